/** Findings about Python: the parsers are loaded from node_modules. */
import { createPythonLoader } from '../../server/src/pythonLoader.ts';
import { loadRuffWasm } from '../../server/src/ruffWasm.ts';
import { readJob } from '../../server/src/service/job.ts';
import type { RuleContext } from '../../server/src/service/rules/rule.ts';
import { jobWithGrader } from './fixtures.ts';
import { readableFindings, testContext } from './readable.ts';

/** The body of a reinforcement job with a Python grader, as text. */
export function jobWithPython(source: string, otherMembers = ''): string {
  return jobWithGrader(
    `{"type":"python","name":"n","source":${JSON.stringify(source)}${otherMembers}}`,
  );
}

const { parsers: load } = createPythonLoader(loadRuffWasm, (message) => {
  throw new Error(message);
});

/** Both parsers, of which only a source in doubt needs the second. */
export const pythonParsers = (await load(readJob(jobWithPython('?'))))!;

export const pythonContext: RuleContext = { ...testContext, python: pythonParsers };

/** The findings with a code of a job with this source. */
export function pythonFindings(code: string, source: string): readonly string[] {
  return readableFindings(jobWithPython(source), pythonContext).filter((finding) =>
    finding.includes(` ${code} `),
  );
}
