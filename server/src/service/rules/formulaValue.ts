/** Formulas that are well written and still give no reward, or always the same. */
import * as l10n from '@vscode/l10n';
import type { Failure } from '../../languages/formula/evaluate.ts';
import { formatNumber } from '../../languages/formula/words.ts';
import { namesIn } from '../../languages/formula/tree.ts';
import { formulaOf, type Range } from '../embedded.ts';
import { rewardRange } from '../formulaRange.ts';
import { multiGraders, scoreRange, type Member, type MultiGrader } from '../graders.ts';
import type { Job } from '../job.ts';
import { findingAt } from './embeddedFindings.ts';
import { isInside } from './misnamedGraders.ts';
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
  multi: MultiGrader,
  { reason, node }: Failure,
  always: boolean,
): readonly Finding[] {
  const { formula } = multi;
  const part = formulaOf(job, formula).nodes[node]!;
  // Of a score without known bounds nobody can say whether it ever gets there.
  const severity =
    !always && isUnbounded(job, multi, part) ? { severity: 'information' as const } : {};
  switch (reason) {
    case 'division-by-zero':
      return [
        {
          ...severity,
          ...findingAt(
            job,
            formula,
            part,
            always
              ? l10n.t('This divides by zero, so there is never a reward.')
              : l10n.t(
                  'This divides by zero for some scores. Add something to the divisor, or use max.',
                ),
          ),
        },
      ];
    case 'outside-domain':
      return [
        {
          ...severity,
          ...findingAt(
            job,
            formula,
            part,
            always
              ? l10n.t('This root, logarithm or power has no value, so there is never a reward.')
              : l10n.t(
                  'This root, logarithm or power has no value for some scores. Keep its operand positive with max.',
                ),
          ),
        },
      ];
    case 'too-large':
      return always
        ? [
            findingAt(
              job,
              formula,
              part,
              l10n.t('This is too large a number, so there is never a reward.'),
            ),
          ]
        : [];
    // These have their own messages.
    case 'syntax':
    case 'unknown-name':
      return [];
  }
}

/** Whether a part of a formula rests on a score that may be any number. */
function isUnbounded(job: Job, { formula, members }: MultiGrader, part: Range): boolean {
  return namesIn(formulaOf(job, formula)).some(
    (name) =>
      isInside(name, part) &&
      members.some((member) => member.key === name.name && !scoreRange(job, member)),
  );
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
      // Without graders, or with one whose range is a single number, that is what has to be mended.
      if (multi.members.length === 0 || multi.members.some((member) => isFixed(job, member)))
        return [];
      const { text } = formulaOf(job, multi.formula);
      const message = l10n.t(
        'The reward is always {0}, whatever the graders say, so nothing is learned.',
        formatNumber(range.low),
      );
      return [findingAt(job, multi.formula, { start: 0, end: text.length }, message)];
    }),
};

function isFixed(job: Job, member: Member): boolean {
  const range = scoreRange(job, member);
  return range !== undefined && range.low === range.high;
}
