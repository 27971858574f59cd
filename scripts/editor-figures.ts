// `npm run bench:editor`: runs test/host/figures in a few new VS Codes and writes docs/performance-editor.md.
import { readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { figuresFile, type Figure } from '../test/host/protocol.ts';
import { buildAll } from './build.ts';
import { root } from './cache.ts';
import { runSuites, type HostSuite } from './host-suites.ts';
import { formatMarkdown } from './markdown.ts';
import { exitOnSignals } from './process.ts';
import { runInBrowser } from './test-host.ts';
import { vscodeVersion } from './vscode-install.ts';

const runs = 3;
const page = 'docs/performance-editor.md';
const suite: HostSuite = {
  title: 'Figures from VS Code',
  glob: 'test/host/figures/*.test.ts',
  workspaceTrust: false,
};

const introduction = `# Performance in the editor

Written by \`npm run bench:editor\`; change \`test/host/figures\`, not this page.

The activation is VS Code's own measurement (_Developer: Startup Performance_): to read and compile our code, to run our \`activate\`, and until that is done. The goal is less than 50 ms together.

A _turn_ is what VS Code's extension host does without a pause, in ms of processor time of its main thread, so that other processes do not count. It holds everything: VS Code's own work, other extensions, the test that types, and us. Hence the same text is typed into as plain text too: what is more in a job is ours. The goal is that no turn is longer than 16 ms because of us while somebody types. The text is the job of 1 MB of \`npm run bench\`.`;

/** The figures of one VS Code, by their names. */
async function measure(): Promise<readonly Figure[]> {
  let text = '';
  const { counts } = await runSuites([suite], [], async (one, folders) => {
    const outcome = await runInBrowser(one, folders);
    text = await readFile(path.join(folders.workspace, figuresFile), 'utf8');
    return outcome;
  });
  if (counts.failed > 0) throw new Error('There are no figures of a run that failed.');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Figure);
}

function row(name: string, figures: readonly Figure[]): string {
  const times = figures
    .filter((figure) => figure.name === name)
    .map(({ milliseconds }) => milliseconds)
    .sort((a, b) => a - b);
  const shown = [times[Math.floor(times.length / 2)], times[0], times.at(-1)];
  return `| ${name} | ${shown.map((time) => time!.toFixed(1)).join(' | ')} |`;
}

exitOnSignals();
await buildAll();
const figures: Figure[] = [];
for (let run = 0; run < runs; run++) figures.push(...(await measure()));
const names = [...new Set(figures.map(({ name }) => name))];
const machine = `VS Code ${vscodeVersion}, Node ${process.versions.node}, ${os.cpus().length} processors (${os.cpus()[0]?.model.trim() ?? 'unknown'}), load ${os.loadavg()[1]!.toFixed(1)}; ${runs} windows.`;
const table = ['| ms | median | least | most |', '| --- | --: | --: | --: |'];
const rows = names.map((name) => row(name, figures));
const text = [introduction, machine, [...table, ...rows].join('\n')].join('\n\n');
const file = path.join(root, page);
await writeFile(file, await formatMarkdown(file, text));
console.log(`\n${rows.join('\n')}\n${page}`);
