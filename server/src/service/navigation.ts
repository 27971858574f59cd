/** Where a name is defined, and where else it stands. */
import type { Range } from './embedded.ts';
import type { Job } from './job.ts';
import type { Occurrence } from './namePlaces.ts';
import { nameAt } from './names.ts';
import type { PythonParsers } from './python.ts';

/** The definitions of the name at an offset (UTF-16); none where there is no name, or it is defined nowhere. */
export function definitionsAt(job: Job, offset: number, python?: PythonParsers): readonly Range[] {
  return occurrencesAt(job, offset, python).filter(({ kind }) => kind === 'definition');
}

/** All places of the name at an offset (UTF-16), in the order of the file; none where there is no name. */
export function occurrencesAt(
  job: Job,
  offset: number,
  python?: PythonParsers,
): readonly Occurrence[] {
  const occurrences = nameAt(job, offset, python)?.name.occurrences ?? [];
  return occurrences.toSorted((one, other) => one.start - other.start);
}
