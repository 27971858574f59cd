/** Where a name is defined, and where else it stands. */
import type { Range } from './embedded.ts';
import type { Job } from './job.ts';
import type { Occurrence } from './namePlaces.ts';
import { nameAt } from './names.ts';

/** A name under the cursor, and the places that define it. */
export interface Definition {
  readonly origin: Range;
  readonly targets: readonly Range[];
}

/** The definitions of the name at an offset (UTF-16); undefined where there is no name, or it is defined nowhere. */
export function definitionAt(job: Job, offset: number): Definition | undefined {
  const found = nameAt(job, offset);
  if (!found) return undefined;
  const targets = found.name.occurrences.filter(({ kind }) => kind === 'definition');
  return targets.length === 0 ? undefined : { origin: found.occurrence, targets };
}

/** All places of the name at an offset (UTF-16), in the order of the file; none where there is no name. */
export function occurrencesAt(job: Job, offset: number): readonly Occurrence[] {
  const occurrences = nameAt(job, offset)?.name.occurrences ?? [];
  return occurrences.toSorted((one, other) => one.start - other.start);
}
