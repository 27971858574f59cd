/** The reward that a formula can give, by the scores that its graders can give. */
import { rangeOf, type FormulaRange } from '../languages/formula/range.ts';
import { formulaOf } from './embedded.ts';
import { multiGraders, scoreRange, type MultiGrader } from './graders.ts';
import type { Job } from './job.ts';
import { none } from './json/tree.ts';
import { oncePerJob } from './oncePerJob.ts';

/** Where nothing bounds a grader, its score is any number. */
const anyNumber = { low: -Infinity, high: Infinity };

/** The range of the formula of one of a job's multi graders; undefined where it has none that can be read. */
export function rewardRange(job: Job, multi: MultiGrader): FormulaRange | undefined {
  return rewardRanges(job).get(multi);
}

const rewardRanges = oncePerJob(
  (job): ReadonlyMap<MultiGrader, FormulaRange | undefined> =>
    new Map(multiGraders(job).map((multi) => [multi, computeRange(job, multi)])),
);

function computeRange(job: Job, { formula, members }: MultiGrader): FormulaRange | undefined {
  if (formula === none) return undefined;
  const intervals = new Map(
    members.map((member) => [member.key, scoreRange(job, member) ?? anyNumber]),
  );
  return rangeOf(formulaOf(job, formula), intervals);
}
