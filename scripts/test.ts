// `npm test`: the build, then types, lint, unit and wire tests one after the other, and beside them the tests in VS Code,
// whatever fails; the last line is the sum.
import { spawn } from 'node:child_process';
import { inspect } from 'node:util';
import type { Counts } from '../test/host/protocol.ts';
import { add, closingLine, none } from './counts.ts';
import { exitOnSignals, npm } from './process.ts';
import { findTests } from './test-bundle.ts';
import { runHostTests } from './test-host.ts';

const failed: Counts = { passed: 0, failed: 1, skipped: 0 };

interface Outcome {
  readonly counts: Counts;
  /** What is to be read of it, as far as it was not shown while it ran. */
  readonly output: string;
}

/** Runs an npm script; its output is kept, since another stage may be telling its own at the same time. */
async function runScript(name: string): Promise<{ code: number; output: string }> {
  const { command, parameters, shell } = npm();
  const child = spawn(command, [...parameters, 'run', '--silent', name], {
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** An npm script that passes or fails as a whole, counted as one test. */
async function check(name: string): Promise<Outcome> {
  const { code, output } = await runScript(name);
  return { counts: code === 0 ? { passed: 1, failed: 0, skipped: 0 } : failed, output };
}

/** An npm script that ends with the summary of Node's test runner (`ℹ pass 12` …). */
async function nodeTests(name: string): Promise<Outcome> {
  const { code, output } = await runScript(name);
  const count = (word: string) =>
    Number(new RegExp(`^ℹ ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const counts = {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  };
  const isTold = code === 0 || counts.failed > 0;
  return { counts: isTold ? counts : add(counts, failed), output };
}

interface Stage {
  readonly title: string;
  readonly run: () => Promise<Outcome>;
}

interface Result {
  readonly title: string;
  readonly counts: Counts;
  /** How its output ends, which is where the failures are. */
  readonly end: string;
}

async function runStage({ title, run }: Stage): Promise<Result> {
  const lines = [`\n== ${title} ==`];
  const counts = await run()
    .then((outcome) => {
      lines.push(outcome.output);
      if (outcome.counts.passed + outcome.counts.failed > 0) return outcome.counts;
      lines.push('No test ran.');
      return failed;
    })
    .catch((error: unknown) => {
      lines.push(inspect(error));
      return failed;
    });
  const text = lines.join('\n').trimEnd();
  console.log(text);
  return { title, counts, end: text.split('\n').slice(-60).join('\n') };
}

async function inTurn(stages: readonly Stage[]): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const stage of stages) results.push(await runStage(stage));
  return results;
}

exitOnSignals();
// The build, the package, and the budget of both.
const built = await runStage({ title: 'Build', run: () => check('package') });
const hasWireTests = findTests('test/wire/*.test.ts', []).length > 0;
const inCode = inTurn([
  { title: 'Types', run: () => check('typecheck') },
  { title: 'Lint', run: () => check('lint') },
  { title: 'Unit tests', run: () => nodeTests('test:unit') },
  ...(hasWireTests ? [{ title: 'Wire tests', run: () => nodeTests('test:wire') }] : []),
]);
// They are the longest, wait much, and tell what they do while they run.
const inVSCode =
  built.counts.failed === 0
    ? runStage({
        title: 'Tests in VS Code',
        run: async () => {
          const { counts, faults } = await runHostTests([]);
          return { counts, output: faults.join('\n') };
        },
      })
    : undefined;
const results = [built, ...(await inCode), ...(inVSCode ? [await inVSCode] : [])];
// Once more at the end, where whoever is shown only the end of the output finds them.
for (const { counts, end } of results)
  if (counts.failed > 0) console.log(`\nFailed: ${end.trim()}`);
const lines = results.map(({ title, counts }) => `${title.padEnd(17)} ${closingLine(counts)}`);
if (!inVSCode) lines.push('Tests in VS Code  not run, since there is no build');
const sum = results.map(({ counts }) => counts).reduce(add, none);
console.log(`\n== All ==\n${lines.join('\n')}\n\n${closingLine(sum)}`);
if (sum.failed > 0) process.exitCode = 1;
