/**
 * `npm run bench`: ftjob beside other servers, the same documents, in one go. It prints what it found; a run over all sizes
 * also writes docs/performance.md. `--repetitions 1` and `--sizes 2k,50k` make a shorter one.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { formatMarkdown } from '../scripts/markdown.ts';
import { createDocument, sizes, type Size } from './documents.ts';
import { createFigures } from './figures.ts';
import { report } from './report.ts';
import { measureRules } from './ruleCosts.ts';
import { runScenario, type Sample } from './scenario.ts';
import { prepareServers } from './servers.ts';

const { values } = parseArgs({
  options: { repetitions: { type: 'string' }, sizes: { type: 'string' } },
});
const repetitions = Number(values.repetitions ?? 5);
const allSizes = Object.keys(sizes) as Size[];
const chosenSizes = allSizes.filter((size) => values.sizes?.split(',').includes(size) ?? true);
const isWhole = values.sizes === undefined;

const begun = performance.now();
const documents = chosenSizes.map(createDocument);
const samples: Sample[] = [];
const servers = await prepareServers('oneOf');
for (let repetition = 1; repetition <= repetitions; repetition++)
  for (const document of documents)
    for (const server of servers) {
      note(`${repetition}/${repetitions} ${document.size} ${server.name}`);
      samples.push(...(await runScenario(server, document)));
    }

// How the peers fare with our schema as it is.
const original: Sample[] = [];
for (const server of await prepareServers('original'))
  for (const document of server.name === 'json' || server.name === 'yaml' ? documents : []) {
    note(`schema as it is, ${document.size} ${server.name}`);
    original.push(...(await runScenario(server, document, ['valueDeep', 'hover'])));
  }

const large = documents.filter(({ size }) => size === '1m' || size === '5m');
const costs = [];
for (const document of large) {
  note(`rules, ${document.size}`);
  costs.push({ document, ...(await measureRules(document)) });
}
note('');

const text = await report({
  documents,
  repetitions,
  figures: createFigures(samples),
  original: createFigures(original),
  costs,
  minutes: (performance.now() - begun) / 60_000,
});
const file = path.resolve(import.meta.dirname, '../docs/performance.md');
const formatted = await formatMarkdown(file, text);
console.log(formatted);
if (isWhole) await writeFile(file, formatted);
else console.log('docs/performance.md is written by a run over all sizes only.');

/** Says on a terminal what is going on, in one line. */
function note(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
