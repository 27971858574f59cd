/**
 * A real server process under an editor that does everything in any order: opens, edits, asks, cancels, closes, asks about
 * what is not there and in ways that make no sense. At the end the server lives and has the editor's text.
 */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import {
  CancellationTokenSource,
  createMessageConnection,
  ResponseError,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { cases } from './cases.ts';

const entry = path.resolve(import.meta.dirname, '../../server/src/node.ts');

const askedAtPosition = [
  'completion',
  'hover',
  'signatureHelp',
  'definition',
  'references',
  'documentHighlight',
  'prepareRename',
  'rename',
] as const;
const askedOfDocument = [
  'documentSymbol',
  'documentLink',
  'codeAction',
  'codeLens',
  'formatting',
  'rangeFormatting',
  'foldingRange',
  'selectionRange',
  'semanticTokens/full',
  'semanticTokens/range',
  'inlayHint',
  'diagnostic',
] as const;

/** What stands in the place of something that the protocol names. */
const nonsense: readonly unknown[] = [
  null,
  undefined,
  0,
  -1,
  1e21,
  NaN,
  'x',
  [],
  {},
  { line: -5, character: 1e9 },
  { line: '0', character: null },
  { start: {}, end: {} },
  { uri: 7 },
];

const step = fc.record({
  do: fc.constantFrom(
    'open',
    'change',
    'change',
    'change',
    'ask',
    'ask',
    'ask',
    'ask',
    'nonsense',
    'close',
  ),
  document: fc.nat(2),
  fuzzCase: cases,
  at: fc.nat(),
  length: fc.nat(20),
  inserted: fc.oneof(
    fc.string({ unit: 'binary', maxLength: 5 }),
    fc.constantFrom('"', '{', '}', '\n', '\r\n', ','),
  ),
  method: fc.constantFrom(...askedAtPosition, ...askedOfDocument),
  cancels: fc.boolean(),
  junk: fc.constantFrom(...nonsense),
});

export interface LspCounts {
  readonly sessions: number;
  readonly steps: number;
  readonly answers: number;
}

/** Runs sessions of 60 steps until the time is over; throws what is wrong. */
export async function fuzzLsp({
  seed,
  milliseconds,
}: {
  readonly seed: number;
  readonly milliseconds: number;
}): Promise<LspCounts> {
  const counts = { sessions: 0, steps: 0, answers: 0 };
  const end = Date.now() + milliseconds;
  do {
    for (const pulls of [true, false]) {
      const steps = fc.sample(step, { numRuns: 60, seed: seed + counts.sessions });
      try {
        counts.answers += await runSession(steps, pulls);
      } catch (error) {
        const message = `The session of seed ${seed + counts.sessions} that ${pulls ? 'asks' : 'waits'} for diagnostics`;
        throw new Error(message, { cause: error });
      }
      counts.sessions++;
      counts.steps += steps.length;
    }
  } while (Date.now() < end);
  return counts;
}

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function runSession(steps: readonly Step[], pulls: boolean): Promise<number> {
  const child = spawn(process.execPath, [entry, '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let complaints = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
  const ended = new Promise<never>((_, reject) => {
    child.on('exit', (code) => reject(new Error(`the server ended with ${code}: ${complaints}`)));
  });
  ended.catch(() => undefined);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.listen();
  let answers = 0;
  const pending: Promise<unknown>[] = [];
  /** An answer, or an error that the protocol knows; anything but silence. */
  const ask = async (method: string, params: unknown, cancels = false): Promise<unknown> => {
    const source = new CancellationTokenSource();
    const answer = connection.sendRequest(method, params, source.token).catch((error: unknown) => {
      if (error instanceof ResponseError) return error;
      throw error;
    });
    if (cancels) source.cancel();
    const found = await Promise.race([answer, ended]);
    answers++;
    return found;
  };
  // A write to a server that has ended fails; that it has ended is told by `ended`.
  const tell = (method: string, params: unknown) =>
    void connection.sendNotification(method, params).catch(() => undefined);
  try {
    const capabilities = { textDocument: pulls ? { diagnostic: {} } : {} };
    await ask('initialize', { processId: null, rootUri: null, capabilities });
    tell('initialized', {});
    const open = new Map<string, TextDocument>();
    for (const {
      do: what,
      document,
      fuzzCase,
      at,
      length,
      inserted,
      method,
      cancels,
      junk,
    } of steps) {
      const uri = `file:///fuzz/${document}.ftjob.json`;
      const known = open.get(uri);
      if (what === 'open' && !known) {
        const { text } = fuzzCase;
        open.set(uri, TextDocument.create(uri, 'ftjob', 1, text));
        tell('textDocument/didOpen', {
          textDocument: { uri, languageId: 'ftjob', version: 1, text },
        });
      } else if (what === 'close') {
        open.delete(uri);
        tell('textDocument/didClose', { textDocument: { uri } });
      } else if (what === 'change' && known) {
        const start = at % (known.getText().length + 1);
        const range = { start: known.positionAt(start), end: known.positionAt(start + length) };
        const contentChanges = [{ range, text: inserted }];
        const version = known.version + 1;
        TextDocument.update(known, contentChanges, version);
        tell('textDocument/didChange', { textDocument: { uri, version }, contentChanges });
      } else if (what === 'ask') {
        const position = known?.positionAt(at % (known.getText().length + 1)) ?? {
          line: 9,
          character: at,
        };
        pending.push(
          ask(`textDocument/${method}`, paramsOf(uri, position, fuzzCase.newName), cancels),
        );
      } else if (what === 'nonsense') {
        const params = paramsOf(uri, { line: 0, character: 0 }, '');
        const names = Object.keys(params);
        const broken =
          at % 3 === 0 ? (junk ?? null) : { ...params, [names[at % names.length]!]: junk };
        pending.push(ask(`textDocument/${method}`, broken));
      }
    }
    await Promise.all(pending);
    await compareWithFresh(open, pulls, ask, tell);
    // All that was written has been read when this is answered.
    await ask('shutdown', null);
    return answers;
  } finally {
    child.removeAllListeners('exit');
    connection.dispose();
    child.stdin.on('error', () => undefined);
    child.kill('SIGKILL');
  }
}

function paramsOf(
  uri: string,
  position: unknown,
  newName: string,
): Readonly<Record<string, unknown>> {
  return {
    textDocument: { uri },
    position,
    positions: [position],
    range: { start: { line: 0, character: 0 }, end: position },
    context: { diagnostics: [], includeDeclaration: true },
    options: { tabSize: 2, insertSpaces: true },
    newName,
  };
}

/** The text that the server has is the editor's: a formatting edit of the whole and all problems are those of a fresh document. */
async function compareWithFresh(
  open: ReadonlyMap<string, TextDocument>,
  pulls: boolean,
  ask: (method: string, params: unknown) => Promise<unknown>,
  tell: (method: string, params: unknown) => void,
): Promise<void> {
  const methods = pulls ? ['diagnostic', 'documentSymbol'] : ['documentSymbol', 'foldingRange'];
  for (const [uri, document] of open) {
    const fresh = `${uri.replace('.ftjob.json', '')}-fresh.ftjob.json`;
    const text = document.getText();
    tell('textDocument/didOpen', {
      textDocument: { uri: fresh, languageId: 'ftjob', version: 1, text },
    });
    for (const method of methods) {
      const [edited, opened] = await Promise.all(
        [uri, fresh].map((one) => ask(`textDocument/${method}`, { textDocument: { uri: one } })),
      );
      assert.ok(!(edited instanceof ResponseError), String(edited));
      assert.deepEqual(
        edited,
        opened,
        `${method} of an edited text is not that of the same text opened`,
      );
    }
    tell('textDocument/didClose', { textDocument: { uri: fresh } });
  }
}
