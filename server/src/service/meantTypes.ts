/** A view of a job that is being written: what lacks its `type` is already what its other properties belong to. */
import { shareReadings } from './embedded.ts';
import { modelOf, type Job } from './job.ts';
import { childrenOf, memberOf, none } from './json/tree.ts';
import { oncePerJob } from './oncePerJob.ts';
import { impliedTypes } from './rules/impliedTypes.ts';

/** The job itself where no `type` is missing. */
export const withMeantTypes: (job: Job) => Job = oncePerJob((job) => {
  const { tree, objects } = job;
  const lacksType = (node: number) =>
    memberOf(tree, node, 'type') === none && childrenOf(tree, node).length > 0;
  if (!objects.some((object, node) => object?.variants && lacksType(node))) return job;
  const view = modelOf(tree, (node, variants) => {
    const types = lacksType(node) ? impliedTypes(job, node, variants) : [];
    return types.length === 1 ? variants.get(types[0]!) : undefined;
  });
  shareReadings(job, view);
  return view;
});
