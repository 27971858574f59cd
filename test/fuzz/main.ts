// `npm run fuzz -- --minutes 60 [--seed 1]`: the fuzzer for as long as one likes; prints what failed, and the counts.
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '1' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000_000);
console.log(`Seed ${seed}, ${values.minutes} minutes.`);
const report = await fuzz({ seed, milliseconds: Number(values.minutes) * 60_000, maxFailures: 50 });
for (const { failure, fuzzCase } of report.failures)
  console.log(`\n${failure}\n${JSON.stringify(fuzzCase)}`);
const table = (counts: ReadonlyMap<string, number>) =>
  [...counts].map(([name, count]) => `  ${name.padEnd(24)} ${count}`).join('\n');
console.log(`\n${report.cases} cases, ${report.failures.length} kinds of failures.`);
console.log(`Runs per feature:\n${table(report.perFeature)}`);
console.log(`Runs per kind of mutation:\n${table(report.perMutation)}`);
if (report.failures.length > 0) process.exitCode = 1;
