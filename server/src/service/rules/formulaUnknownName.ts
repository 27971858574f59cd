/**
 * A name in a formula that is the key of no grader. The service accepts the job; each grade is then invalid. Variables
 * are the keys of `graders`, not the graders' names.
 */
import * as l10n from '@vscode/l10n';
import { namesIn, type NameNode } from '../../languages/formula/tree.ts';
import { alternatives, quote } from '../describe.ts';
import { formulaOf } from '../embedded.ts';
import { multiGraders, type Member, type MultiGrader } from '../graders.ts';
import type { Job } from '../job.ts';
import { none } from '../json/tree.ts';
import { mostSimilar } from '../similar.ts';
import { findingAt, fixOf } from './embeddedFindings.ts';
import type { Finding, Rule } from './rule.ts';

export const formulaUnknownName: Rule = {
  code: 'formula-unknown-name',
  severity: 'error',
  of: 'job',
  check: (job) => multiGraders(job).flatMap((multi) => unknownNames(job, multi)),
};

function unknownNames(job: Job, { formula, members }: MultiGrader): readonly Finding[] {
  // Without members everything is unknown, and that has its own message.
  if (formula === none || members.length === 0) return [];
  const keys = new Set(members.map(({ key }) => key));
  return namesIn(formulaOf(job, formula))
    .filter(({ name }) => !keys.has(name))
    .map((name) => finding(job, formula, name, members));
}

function finding(job: Job, formula: number, node: NameNode, members: readonly Member[]): Finding {
  const { name } = node;
  const keys = members.map(({ key }) => key);
  const byName = members.find((member) => member.name === name)?.key;
  const meant = byName ?? mostSimilar(name, keys);
  if (meant === undefined)
    return findingAt(
      job,
      formula,
      node,
      l10n.t('No grader has the key {0}. The keys are {1}.', quote(name), alternatives(keys)),
    );
  const message =
    byName === undefined
      ? l10n.t('No grader has the key {0}. Did you mean {1}?', quote(name), quote(meant))
      : l10n.t("{0} is a grader's name; the formula uses its key, {1}.", quote(name), quote(meant));
  return {
    ...findingAt(job, formula, node, message),
    fixes: () => [
      fixOf(job, formula, l10n.t('Change to {0}', quote(meant)), [
        { start: node.start, end: node.end, text: meant },
      ]),
    ],
  };
}
