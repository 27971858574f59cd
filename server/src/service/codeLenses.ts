/**
 * Code lenses of multi graders: above each part, whether the formula uses it and what it scores; above the formula, how
 * many of the parts it uses. The reward's interval stands behind the formula as an inlay hint, so the lens tells it only
 * where that hint is silent because something is unbounded. No text of the file is in a lens: editors draw icons in it.
 */
import * as l10n from '@vscode/l10n';
import { describeInterval } from '../languages/formula/words.ts';
import { describeUses, usesByName } from './describeGrader.ts';
import type { Range } from './embedded.ts';
import { rewardRange } from './formulaRange.ts';
import { multiGraders, scoreRange, type Member, type MultiGrader } from './graders.ts';
import type { Job } from './job.ts';
import { parentOf, startOf } from './json/tree.ts';
import { keyRange } from './namePlaces.ts';

export interface CodeLens {
  /** UTF-16 offset of what the lens stands above. */
  readonly offset: number;
  readonly title: string;
  /** The places that a click shows; none where there is nothing to show. */
  readonly references: readonly Range[];
}

/** The lenses of a job; none where a multi grader has no formula. */
export function codeLenses(job: Job): readonly CodeLens[] {
  return multiGraders(job).flatMap((multi) => {
    const uses = usesByName(job, multi);
    if (!uses) return [];
    const members = multi.members.filter(({ key }) => key !== '');
    const used = members.filter(({ key }) => uses.has(key));
    return [
      ...members.map((member): CodeLens => {
        const references = uses.get(member.key) ?? [];
        const title = [describeUses(references.length), ...scoreOf(job, member)].join(' · ');
        return { offset: startOf(job.tree, member.property), title, references };
      }),
      formulaLens(job, multi, used, members.length),
    ];
  });
}

function scoreOf(job: Job, member: Member): readonly string[] {
  const range = scoreRange(job, member);
  return range ? [l10n.t('score {0}', describeInterval(range))] : [];
}

function formulaLens(
  job: Job,
  multi: MultiGrader,
  used: readonly Member[],
  count: number,
): CodeLens {
  const title = l10n.t('Uses {0} of {1} graders', used.length, count);
  const reward = rewardRange(job, multi);
  const isHinted = reward?.ok && Number.isFinite(reward.low) && Number.isFinite(reward.high);
  const interval =
    reward?.ok && !isHinted ? [l10n.t('the reward is {0}', describeInterval(reward))] : [];
  return {
    offset: startOf(job.tree, parentOf(job.tree, multi.formula)),
    title: [title, ...interval].join(' · '),
    references: used.map(({ property }) => keyRange(job.tree, property)),
  };
}
