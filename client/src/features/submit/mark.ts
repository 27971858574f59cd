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

/** Whether two bodies ask for the same job, whatever their white space and their marks. */
export function isSameJob(body: string, other: string): boolean {
  return withoutMark(body) === withoutMark(other);
}

function withoutMark(body: string): string {
  const { metadata, ...job } = jobOfBody(body);
  if (!isRecord(metadata)) return JSON.stringify({ ...job, metadata });
  const { [markName]: _mark, ...others } = metadata;
  const isEmpty = Object.keys(others).length === 0;
  return JSON.stringify({ ...job, metadata: isEmpty ? undefined : others });
}
