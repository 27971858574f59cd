/** What several rules and features ask of the same job, computed once for it and forgotten with it. */
import type { Job } from './job.ts';

/**
 * The same function, whose result is kept as long as the job is. Its other arguments are the same for a job each time, or
 * it is computed anew.
 */
export function oncePerJob<Result, Others extends readonly unknown[]>(
  compute: (job: Job, ...others: Others) => Result,
): (job: Job, ...others: Others) => Result {
  const results = new WeakMap<Job, { readonly others: Others; readonly result: Result }>();
  return (job, ...others) => {
    const last = results.get(job);
    if (last?.others.every((other, index) => other === others[index])) return last.result;
    const result = compute(job, ...others);
    results.set(job, { others, result });
    return result;
  };
}
