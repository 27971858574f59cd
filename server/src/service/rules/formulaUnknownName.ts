/**
 * A name in a formula that is the key of no grader. The service accepts the job; each grade is then invalid. Variables
 * are the keys of `graders`, not the graders' names.
 */
import * as l10n from '@vscode/l10n';
import { functions } from '../../languages/formula/functions.ts';
import { namesIn, type Formula, type NameNode } from '../../languages/formula/tree.ts';
import { alternatives, quote } from '../describe.ts';
import { formulaOf, type Range } from '../embedded.ts';
import { multiGraders, type Member, type MultiGrader } from '../graders.ts';
import type { Job } from '../job.ts';
import { none } from '../json/tree.ts';
import { mostSimilar } from '../similar.ts';
import { findingAt, fixOf } from './embeddedFindings.ts';
import { isInside, isWritable, misnamedGraders, writableKey } from './misnamedGraders.ts';
import type { Finding, Rule } from './rule.ts';

export const formulaUnknownName: Rule = {
  code: 'formula-unknown-name',
  severity: 'error',
  of: 'job',
  check: (job) => multiGraders(job).flatMap((multi) => unknownNames(job, multi)),
};

function unknownNames(job: Job, multi: MultiGrader): readonly Finding[] {
  const { formula, members } = multi;
  // Without members everything is unknown, and that has its own message.
  if (formula === none || members.length === 0) return [];
  const parsed = formulaOf(job, formula);
  // The key that cannot be named is the mistake, and so is reported at the key.
  const known = new Set(
    members.flatMap(({ key }) => (isWritable(key) ? [key] : [key, writableKey(key, members)])),
  );
  const misnamed = misnamedGraders(job, multi);
  return [
    ...misnamed
      .filter(({ by }) => by === 'name')
      .map(({ start, end, member }) => {
        const written = parsed.text.slice(start, end);
        const message = nameMessage(written, member.key);
        return {
          ...findingAt(job, formula, { start, end }, message),
          ...fix(job, formula, { start, end }, member.key),
        };
      }),
    ...namesIn(parsed)
      .filter(({ name }) => !known.has(name))
      .filter((name) => !misnamed.some((range) => isInside(name, range)))
      .filter((name) => !isExplained(parsed, name))
      .map((name) => finding(job, formula, name, members)),
  ];
}

/** Whether a problem of the formula is about this name: it belongs to no formula, or a function lacks parentheses. */
function isExplained({ problems }: Formula, name: NameNode): boolean {
  return problems.some(
    (problem) =>
      problem.edits.some((edit) => edit.text === '' && isInside(name, edit)) ||
      (problem.code === 'missing-operator' &&
        problem.between.start === name.end &&
        functions.has(name.name)),
  );
}

function nameMessage(name: string, key: string): string {
  return l10n.t("{0} is a grader's name; the formula uses its key, {1}.", quote(name), quote(key));
}

function fix(
  job: Job,
  formula: number,
  { start, end }: Range,
  key: string,
): Pick<Finding, 'fixes'> {
  const title = l10n.t('Change to {0}', quote(key));
  return { fixes: () => [fixOf(job, formula, title, [{ start, end, text: key }])] };
}

function finding(job: Job, formula: number, node: NameNode, members: readonly Member[]): Finding {
  const { name } = node;
  if (functions.has(name))
    return findingAt(
      job,
      formula,
      node,
      l10n.t('{0} is a function: write its values in parentheses after it.', quote(name)),
    );
  const keys = members.map(({ key }) => key).filter(isWritable);
  const byName = memberByName(name, members)?.key;
  const meant = byName ?? similarKey(name, keys);
  if (meant === undefined)
    return findingAt(
      job,
      formula,
      node,
      l10n.t('No grader has the key {0}. Use {1}.', quote(name), alternatives(keys)),
    );
  const message =
    byName === undefined
      ? l10n.t('No grader has the key {0}. Did you mean {1}?', quote(name), quote(meant))
      : nameMessage(name, meant);
  return { ...findingAt(job, formula, node, message), ...fix(job, formula, node, meant) };
}

/** The grader that has this name; one that a formula can name by its key. */
function memberByName(name: string, members: readonly Member[]): Member | undefined {
  return members.find((member) => member.name === name && isWritable(member.key));
}

/** Every other letter is one change away from a letter: that says nothing about what was meant. */
function similarKey(name: string, keys: readonly string[]): string | undefined {
  const similar = mostSimilar(name, keys);
  const isOtherLetter = name.length === 1 && similar?.toLowerCase() !== name.toLowerCase();
  return isOtherLetter ? undefined : similar;
}
