/** The page of a run. Every figure in it, and every word about one, comes from what was measured. */
import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { JobDocument, Size } from './documents.ts';
import type { Figures } from './figures.ts';
import { goalOf, otherGoals, verdictOf, type Verdict } from './goals.ts';
import type { RuleCosts } from './ruleCosts.ts';
import { metrics, type TableMetric } from './scenario.ts';
import type { ServerName } from './servers.ts';
import { ratio } from './statistics.ts';

export interface Run {
  readonly documents: readonly JobDocument[];
  readonly repetitions: number;
  readonly figures: Figures;
  /** Of the peers with our schema as it is. */
  readonly original: Figures;
  readonly costs: readonly (RuleCosts & { readonly document: JobDocument })[];
  readonly minutes: number;
}

const titles: Readonly<Record<Size, string>> = {
  '2k': '2 kB',
  '50k': '50 kB',
  '1m': '1 MB',
  '5m': '5 MB',
};
const metricNames = Object.keys(metrics) as TableMetric[];

export async function report(run: Run): Promise<string> {
  return [
    introduction,
    await circumstances(run),
    summary(run),
    ...run.documents.map((document) => documentTable(run.figures, document)),
    otherGoalsTable(run.figures),
    originalTable(run),
    ...run.costs.map(costTables),
  ].join('\n\n');
}

const introduction = `# Performance

Written by \`npm run bench\`; change the benchmark (\`bench/\`), not this page.

Four servers are started one after the other, again and again, and get the same documents over LSP's stdio:

- **ftjob**: \`dist/server.js\` with all rules on and documentation in every answer.
- **JSON**: VS Code's JSON server, from the package vscode-langservers-extracted, bundled as ours is. It is asked for diagnostics, as VS Code does.
- **YAML**: yaml-language-server, as it is installed. It has the documents as YAML, and waits for 200 ms before it looks at a change.
- **floor**: a server that keeps the text and calls \`JSON.parse\`, and answers every question with a constant.

The documents come from a generator and are the same in every run: a reinforcement job whose multi grader has sub-graders of all kinds, with prompts and Python sources of up to 2,000 characters and a formula that uses all of them. One value in it is wrong, and one Python source imports what nobody has; a server's diagnostics count only if they are the wrong value, none once it is mended, and of ours the import each time. A completion counts only if it proposes what belongs there, a hover only if it describes its property, ours only with documentation. What is not answered has no time.

Between the answer to \`initialize\` and the document there are 200 ms, in which ftjob warms up; _without a pause_ the document comes at once.

Times are medians in ms. The first time of a step warms it up and is not counted, unless it takes over a second. _to JSON_ and _to floor_ are ratios, and they are what to look at: they hold on other machines, the times do not. A goal is a ratio to JSON; where the issue names none, it is 1. _Out of reach_ is a goal that the floor itself misses.`;

async function circumstances({ repetitions, minutes, figures }: Run): Promise<string> {
  const cpus = os.cpus();
  const versions = await Promise.all(
    ['vscode-langservers-extracted', 'vscode-json-languageservice', 'yaml-language-server'].map(
      async (name) => `${name} ${await versionOf(name)}`,
    ),
  );
  const spread = figures.startSpread('json');
  return `## This run

${new Date().toISOString().slice(0, 10)}, ${repetitions} repetitions in ${minutes.toFixed(0)} minutes. ${cpus.length} × ${cpus[0]?.model ?? 'unknown processor'}, ${(os.totalmem() / 2 ** 30).toFixed(0)} GB, ${os.type()} ${os.release()}, Node ${process.versions.node}. ${versions.join(', ')}.${
    spread > 2
      ? ` **The machine was busy**: the slowest start of the JSON server took ${spread.toFixed(1)} times as long as its fastest.`
      : ''
  }${process.platform === 'linux' ? '' : ' Memory is measured on Linux only.'}`;
}

async function versionOf(name: string): Promise<string> {
  const file = path.resolve(import.meta.dirname, '../node_modules', name, 'package.json');
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { version: string };
  return version;
}

function summary({ figures, documents }: Run): string {
  const verdicts = [
    ...documents.flatMap(({ size }) =>
      metricNames.map((metric) => verdictOf(figures, metric, size)),
    ),
    ...otherGoals(figures).map(({ verdict }) => verdict),
  ];
  const count = (wanted: Verdict) => verdicts.filter((verdict) => verdict === wanted).length;
  return `## Goals

${count('met')} met, ${count('not met')} not met, ${count('out of reach')} out of reach${
    count(undefined) > 0 ? `, ${count(undefined)} not measured` : ''
  }.`;
}

function documentTable(figures: Figures, { size, text, graders }: JobDocument): string {
  const servers: readonly ServerName[] = ['ftjob', 'json', 'yaml', 'floor'];
  const rows = metricNames.map((metric) => {
    const of = (server: ServerName) => figures.of(server, metric, size);
    const verdict = verdictOf(figures, metric, size);
    return [
      metrics[metric],
      ...servers.map((server) => figures.failure(server, metric, size) ?? number(of(server))),
      number(ratio(of('ftjob'), of('json'))),
      number(ratio(of('ftjob'), of('floor'))),
      `${goalOf(metric, size)}: ${marked(verdict)}`,
    ];
  });
  const head = ['', 'ftjob', 'JSON', 'YAML', 'floor', 'to JSON', 'to floor', 'goal'];
  return `## ${titles[size]}

${text.length.toLocaleString('en')} characters, ${graders.toLocaleString('en')} sub-graders.

${table(head, rows)}

The first syntax error in Python, for which ftjob loads Ruff: ${figures.failure('ftjob', 'syntaxError', size) ?? `${number(figures.of('ftjob', 'syntaxError', size))} ms to diagnostics`}, ${number(figures.of('ftjob', 'syntaxMemory', size))} MB afterwards.`;
}

function otherGoalsTable(figures: Figures): string {
  const rows = otherGoals(figures).map(({ metric, against, ratio: reached, goal, verdict }) => [
    against === 'flat'
      ? `${metrics[metric]}: 5 MB to 2 kB`
      : `${metrics[metric]} at 5 MB: to the floor`,
    number(reached),
    `${goal}: ${marked(verdict)}`,
  ]);
  return `## Flat, and near the floor\n\n${table(['', 'ratio', 'goal'], rows)}`;
}

function originalTable({ original, documents }: Run): string {
  const peers = [
    ['json', 'JSON'],
    ['yaml', 'YAML'],
  ] as const;
  const rows = documents.flatMap(({ size }) =>
    peers.map(([server, name]) => [
      titles[size],
      name,
      ...(['open', 'valueDeep', 'hover'] as const).map(
        (metric) =>
          original.failure(server, metric, size) ?? number(original.of(server, metric, size)),
      ),
    ]),
  );
  const head = ['', '', metrics.open, metrics.valueDeep, metrics.hover];
  return `## The peers with our schema as it is

\`schemas/ftjob.schema.json\` chooses variants by if/then, which gives the better messages (docs/decisions.md). In the tables above the peers have a form of it with \`oneOf\`, made by \`bench/peerSchema.ts\`, because with the original one they give up on large documents. This is what they do with it:

${table(head, rows)}`;
}

function costTables(costs: Run['costs'][number]): string {
  const { document, shared, first, again, rules, pythonLength } = costs;
  const [reading, , , structure, syntax] = shared.map(([, time]) => time);
  const top = rules.slice(0, 10).map(([code, time]) => [`\`${code}\``, number(time)]);
  const perKilobyte = (time: number | undefined) => number(time && (time / pythonLength) * 1000);
  return `## The rules at ${titles[document.size]}

In process and warm. Reading the text takes ${number(reading)} ms, judging it ${number(first)} ms the first time and ${number(again)} ms when a version of it was judged before. Of Python the document has ${pythonLength.toFixed(0)} kB; each takes ${perKilobyte(structure)} µs for its structure and, where it is in doubt, ${perKilobyte(syntax)} µs in Ruff.

${table(
  ['shared by several rules', 'ms'],
  shared.map(([name, time]) => [name, number(time)]),
)}

The ten most expensive rules, once what they share is there:

${table(['rule', 'ms'], top)}`;
}

function marked(verdict: Verdict): string {
  return verdict === undefined ? 'not measured' : verdict === 'not met' ? '**not met**' : verdict;
}

/** Three significant digits, as one reads them. */
function number(value: number | undefined): string {
  if (value === undefined) return '–';
  return value >= 100 ? value.toFixed(0) : Number(value.toPrecision(3)).toString();
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const rule = head.map((_, index) => (index === 0 ? '---' : '--:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
