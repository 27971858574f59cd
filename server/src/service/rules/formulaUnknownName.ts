/**
 * A name in a formula that is the key of no grader. The service accepts the job; each grade is then invalid. Variables
 * are the keys of `graders`, not the graders' names.
 */
import * as l10n from '@vscode/l10n';
import type { FormulaProblem } from '../../languages/formula/problems.ts';
import { functions } from '../../languages/formula/functions.ts';
import { namesIn, type Formula, type NameNode } from '../../languages/formula/tree.ts';
import { alternatives, quote } from '../describe.ts';
import { formulaOf, type Range } from '../embedded.ts';
import { isWritable, writableKey } from '../graderKeys.ts';
import { multiGraders, type Member, type MultiGrader } from '../graders.ts';
import type { Job } from '../job.ts';
import { none } from '../json/tree.ts';
import { mostSimilar } from '../similar.ts';
import { findingAt, fixOf } from './embeddedFindings.ts';
import { ownProblems } from './formulaSyntax.ts';
import { isCovered, misnamedGraders } from './misnamedGraders.ts';
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
  const keys = new Set(members.map(({ key }) => key));
  // The key that cannot be named is the mistake, and so is reported at the key.
  const unwritable = [...keys].filter((key) => !isWritable(key));
  const known = new Set([...keys, ...unwritable.map((key) => writableKey(key, keys))]);
  const unknown = namesIn(parsed).filter(({ name }) => !known.has(name));
  const misnamed = misnamedGraders(job, multi);
  if (unknown.length === 0 && misnamed.length === 0) return [];
  const explained = explainedRanges(parsed, ownProblems(job, formula));
  const candidates = candidatesOf(members);
  const restEnds = new Map(
    parsed.problems.flatMap(({ code, start, end }) =>
      code === 'dotted-name' ? [[start, end]] : [],
    ),
  );
  return [
    ...misnamed
      .filter(({ by }) => by === 'name')
      .map(({ start, end, member }) => {
        const message = nameMessage(parsed.text.slice(start, end), member.key);
        return {
          ...findingAt(job, formula, { start, end }, message),
          ...fix(job, formula, { start, end }, member.key),
        };
      }),
    ...unknown
      .filter((name) => !isCovered(name, misnamed) && !isCovered(name, explained))
      .map((name) => {
        const restEnd = restEnds.get(name.end);
        const inOwner =
          restEnd === undefined
            ? undefined
            : ownerFinding(job, formula, { ...name, end: restEnd }, keys);
        return inOwner ?? finding(job, formula, name, candidates, restEnd);
      }),
  ];
}

/** `graders.exact`, `graders["exact"]`, `item.score`: a path where a bare key must stand. */
function ownerFinding(
  job: Job,
  formula: number,
  { name, start, end }: NameNode,
  keys: ReadonlySet<string>,
): Finding | undefined {
  const { text } = formulaOf(job, formula);
  if (name === 'item' || name === 'sample')
    return findingAt(
      job,
      formula,
      { start, end },
      l10n.t(
        "A formula knows only the graders' keys. Let a grader score {0}.",
        quote(text.slice(start, end)),
      ),
    );
  const key = text.slice(start + name.length, end).replaceAll(/^\.|^\[\s?["'`]|["'`]\s?\]$/g, '');
  if (!keys.has(key)) return undefined;
  const message = l10n.t('A grader stands in the formula by its bare key: {0}.', key);
  return {
    ...findingAt(job, formula, { start, end }, message),
    ...fix(job, formula, { start, end }, key),
  };
}

/** The parts of a formula whose problems say all there is to say: what belongs to none, functions without parentheses. */
function explainedRanges(
  { nodes }: Formula,
  problems: readonly FormulaProblem[],
): readonly Range[] {
  const functionEnds = new Map<number, Range>();
  for (const node of nodes)
    if (node.kind === 'name' && functions.has(node.name)) functionEnds.set(node.end, node);
  return problems
    .flatMap((problem): readonly Range[] => {
      const called =
        problem.code === 'missing-operator' ? functionEnds.get(problem.between.start) : undefined;
      return called ? [called] : problem.edits.filter(({ text }) => text === '');
    })
    .toSorted((one, other) => one.start - other.start);
}

/** What an unknown name may have meant. */
interface Candidates {
  /** The keys that a formula can name. */
  readonly keys: readonly string[];
  /** Such keys by the names of their graders. */
  readonly keysByName: ReadonlyMap<string, string>;
}

function candidatesOf(members: readonly Member[]): Candidates {
  const writable = members.filter(({ key }) => isWritable(key));
  return {
    keys: writable.map(({ key }) => key),
    keysByName: new Map(
      writable.flatMap(({ key, name }) => (name === undefined ? [] : [[name, key] as const])),
    ),
  };
}

/** Among more keys than these, the one that was meant is not looked for. */
const maxCompared = 50;

/** More keys than these in a message help nobody. */
const maxListed = 8;

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

function finding(
  job: Job,
  formula: number,
  node: NameNode,
  { keys, keysByName }: Candidates,
  restEnd = node.end,
): Finding {
  const { name } = node;
  if (functions.has(name))
    return findingAt(
      job,
      formula,
      node,
      l10n.t('{0} is a function: write its values in parentheses after it.', quote(name)),
    );
  const byName = keysByName.get(name);
  const meant = byName ?? similarKey(name, keys.length > maxCompared ? [] : keys);
  if (meant === undefined) return findingAt(job, formula, node, unknownMessage(name, keys));
  const message =
    byName === undefined
      ? l10n.t('No grader has the key {0}. Did you mean {1}?', quote(name), quote(meant))
      : nameMessage(name, meant);
  return {
    ...findingAt(job, formula, node, message),
    ...fix(job, formula, { ...node, end: restEnd }, meant),
  };
}

function unknownMessage(name: string, keys: readonly string[]): string {
  return keys.length === 0 || keys.length > maxListed
    ? l10n.t('No grader has the key {0}. Use the key of one of the graders.', quote(name))
    : l10n.t('No grader has the key {0}. Use {1}.', quote(name), alternatives(keys));
}

/** Every other letter is one change away from a letter: that says nothing about what was meant. */
function similarKey(name: string, keys: readonly string[]): string | undefined {
  const similar = mostSimilar(name, keys);
  const isOtherLetter = name.length === 1 && similar?.toLowerCase() !== name.toLowerCase();
  return isOtherLetter ? undefined : similar;
}
