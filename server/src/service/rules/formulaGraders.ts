/** How a formula and its graders fit: all used, keys that can be written in it, scores on one scale. */
import * as l10n from '@vscode/l10n';
import { ambiguousPowers } from '../../languages/formula/powers.ts';
import { functions } from '../../languages/formula/functions.ts';
import { namesIn } from '../../languages/formula/tree.ts';
import { formatNumber } from '../../languages/formula/words.ts';
import { quote } from '../describe.ts';
import { formulaOf } from '../embedded.ts';
import { multiGraders, scoreRange, type Member } from '../graders.ts';
import type { Job } from '../job.ts';
import { none, startOf } from '../json/tree.ts';
import { findingAt, fixOf } from './embeddedFindings.ts';
import type { Finding, Rule } from './rule.ts';

function atKey({ tree }: Job, { property }: Member, message: string): Finding {
  return { start: startOf(tree, property), end: tree.keyEnds[property]!, message };
}

/** A grader that is computed, and paid for, and has no part in the reward. */
export const unusedGrader: Rule = {
  code: 'unused-grader',
  severity: 'warning',
  of: 'job',
  check: (job) =>
    multiGraders(job).flatMap(({ formula, members }) => {
      // In a formula with mistakes any name may be a grader's.
      if (formula === none || formulaOf(job, formula).problems.length > 0) return [];
      const names = new Set(namesIn(formulaOf(job, formula)).map(({ name }) => name));
      const keys = new Set(members.map(({ key }) => key));
      if ([...names].some((name) => !keys.has(name))) return [];
      return members
        .filter(({ key }) => key !== '' && !names.has(key))
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

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A key that a formula cannot name, or that means something else in it. */
export const graderKey: Rule = {
  code: 'grader-key',
  severity: 'warning',
  of: 'job',
  check: (job) =>
    multiGraders(job).flatMap(({ members }) =>
      members.flatMap((member) => {
        const { key } = member;
        if (functions.has(key))
          return [
            atKey(
              job,
              member,
              l10n.t('{0} is a function of formulas. Give the grader another key.', quote(key)),
            ),
          ];
        if (key === '' || identifier.test(key)) return [];
        const message = l10n.t(
          '{0} cannot be named in the formula: use letters, digits and _, as in {1}.',
          quote(key),
          quote(toIdentifier(key)),
        );
        return [atKey(job, member, message)];
      }),
    ),
};

function toIdentifier(key: string): string {
  const plain = key.replaceAll(/[^A-Za-z0-9_]+/g, '_');
  return identifier.test(plain) ? plain : `grader_${plain}`;
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
      // A division or a power can be just what brings the scores to one scale.
      const isPlainSum = parsed.nodes.every(
        (node) => node.kind !== 'call' && (node.kind !== 'binary' || '+-*'.includes(node.operator)),
      );
      if (!isPlainSum || parsed.problems.length > 0) return [];
      const used = new Set(namesIn(parsed).map(({ name }) => name));
      const ranges = members
        .filter(({ key }) => used.has(key))
        .flatMap((member) => {
          const range = scoreRange(job, member);
          return range ? [{ member, range }] : [];
        });
      const widest = ranges.toSorted((a, b) => b.range.high - a.range.high)[0];
      if (!widest || ranges.every(({ range }) => range.high === widest.range.high)) return [];
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
