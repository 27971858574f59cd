/** Loads the parsers of Python when the first job with a Python grader is looked at. */
import type { LoadWasm } from './languages/python/ruff.ts';
import { createPython } from './languages/python/python.ts';
import type { Job } from './service/job.ts';
import { hasPython, type PythonParsers } from './service/python.ts';

/** Gives the parsers for a job with Python, undefined for others. Never rejects. */
export type PythonLoader = (job: Job) => Promise<PythonParsers | undefined>;

/** Whatever cannot be loaded is reported once, in English since it goes to a log, and done without. */
export function createPythonLoader(
  loadWasm: LoadWasm,
  report: (message: string) => void,
): PythonLoader {
  const { structure, syntax } = createPython(loadWasm);
  let parsers: Promise<PythonParsers> | undefined;
  const load = async (): Promise<PythonParsers> => {
    const [structureLoaded, syntaxLoaded] = await Promise.allSettled([structure(), syntax()]);
    const valueOf = <Parser>(what: string, loaded: PromiseSettledResult<Parser>) => {
      if (loaded.status === 'fulfilled') return loaded.value;
      report(`${what} could not be loaded: ${String(loaded.reason)}`);
      return undefined;
    };
    return {
      structure: valueOf('The parser of Python graders', structureLoaded),
      checkSyntax: valueOf('The syntax checker of Python graders', syntaxLoaded),
    };
  };
  return async (job) => (hasPython(job) ? (parsers ??= load()) : undefined);
}
