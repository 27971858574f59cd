/** The templates of each grader. */
import type { Grader } from './job.ts';
import { graderAround } from './graders.ts';
import { oncePerJob } from './oncePerJob.ts';

/** For each grader that has templates of its own: their string nodes. A multi grader's members have their own. */
export const templatesByGrader = oncePerJob((job): ReadonlyMap<Grader, readonly number[]> => {
  const byGrader = new Map<Grader, number[]>();
  for (const { node, language } of job.embedded) {
    if (language !== 'template') continue;
    const grader = graderAround(job, node);
    if (!grader) continue;
    const known = byGrader.get(grader);
    if (known) known.push(node);
    else byGrader.set(grader, [node]);
  }
  return byGrader;
});
