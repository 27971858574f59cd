/** Formulas that are well written and still give no reward, or always the same. */
import * as l10n from '@vscode/l10n';
import type { Failure } from '../../languages/formula/evaluate.ts';
import { formatNumber } from '../../languages/formula/words.ts';
import { formulaOf } from '../embedded.ts';
import { rewardRange } from '../formulaRange.ts';
import { multiGraders, type MultiGrader } from '../graders.ts';
import type { Job } from '../job.ts';
import { findingAt } from './embeddedFindings.ts';
import type { Finding, Rule } from './rule.ts';

/** A part that never has a value, such as a division by 0: every grade is invalid. */
export const formulaWithoutValue: Rule = {
  code: 'formula-without-value',
  severity: 'error',
  of: 'job',
  check: (job) =>
    multiGraders(job).flatMap((multi) => {
      const range = rewardRange(job, multi);
      return range?.ok === false ? failure(job, multi, range, true) : [];
    }),
};

/** A part that has no value for some scores. */
export const formulaMayFail: Rule = {
  code: 'formula-may-fail',
  severity: 'warning',
  of: 'job',
  check: (job) =>
    multiGraders(job).flatMap((multi) => {
      const range = rewardRange(job, multi);
      return range?.ok ? range.risks.flatMap((risk) => failure(job, multi, risk, false)) : [];
    }),
};

function failure(
  job: Job,
  { formula }: MultiGrader,
  { reason, node }: Failure,
  always: boolean,
): readonly Finding[] {
  const part = formulaOf(job, formula).nodes[node]!;
  switch (reason) {
    case 'division-by-zero':
      return [
        findingAt(
          job,
          formula,
          part,
          always
            ? l10n.t('This divides by zero, so there is never a reward.')
            : l10n.t(
                'This divides by zero where the score is 0. Add something to the divisor, or use max.',
              ),
        ),
      ];
    case 'outside-domain':
      return [
        findingAt(
          job,
          formula,
          part,
          always
            ? l10n.t('This root, logarithm or power has no value, so there is never a reward.')
            : l10n.t(
                'This root, logarithm or power has no value for some scores. Keep its operand positive with max.',
              ),
        ),
      ];
    // A grader without known bounds may give anything, and what is wrong otherwise has its own message.
    case 'too-large':
    case 'syntax':
    case 'unknown-name':
      return [];
  }
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
      const { text } = formulaOf(job, multi.formula);
      const message = l10n.t(
        'The reward is always {0}, whatever the graders say, so nothing is learned.',
        formatNumber(range.low),
      );
      return [findingAt(job, multi.formula, { start: 0, end: text.length }, message)];
    }),
};
