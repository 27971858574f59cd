/**
 * `npm run bench:extremes [words]`: how long an editor waits for each answer about the jobs of test/fuzz/extremes.ts, which
 * are far beyond one measure. A run over all of them writes docs/performance-extremes.md; words choose those that have one
 * in their name.
 */
import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { Diagnostic } from 'vscode-languageserver-types';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { formatMarkdown } from '../scripts/markdown.ts';
import type { Extreme } from '../test/fuzz/extreme.ts';
import { extremes } from '../test/fuzz/extremes.ts';

const server = path.resolve(import.meta.dirname, '../dist/server.js');
const uri = 'file:///bench/job.ftjob.json';
const textDocument = { uri };
/** What takes longer is named; the goal, in ms. */
const goal = 1000;
/** What takes longer is given up, in ms. */
const patience = 60_000;

interface Timed {
  readonly what: string;
  /** In ms. */
  readonly time: number;
}

/** Opens a job in a new server, asks for everything at its place and at its end, and types a character. */
async function measure({ text, offset }: Extreme): Promise<readonly Timed[]> {
  const child = spawn(process.execPath, [server, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  const times: Timed[] = [];
  const ask = async (what: string, method: string, params: object): Promise<unknown> => {
    const begun = performance.now();
    const answer = await Promise.race([
      // What is refused is answered, too.
      connection
        .sendRequest(`textDocument/${method}`, { textDocument, ...params })
        .catch(() => null),
      setTimeout(patience, null, { ref: false }),
    ]);
    times.push({ what, time: performance.now() - begun });
    return answer;
  };
  try {
    await connection.sendRequest('initialize', {
      processId: null,
      rootUri: null,
      // It cannot be told to ask again, so that it gets everything at once, Python's mistakes too.
      capabilities: { textDocument: { diagnostic: {} } },
    });
    await connection.sendNotification('initialized', {});
    await setTimeout(300);
    const document = TextDocument.create(uri, 'ftjob', 1, text);
    const position = document.positionAt(offset);
    const end = document.positionAt(text.length);
    const whole = { start: document.positionAt(0), end };
    const options = { tabSize: 2, insertSpaces: true };
    void connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'ftjob', version: 1, text },
    });
    const report = (await ask('open', 'diagnostic', {})) as { readonly items: Diagnostic[] } | null;
    const diagnostics = report?.items.slice(0, 1) ?? [];
    await ask('completion', 'completion', { position });
    await ask('completion at the end', 'completion', { position: end });
    await ask('hover', 'hover', { position });
    await ask('outline', 'documentSymbol', {});
    await ask('folding', 'foldingRange', {});
    await ask('colours', 'semanticTokens/full', {});
    await ask('reward hints', 'inlayHint', { range: whole });
    await ask('selection', 'selectionRange', { positions: [position] });
    await ask('code lenses', 'codeLens', {});
    await ask('links', 'documentLink', {});
    await ask('references', 'references', { position, context: { includeDeclaration: true } });
    await ask('rename', 'prepareRename', { position });
    await ask('fixes', 'codeAction', {
      range: diagnostics[0]?.range ?? whole,
      context: { diagnostics },
    });
    await ask('fix all', 'codeAction', {
      range: whole,
      context: { diagnostics: [], only: ['source.fixAll.ftjob'] },
    });
    await ask('formatting', 'formatting', { options });
    void connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: position, end: position }, text: 'x' }],
    });
    await ask('an edit', 'diagnostic', {});
  } finally {
    connection.dispose();
    child.kill('SIGKILL');
  }
  return times;
}

const words = process.argv.slice(2);
const chosen = Object.entries(extremes).filter(
  ([name]) => words.length === 0 || words.some((word) => name.includes(word)),
);
const rows: string[] = [];
let isMet = true;
for (const [name, make] of chosen) {
  const extreme = make();
  const times = await measure(extreme);
  const timeOf = (what: string) => times.find((one) => one.what === what)!.time;
  const slow = times.filter(({ time }) => time > goal);
  isMet &&= slow.length === 0;
  const others = times.filter(({ what }) => what !== 'open' && what !== 'an edit');
  const slowest = others.reduce((one, other) => (other.time > one.time ? other : one));
  const cells = [
    name,
    (extreme.text.length / 1000).toLocaleString('en', { maximumFractionDigits: 0 }),
    timeOf('open').toFixed(0),
    timeOf('an edit').toFixed(0),
    `${slowest.what} ${slowest.time.toFixed(0)}`,
    slow.map(({ what, time }) => `**${what} ${time.toFixed(0)}**`).join(', '),
  ];
  rows.push(`| ${cells.join(' | ')} |`);
  console.log(cells.join('  '));
}
const text = `# Performance of extreme jobs

Written by \`npm run bench:extremes\`; change \`bench/extremes.ts\`, not this page.

The jobs of \`test/fuzz/extremes.ts\`, each opened in a new server that is asked for everything over LSP's stdio; times are ms, of one run, from a request to its answer. _Open_ is to all diagnostics, those of Python too; _edit_ is one character in the midst of what is extreme, to all diagnostics. Formatting declines beyond a depth of 500. The goal is an answer within a second${isMet ? ', and it is met everywhere' : ''}.

${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown'}, Node ${process.versions.node}.

| job | kB | open | edit | slowest of the others | above a second |
| --- | --: | --: | --: | --- | --- |
${rows.join('\n')}
`;
if (words.length === 0) {
  const file = path.resolve(import.meta.dirname, '../docs/performance-extremes.md');
  await writeFile(file, await formatMarkdown(file, text));
}
