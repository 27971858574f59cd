// `npm test`: types, lint, build, unit tests, wire tests, and the tests in VS Code, whatever fails before (but for the
// build); the last line is the sum.
import { spawn } from 'node:child_process';
import type { Counts } from '../test/host/protocol.ts';
import { add, closingLine, none } from './counts.ts';
import { exitOnSignals, npm } from './process.ts';
import { findTests } from './test-bundle.ts';
import { runHostTests } from './test-host.ts';

const failed: Counts = { passed: 0, failed: 1, skipped: 0 };

/** Runs an npm script with its output on our terminal, and returns its exit code and standard output. */
async function runScript(name: string): Promise<{ code: number; output: string }> {
  const { command, parameters, shell } = npm();
  const child = spawn(command, [...parameters, 'run', '--silent', name], {
    shell,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    process.stdout.write(text);
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** An npm script that passes or fails as a whole, counted as one test. */
async function check(name: string): Promise<Counts> {
  const { code } = await runScript(name);
  return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : failed;
}

/** An npm script that ends with the summary of Node's test runner (`ℹ pass 12` …). */
async function nodeTests(name: string): Promise<Counts> {
  const { code, output } = await runScript(name);
  const count = (word: string) =>
    Number(new RegExp(`^ℹ ${word} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
  const counts = {
    passed: count('pass'),
    failed: count('fail') + count('cancelled'),
    skipped: count('skipped') + count('todo'),
  };
  return code === 0 || counts.failed > 0 ? counts : add(counts, failed);
}

type Stage = {
  readonly title: string;
  /** Whether it makes no sense after a build that failed. */
  readonly needsBuild?: boolean;
  readonly run: () => Promise<Counts>;
};

const build = 'Build';
const stages: readonly Stage[] = [
  { title: 'Types', run: () => check('typecheck') },
  { title: 'Lint', run: () => check('lint') },
  // The build, the package, and the budget of both.
  { title: build, run: () => check('package') },
  { title: 'Unit tests', run: () => nodeTests('test:unit') },
  ...(findTests('test/wire/*.test.ts', []).length > 0
    ? [{ title: 'Wire tests', run: () => nodeTests('test:wire') }]
    : []),
  { title: 'Tests in VS Code', needsBuild: true, run: () => runHostTests([]) },
];

async function runStage({ title, run }: Stage): Promise<Counts> {
  console.log(`\n== ${title} ==`);
  try {
    const counts = await run();
    if (counts.passed + counts.failed > 0) return counts;
    console.error('No test ran.');
  } catch (error) {
    console.error(error);
  }
  return failed;
}

exitOnSignals();
let sum = none;
let isBuilt = true;
const results: string[] = [];
for (const stage of stages) {
  if (stage.needsBuild && !isBuilt) {
    results.push(`${stage.title.padEnd(17)} not run, since there is no build`);
    continue;
  }
  const counts = await runStage(stage);
  if (stage.title === build) isBuilt = counts.failed === 0;
  sum = add(sum, counts);
  results.push(`${stage.title.padEnd(17)} ${closingLine(counts)}`);
}
console.log(`\n== All ==\n${results.join('\n')}\n\n${closingLine(sum)}`);
if (sum.failed > 0) process.exitCode = 1;
