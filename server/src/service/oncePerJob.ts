/** What several rules and features ask of the same job, computed once for it and forgotten with it. */
import type { Job } from './job.ts';

/** The same function, whose result is kept as long as the job is. */
export function oncePerJob<Result>(compute: (job: Job) => Result): (job: Job) => Result {
  const results = new WeakMap<Job, { readonly result: Result }>();
  return (job) => {
    const known = results.get(job) ?? { result: compute(job) };
    results.set(job, known);
    return known.result;
  };
}
