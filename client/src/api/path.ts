/** Ids, which a service or a job file can make of anything, in the path of a request. */

/** An id as one step of a path; what cannot be one becomes a step that no service knows. */
export function stepOf(id: string): string {
  // Half a surrogate pair has no escape.
  const step = encodeURIComponent(id.replace(/\p{Cs}/gu, '\ufffd'));
  // `.` and `..` would lead to another path, however they are escaped.
  return /^\.\.?$/.test(step) ? step.replaceAll('.', '%252E') : step;
}
