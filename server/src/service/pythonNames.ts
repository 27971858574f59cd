/** The names of Python's own in the source of a grader: its functions, parameters and variables. */
import { embeddedAt, toSource } from './embedded.ts';
import type { Job } from './job.ts';
import type { NameAt } from './names.ts';
import { pythonSources, type PythonParsers } from './python.ts';

/** The name at an offset (UTF-16) in a source, its ends included. */
export function pythonNameAt(job: Job, offset: number, python: PythonParsers): NameAt | undefined {
  const place = embeddedAt(job, offset);
  const source = place && pythonSources(job, python).find(({ node }) => node === place.node);
  const found = source && python.structure?.nameAt(source.map.decoded, place.offset);
  if (!found) return undefined;
  const occurrences = found.places.map(
    ({ kind, ...range }) => ({ kind, in: 'python', ...toSource(source.map, range) }) as const,
  );
  const occurrence = occurrences.find(({ start, end }) => start <= offset && offset <= end);
  if (!occurrence) return undefined;
  const { text, areAll } = found;
  const isKnown = areAll && source.complete;
  const fixedBy = source.errors.length > 0 ? 'mistakes' : isKnown ? undefined : 'others';
  const scopes = new Set([source.node]);
  return { name: { kind: 'variable', text, scopes, fixedBy, occurrences }, occurrence };
}
