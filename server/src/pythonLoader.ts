/** Loads the parsers of Python when the first job that needs them is looked at. */
import type { LoadWasm } from './languages/python/ruff.ts';
import { createPython } from './languages/python/python.ts';
import type { Job } from './service/job.ts';
import {
  hasPython,
  needsSyntaxCheck,
  unreadSources,
  type PythonParsers,
} from './service/python.ts';

/** Gives parsers for a job, undefined for a job without Python. Nothing in it rejects. */
export interface PythonLoader {
  /** The parser of the structure, which is small and enough for all but the mistakes of syntax. */
  readonly structure: (job: Job) => Promise<PythonParsers | undefined>;
  /** Reads the sources that have not been read yet, a step for each; what `parsers` needs is known then. */
  readonly reading: (job: Job) => Promise<Iterator<undefined, undefined>>;
  /** What can be had without waiting; undefined where loading or reading would take long. */
  readonly atHand: (job: Job) => { readonly parsers: PythonParsers | undefined } | undefined;
  /** Ruff too, which takes a tenth of a second and 100 MB, where a source is not surely sound. Reads all sources. */
  readonly parsers: (job: Job) => Promise<PythonParsers | undefined>;
}

/** So many UTF-16 units of Python are read in a few ms. */
const readAtOnce = 4000;

/** Whatever cannot be loaded is reported once, in English since it goes to a log, and done without. */
export function createPythonLoader(
  loadWasm: LoadWasm,
  report: (message: string) => void,
): PythonLoader {
  const python = createPython(loadWasm);
  const reported = <Parser>(what: string, loading: Promise<Parser>) =>
    loading.catch((error: unknown) => {
      report(`${what} could not be loaded: ${String(error)}`);
      return undefined;
    });
  let structural: Promise<PythonParsers> | undefined;
  let both: Promise<PythonParsers> | undefined;
  /** What has been loaded so far, and whether that is all there will ever be. */
  let loaded: PythonParsers | undefined;
  let isAll = false;
  const loadStructure = async (): Promise<PythonParsers> => {
    const [structure, service] = await Promise.all([
      reported('The parser of Python graders', python.structure()),
      reported('What is said about Python graders', import('./service/pythonService.ts')),
    ]);
    isAll = structure === undefined;
    return (loaded = { structure, checkSyntax: undefined, service });
  };
  const loadSyntax = async (parsers: PythonParsers): Promise<PythonParsers> => {
    const what = 'The syntax checker of Python graders';
    const checkSyntax = await reported(what, python.syntax());
    isAll = true;
    return (loaded = { ...parsers, checkSyntax });
  };
  const structure = async (job: Job): Promise<PythonParsers | undefined> =>
    hasPython(job) ? (structural ??= loadStructure()) : undefined;
  return {
    structure,
    reading: async (job) => readingOf(job, (await structure(job))?.structure),
    atHand: (job) => {
      if (!hasPython(job)) return { parsers: undefined };
      if (!loaded?.structure) return loaded && { parsers: loaded };
      const unread = unreadSources(job, loaded.structure);
      if (unread.reduce((sum, { length }) => sum + length, 0) > readAtOnce) return undefined;
      return isAll || !needsSyntaxCheck(job, loaded.structure) ? { parsers: loaded } : undefined;
    },
    parsers: async (job) => {
      const parsers = await structure(job);
      if (!parsers?.structure) return parsers;
      return needsSyntaxCheck(job, parsers.structure) ? (both ??= loadSyntax(parsers)) : loaded;
    },
  };
}

function* readingOf(
  job: Job,
  structure: PythonParsers['structure'],
): Generator<undefined, undefined> {
  for (const text of structure ? unreadSources(job, structure) : []) {
    structure?.readSource(text);
    yield;
  }
}
