/**
 * The names of a job: what one place defines and other places use. Graders by their keys, labels, and the fields of the
 * answer, each with all its places. Navigation and renaming read nothing else.
 */
import { namesIn } from '../languages/formula/tree.ts';
import { formulaOf, mapOf, toSource } from './embedded.ts';
import { fieldNames } from './fieldNames.ts';
import { multiGraders } from './graders.ts';
import type { Job } from './job.ts';
import { memberOf, none, stringOf } from './json/tree.ts';
import { keyRange, stringsAt, textRange, type Name, type Occurrence } from './namePlaces.ts';
import { oncePerJob } from './oncePerJob.ts';
import { pythonSources, type PythonParsers } from './python.ts';

/** All names of a job, those that are used but defined nowhere among them; their places in Python only with its parsers. */
export const namesOf: (job: Job, python: PythonParsers | undefined) => readonly Name[] = oncePerJob(
  (job, python) => [
    ...graderNames(job),
    ...labelNames(job),
    ...fieldNames(job, python ? pythonSources(job, python) : []),
  ],
);

export interface NameAt {
  readonly name: Name;
  readonly occurrence: Occurrence;
}

/** The name at an offset (UTF-16), its ends included. */
export function nameAt(
  job: Job,
  offset: number,
  python: PythonParsers | undefined,
): NameAt | undefined {
  for (const name of namesOf(job, python))
    for (const occurrence of name.occurrences)
      if (occurrence.start <= offset && offset <= occurrence.end) return { name, occurrence };
  return python?.service?.pythonNameAt(job, offset, python);
}

function graderNames(job: Job): readonly Name[] {
  return multiGraders(job).flatMap(({ grader, formula, members }) => {
    const places = new Map<string, Occurrence[]>();
    for (const { key, property } of members) {
      const range = keyRange(job.tree, property);
      add(places, key, { kind: 'definition', in: 'key', ...range });
    }
    if (formula !== none) {
      const map = mapOf(job, formula);
      for (const node of namesIn(formulaOf(job, formula)))
        add(places, node.name, { kind: 'use', in: 'formula', ...toSource(map, node) });
    }
    return namesFrom('grader', grader.node, places);
  });
}

function labelNames(job: Job): readonly Name[] {
  return job.graders.flatMap(({ node, type }) => {
    if (type !== 'label_model') return [];
    const places = new Map<string, Occurrence[]>();
    for (const [key, kind] of [
      ['labels', 'definition'],
      ['passing_labels', 'use'],
    ] as const)
      for (const label of stringsAt(job.tree, memberOf(job.tree, node, key))) {
        const range = textRange(job.tree, label);
        add(places, stringOf(job.tree, label), { kind, in: 'string', ...range });
      }
    return namesFrom('label', node, places);
  });
}

function add(places: Map<string, Occurrence[]>, text: string, occurrence: Occurrence): void {
  const found = places.get(text);
  if (found) found.push(occurrence);
  else places.set(text, [occurrence]);
}

function namesFrom(
  kind: Name['kind'],
  scope: number,
  places: ReadonlyMap<string, readonly Occurrence[]>,
): readonly Name[] {
  const scopes = new Set([scope]);
  return [...places].map(([text, occurrences]) => ({ kind, text, scopes, occurrences }));
}
