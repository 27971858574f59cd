/** Loads the parsers of Python when the first job that needs them is looked at. */
import type { LoadWasm } from './languages/python/ruff.ts';
import { createPython } from './languages/python/python.ts';
import type { Job } from './service/job.ts';
import { hasPython, needsSyntaxCheck, type PythonParsers } from './service/python.ts';

/** Gives the parsers that a job needs, undefined for a job without Python. Never rejects. */
export type PythonLoader = (job: Job) => Promise<PythonParsers | undefined>;

/**
 * The parser of the structure is small and loaded for any Python; Ruff, which takes a tenth of a second and 100 MB, for
 * a source that is not surely sound. Whatever cannot be loaded is reported once, in English since it goes to a log, and
 * done without.
 */
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
  const loadStructure = async (): Promise<PythonParsers> => {
    const structure = await reported('The parser of Python graders', python.structure());
    return { structure, checkSyntax: undefined };
  };
  let both: Promise<PythonParsers> | undefined;
  const loadSyntax = async (parsers: PythonParsers): Promise<PythonParsers> => {
    const what = 'The syntax checker of Python graders';
    return { ...parsers, checkSyntax: await reported(what, python.syntax()) };
  };
  return async (job) => {
    if (!hasPython(job)) return undefined;
    const parsers = await (structural ??= loadStructure());
    if (!parsers.structure || !needsSyntaxCheck(job, parsers.structure)) return parsers;
    return (both ??= loadSyntax(parsers));
  };
}
