/** The Python of a job: its sources, and what the parsers tell of each, read once per version. */
import type { CheckSyntax, PythonStructure } from '../languages/python/python.ts';
import { maxSourceLength } from '../languages/python/sourceLimit.ts';
import type { PythonModule } from '../languages/python/structure.ts';
import type { PythonSyntaxError } from '../languages/python/syntaxErrors.ts';
import { mapOf } from './embedded.ts';
import type { Job } from './job.ts';
import { endOf, startOf } from './json/tree.ts';
import type { StringMap } from './json/string.ts';
import { oncePerJob } from './oncePerJob.ts';

export type PythonService = typeof import('./pythonService.ts');

/** The parsers, once they are loaded; each is undefined where it cannot be. */
export interface PythonParsers {
  readonly structure: PythonStructure | undefined;
  /** Undefined, too, where no source of the job needs it. */
  readonly checkSyntax: CheckSyntax | undefined;
  /** Undefined where it cannot be loaded, as the parsers. */
  readonly service: PythonService | undefined;
}

/** Whether a job has anything to parse as Python. */
export function hasPython(job: Job): boolean {
  return job.embedded.some(({ language }) => language === 'python');
}

/** One source of Python in a job. */
export interface PythonSource {
  /** The string node. */
  readonly node: number;
  readonly map: StringMap;
  readonly module: PythonModule;
  /** Empty, too, where nothing can be said about it. */
  readonly errors: readonly PythonSyntaxError[];
  /** Whether what was not found in it is not there. */
  readonly complete: boolean;
}

/**
 * The texts of the sources that the parser has not read yet. Reading them takes a fifth of a millisecond for each kB, and
 * a whole one where they are not surely right.
 */
export function unreadSources(job: Job, { readSource }: PythonStructure): readonly string[] {
  return readableSources(job)
    .map(({ map }) => map.decoded)
    .filter((text) => !readSource.knows(text));
}

/** What is asked of the sources of a job first: a source that is not surely sound needs the checker of syntax. */
export function needsSyntaxCheck(job: Job, structure: PythonStructure): boolean {
  return structuredSources(job, structure).some(({ isSound }) => !isSound);
}

/** The sources of a job, but for those in strings that are themselves malformed, and those too long to be read. */
export function pythonSources(
  job: Job,
  { structure, checkSyntax }: PythonParsers,
): readonly PythonSource[] {
  return structure ? checkedSources(job, structure, checkSyntax) : [];
}

const checkedSources = oncePerJob(
  (job, structure: PythonStructure, checkSyntax: CheckSyntax | undefined) =>
    structuredSources(job, structure).map(({ node, map, module, isSound }): PythonSource => {
      const errors = (isSound ? undefined : checkSyntax?.(map.decoded)) ?? [];
      return { node, map, module, errors, complete: module.complete && errors.length === 0 };
    }),
);

const structuredSources = oncePerJob((job, structure: PythonStructure) =>
  readableSources(job).map(({ node, map }) => ({
    node,
    map,
    ...structure.readSource(map.decoded),
  })),
);

function readableSources(job: Job): readonly { readonly node: number; readonly map: StringMap }[] {
  return job.embedded.flatMap(({ node, language }) => {
    if (language !== 'python' || isMalformed(job, node)) return [];
    const map = mapOf(job, node);
    return map.decoded.length > maxSourceLength ? [] : [{ node, map }];
  });
}

function isMalformed({ tree }: Job, node: number): boolean {
  return tree.problems.some(
    ({ start, end }) => start < endOf(tree, node) && startOf(tree, node) < Math.max(end, start + 1),
  );
}
