/** Behind each formula: between which values the reward that it computes can lie. */
import * as l10n from '@vscode/l10n';
import { describeInterval, formatNumber } from '../languages/formula/words.ts';
import { rewardRange } from './formulaRange.ts';
import { multiGraders } from './graders.ts';
import type { Job } from './job.ts';
import { endOf } from './json/tree.ts';

export interface InlayHint {
  /** UTF-16 offset that the hint stands behind. */
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/** The hints of a job; none for a formula with mistakes, or whose reward nothing bounds. */
export function inlayHints(job: Job): readonly InlayHint[] {
  return multiGraders(job).flatMap((multi) => {
    const range = rewardRange(job, multi);
    if (!range?.ok || !Number.isFinite(range.low) || !Number.isFinite(range.high)) return [];
    const low = formatNumber(range.low);
    const high = formatNumber(range.high);
    return [
      {
        offset: endOf(job.tree, multi.formula),
        label: low === high ? `→ ${low}` : `→ ${low} … ${high}`,
        tooltip: l10n.t(
          'The reward is {0}, by the scores that the graders can give.',
          describeInterval(range),
        ),
      },
    ];
  });
}
