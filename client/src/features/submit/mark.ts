/** The metadata entry by which a job is known as that of a submission, where the user allows one. */
import { isRecord } from '../../api/json.ts';

/** Part of the format: jobs out there carry it. */
export const markName = 'ftjob_submission';

/** The job that a body describes, as a value; an empty one for what is no object. */
export function jobOfBody(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}

/** Whether two bodies ask for the same job, whatever their white space, the order of their keys and their marks. */
export function isSameJob(body: string, other: string): boolean {
  return isSameValue(withoutMark(body), withoutMark(other));
}

function withoutMark(body: string): Readonly<Record<string, unknown>> {
  const { metadata, ...job } = jobOfBody(body);
  if (!isRecord(metadata)) return { ...job, metadata };
  const { [markName]: _mark, ...others } = metadata;
  const isEmpty = Object.keys(others).length === 0;
  return { ...job, metadata: isEmpty ? undefined : others };
}

/** Of values that came of JSON. */
function isSameValue(one: unknown, other: unknown): boolean {
  const pairs: [unknown, unknown][] = [[one, other]];
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [left, right] = pair;
    if (left === right) continue;
    if (Array.isArray(left) !== Array.isArray(right)) return false;
    if (!isContainer(left) || !isContainer(right)) return false;
    const keys = Object.keys(left);
    if (keys.length !== Object.keys(right).length) return false;
    for (const key of keys) {
      if (!Object.hasOwn(right, key)) return false;
      pairs.push([left[key], right[key]]);
    }
  }
  return true;
}

/** A list is one by its indexes. */
function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
