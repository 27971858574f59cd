/** How a formula and its graders fit: all used, keys that can be written in it, scores on one scale. */
import * as l10n from '@vscode/l10n';
import { ambiguousPowers } from '../../languages/formula/powers.ts';
import { functions } from '../../languages/formula/functions.ts';
import { evaluate } from '../../languages/formula/evaluate.ts';
import { namesIn, type Formula } from '../../languages/formula/tree.ts';
import { formatNumber } from '../../languages/formula/words.ts';
import { quote } from '../describe.ts';
import { formulaOf, mapOf, toSource, type Range } from '../embedded.ts';
import { rewardRange } from '../formulaRange.ts';
import { isWritable, writableKey } from '../graderKeys.ts';
import { multiGraders, scoreRange, type Member, type MultiGrader } from '../graders.ts';
import type { Job } from '../job.ts';
import { none, startOf } from '../json/tree.ts';
import { findingAt, fixOf } from './embeddedFindings.ts';
import { misnamedGraders } from './misnamedGraders.ts';
import type { Finding, Fix, Rule } from './rule.ts';

function atKey({ tree }: Job, { property }: Member, message: string): Finding {
  return { start: startOf(tree, property), end: tree.keyEnds[property]!, message };
}

/** A grader that is computed, and paid for, and has no part in the reward. */
export const unusedGrader: Rule = {
  code: 'unused-grader',
  severity: 'warning',
  of: 'job',
  check: (job) =>
    multiGraders(job).flatMap((multi) => {
      const { formula, members } = multi;
      // In a formula with mistakes any name may be a grader's.
      if (formula === none || formulaOf(job, formula).problems.length > 0) return [];
      const names = new Set(namesIn(formulaOf(job, formula)).map(({ name }) => name));
      const keys = new Set(members.map(({ key }) => key));
      if ([...names].some((name) => !keys.has(name))) return [];
      const range = rewardRange(job, multi);
      if (range?.ok && range.isConstant) return [];
      return members
        .filter(({ key }) => isWritable(key) && !names.has(key))
        .map((member) => ({
          ...atKey(
            job,
            member,
            l10n.t(
              '{0} does not appear in "calculate_output", so it has no part in the reward.',
              quote(member.key),
            ),
          ),
          tag: 'unnecessary' as const,
        }));
    }),
};

/** A key that a formula cannot name, or that means something else in it. */
export const graderKey: Rule = {
  code: 'grader-key',
  severity: 'warning',
  of: 'job',
  check: (job) =>
    multiGraders(job).flatMap((multi) => {
      const { formula, members } = multi;
      const names = formula === none ? [] : namesIn(formulaOf(job, formula));
      const named = new Set(names.map(({ name }) => name));
      const keys = new Set(members.map(({ key }) => key));
      return members
        .filter((member) => !isWritable(member.key) && isWritten(job, member))
        .map((member) => {
          const name = writableKey(member.key || (member.name ?? ''), keys);
          return {
            ...atKey(job, member, keyMessage(member.key, name)),
            // A formula that uses the key that this one should be has no value for certain.
            ...(named.has(name) && { severity: 'error' as const }),
            fixes: () => [renaming(job, multi, member, name)],
          };
        });
    }),
};

/** Whether there is a key, be it an empty one: it may be being typed. */
function isWritten({ tree }: Job, { property, node }: Member): boolean {
  return node !== none && tree.keyEnds[property]! > startOf(tree, property);
}

function keyMessage(key: string, name: string): string {
  return functions.has(key)
    ? l10n.t('{0} is a function of formulas. Give the grader another key.', quote(key))
    : l10n.t(
        '{0} cannot be named in the formula: use the letters a to z, digits and _, as in {1}.',
        quote(key),
        quote(name),
      );
}

function renaming(job: Job, multi: MultiGrader, member: Member, name: string): Fix {
  const { start, end } = atKey(job, member, '');
  return {
    title: l10n.t('Rename to {0}', quote(name)),
    edits: [
      { start, end, text: JSON.stringify(name) },
      ...usesOf(job, multi, member).map((use) => ({ ...use, text: name })),
    ],
  };
}

/** The places in the file where the formula means a grader by its key, as it is now. */
function usesOf(job: Job, multi: MultiGrader, { key }: Member): readonly Range[] {
  const { formula } = multi;
  if (formula === none) return [];
  return [
    ...namesIn(formulaOf(job, formula)).filter(({ name }) => name === key),
    ...misnamedGraders(job, multi).filter(({ member, by }) => by === 'key' && member.key === key),
  ].map((range) => toSource(mapOf(job, formula), range));
}

/** A sum of scores on different scales: one of them drowns the others. */
export const mixedRanges: Rule = {
  code: 'mixed-ranges',
  severity: 'hint',
  of: 'job',
  check: (job) =>
    multiGraders(job).flatMap(({ formula, members }) => {
      if (formula === none) return [];
      const parsed = formulaOf(job, formula);
      const isSum = parsed.nodes.every(
        (node) => node.kind !== 'call' && (node.kind !== 'binary' || node.operator !== '^'),
      );
      if (!isSum || parsed.problems.length > 0) return [];
      const used = new Set(namesIn(parsed).map(({ name }) => name));
      const ranges = members
        .filter(({ key }) => used.has(key))
        .flatMap((member) => {
          const range = scoreRange(job, member);
          return range ? [{ member, range }] : [];
        });
      const widest = ranges.toSorted((a, b) => b.range.high - a.range.high)[0];
      const narrower = ranges.filter(({ range }) => range.high !== widest?.range.high);
      if (!widest || narrower.length === 0) return [];
      // A weight can be just what brings the scores to one scale: then none of them exceeds the scale of 0 to 1.
      const share = shareOf(parsed, used, [widest]);
      if (share <= 1 || share <= shareOf(parsed, used, narrower)) return [];
      const { low, high } = widest.range;
      const message = l10n.t(
        'The scores are on different scales: {0} goes from {1} to {2}, others do not. Divide it to weigh them as meant.',
        quote(widest.member.key),
        formatNumber(low),
        formatNumber(high),
      );
      return [findingAt(job, formula, { start: 0, end: parsed.text.length }, message)];
    }),
};

/** How much the highest scores of some graders add to the reward when the others give 0; 0 where that has no value. */
function shareOf(
  parsed: Formula,
  names: ReadonlySet<string>,
  highest: readonly { readonly member: Member; readonly range: { readonly high: number } }[],
): number {
  const nothing = [...names].map((name) => [name, 0] as const);
  const tops = highest.map(({ member, range }) => [member.key, range.high] as const);
  const without = evaluate(parsed, new Map(nothing));
  const alone = evaluate(parsed, new Map([...nothing, ...tops]));
  return without.ok && alone.ok ? Math.abs(alone.value - without.value) : 0;
}

/** A power whose order the service does not document. */
export const ambiguousPower: Rule = {
  code: 'formula-power',
  severity: 'hint',
  of: 'job',
  check: (job) =>
    multiGraders(job).flatMap(({ formula }) => {
      if (formula === none) return [];
      return ambiguousPowers(formulaOf(job, formula)).map((power) => ({
        ...findingAt(
          job,
          formula,
          power,
          l10n.t('In which order this is computed is not documented. Set parentheses.'),
        ),
        fixes: () => [
          fixOf(job, formula, l10n.t('Set parentheses'), [
            { start: power.inner.start, end: power.inner.start, text: '(' },
            { start: power.inner.end, end: power.inner.end, text: ')' },
          ]),
        ],
      }));
    }),
};
