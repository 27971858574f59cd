/** Formulas that are well written and still give no reward, or always the same. */
import * as l10n from '@vscode/l10n';
import type { FailureReason } from '../../languages/formula/evaluate.ts';
import { formatNumber } from '../../languages/formula/words.ts';
import { namesIn } from '../../languages/formula/tree.ts';
import { formulaOf, type Range } from '../embedded.ts';
import { rewardRange } from '../formulaRange.ts';
import { multiGraders, scoreRange, type Member, type MultiGrader } from '../graders.ts';
import type { Job } from '../job.ts';
import { findingAt } from './embeddedFindings.ts';
import { isAnyInside } from './misnamedGraders.ts';
import type { Rule } from './rule.ts';

/** A part that never has a value, such as a division by 0: every grade is invalid. */
export const formulaWithoutValue: Rule = {
  code: 'formula-without-value',
  severity: 'error',
  of: 'job',
  check: (job) =>
    multiGraders(job).flatMap((multi) => {
      const range = rewardRange(job, multi);
      if (range?.ok !== false) return [];
      const message = neverMessage(range.reason);
      if (message === undefined) return [];
      const part = formulaOf(job, multi.formula).nodes[range.node]!;
      return [findingAt(job, multi.formula, part, message)];
    }),
};

/** What to say of a part that never has a value; undefined for what has its own message. */
function neverMessage(reason: FailureReason): string | undefined {
  switch (reason) {
    case 'division-by-zero':
      return l10n.t('This divides by zero, so there is never a reward.');
    case 'outside-domain':
      return l10n.t('This root, logarithm or power has no value, so there is never a reward.');
    case 'too-large':
      return l10n.t('This is too large a number, so there is never a reward.');
    case 'syntax':
    case 'unknown-name':
      return undefined;
  }
}

/** A part that has no value for some scores. */
export const formulaMayFail: Rule = {
  code: 'formula-may-fail',
  severity: 'warning',
  of: 'job',
  check: (job) =>
    multiGraders(job).flatMap((multi) => {
      const range = rewardRange(job, multi);
      if (!range?.ok || range.risks.length === 0) return [];
      const { nodes } = formulaOf(job, multi.formula);
      const unbounded = unboundedNames(job, multi);
      return range.risks.map(({ reason, node }) => {
        const part = nodes[node]!;
        const message =
          reason === 'division-by-zero'
            ? l10n.t(
                'This divides by zero for some scores. Add something to the divisor, or use max.',
              )
            : l10n.t(
                'This root, logarithm or power has no value for some scores. Keep its operand positive with max.',
              );
        const isDivision = part.kind === 'binary' && part.operator === '/';
        // Of a score without known bounds nobody can say whether it ever gets there.
        const isUnsure = isAnyInside(unbounded, isDivision ? nodes[part.right]! : part);
        return {
          ...findingAt(job, multi.formula, part, message),
          ...(isUnsure && { severity: 'information' as const }),
        };
      });
    }),
};

/** The names in a formula whose scores may be any number. */
function unboundedNames(job: Job, { formula, members }: MultiGrader): readonly Range[] {
  const unbounded = new Set(
    members.flatMap((member) => (scoreRange(job, member) ? [] : [member.key])),
  );
  return namesIn(formulaOf(job, formula)).filter(({ name }) => unbounded.has(name));
}

/** The same reward whatever the graders say: nothing is learned. */
export const formulaConstant: Rule = {
  code: 'formula-constant',
  severity: 'warning',
  of: 'job',
  check: (job) =>
    multiGraders(job).flatMap((multi) => {
      const range = rewardRange(job, multi);
      if (!range?.ok || !range.isConstant) return [];
      const formula = formulaOf(job, multi.formula);
      const used = new Set(namesIn(formula).map(({ name }) => name));
      // Without graders, or with one whose range is a single number, that is what has to be mended.
      const isFixed = multi.members.some(
        (member) => used.has(member.key) && hasOneScore(job, member),
      );
      if (multi.members.length === 0 || isFixed) return [];
      const message = l10n.t(
        'The reward is always {0}, whatever the graders say, so nothing is learned.',
        formatNumber(range.low),
      );
      return [findingAt(job, multi.formula, { start: 0, end: formula.text.length }, message)];
    }),
};

function hasOneScore(job: Job, member: Member): boolean {
  const range = scoreRange(job, member);
  return range !== undefined && range.low === range.high;
}
