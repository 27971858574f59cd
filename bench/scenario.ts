/** What is done with each server and each document, and how long every step took. */
import { setTimeout } from 'node:timers/promises';
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node';
import {
  mistakenText,
  rightCharacter,
  wrongCharacter,
  type JobDocument,
  type Size,
} from './documents.ts';
import type { Server, ServerName } from './servers.ts';
import { startSession, type Session } from './session.ts';

/** All that is measured: in ms, but for the memory, which is in MB. */
export const metrics = {
  start: 'start of the process to `initialize`',
  startToOpen: 'start of the process to diagnostics, without a pause',
  open: 'open to diagnostics',
  openWhole: 'open to diagnostics, those of Python too',
  edit: 'one character to diagnostics',
  keyAtTop: 'completion of a key at the top',
  valueAtTop: 'completion of a value at the top',
  keyDeep: 'completion of a key at the end',
  valueDeep: 'completion of a value at the end',
  hover: 'hover at the end',
  editAndComplete: 'one character, then a completion',
  burst: 'completion after a burst of ten edits',
  memory: 'resident memory after opening (MB)',
} as const;
export type TableMetric = keyof typeof metrics;
/** Of ours only: the time in which the first syntax error in Python is found, and the memory thereafter. */
export type Metric = TableMetric | 'syntaxError' | 'syntaxMemory';

/** A measured value, or why there is none. */
export interface Sample {
  readonly server: ServerName;
  readonly size: Size;
  readonly metric: Metric;
  readonly value: number | string;
}

/** A server's answer is not one: nothing, or not what the document asks for. */
class NoAnswer extends Error {}

/** Each step is repeated so often, or for so long, after a first time that is not counted unless it takes as long. */
const maxRepetitions = 8;
const maxTime = 1000;
/** A step that takes longer than this is given up. */
const patience = 60_000;

/** Runs a server with a document from start to end; `steps` are those that are measured. */
export async function runScenario(
  server: Server,
  document: JobDocument,
  steps: readonly TableMetric[] = Object.keys(metrics) as TableMetric[],
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  const add = (metric: Metric, value: number | string) =>
    samples.push({ server: server.name, size: document.size, metric, value });
  const once = async (metric: Metric, action: () => Promise<number>) => {
    try {
      add(metric, await inTime(action()));
    } catch (error) {
      add(metric, `no answer (${error instanceof Error ? error.message : String(error)})`);
    }
  };
  const open = (session: Session) =>
    timed(async () => {
      session.open(mistakenText(document));
      const { length } = await session.diagnose(expectedOf(server, true));
      if (server.mustGive !== 'nothing' && length < 1) throw new NoAnswer('nothing');
    });
  if (steps.includes('startToOpen')) {
    const hurried = await startSession(server);
    await once('startToOpen', async () => hurried.startTime + (await open(hurried)));
    await hurried.stop();
  }
  const session = await startSession(server);
  try {
    add('start', session.startTime);
    // For the settings that it asks for now, and for whatever it prepares.
    await setTimeout(200);
    const opened = performance.now();
    await once('open', () => open(session));
    // What is known of Python may come later; nobody else says anything of it.
    if (server.mustGive === 'everything')
      await once('openWhole', async () => {
        await diagnose(session, server, true);
        return performance.now() - opened;
      });
    else add('openWhole', samples.at(-1)!.value);
    const addMemory = async (metric: Metric) => {
      const memory = await session.residentMemory();
      if (memory !== undefined) add(metric, memory);
    };
    await addMemory('memory');
    const actions = actionsOf(session, server, document);
    for (const metric of steps) {
      const action = actions[metric];
      if (!action) continue;
      const before = performance.now();
      await once(metric, action);
      const first = samples.at(-1)!;
      if (typeof first.value === 'string' || performance.now() - before > maxTime) continue;
      samples.pop();
      const begun = performance.now();
      for (let count = 0; count < maxRepetitions; count++) {
        await once(metric, action);
        if (performance.now() - begun > maxTime) break;
      }
    }
    if (server.mustGive === 'everything') {
      await once('syntaxError', actions.syntaxError);
      await addMemory('syntaxMemory');
    }
  } finally {
    await session.stop();
  }
  return samples;
}

/** The steps after opening. Each leaves the document ready for any other, and returns its time. */
function actionsOf(
  session: Session,
  server: Server,
  { places }: JobDocument,
): Partial<Record<TableMetric, () => Promise<number>>> & { syntaxError: () => Promise<number> } {
  let isMistaken = true;
  const type = () => session.edit(places.typing, 0, 'x');
  const complete = (offset: number, label: string) => completeAt(session, server, offset, label);
  return {
    edit: () =>
      timed(() => {
        isMistaken = !isMistaken;
        session.edit(places.mistake, 1, isMistaken ? wrongCharacter : rightCharacter);
        return diagnose(session, server, isMistaken);
      }),
    keyAtTop: () => timed(() => complete(places.keyAtTop, 'metadata')),
    valueAtTop: () => timed(() => complete(places.valueAtTop, 'default')),
    keyDeep: () => timed(() => complete(places.keyDeep, 'pass_threshold')),
    valueDeep: () => timed(() => complete(places.valueDeep, 'ilike')),
    hover: () =>
      timed(async () => {
        const text = await session.hover(places.keyDeep);
        if (server.mustGive !== 'nothing' && !text.includes('How input and reference are compared'))
          throw new NoAnswer(text === '' ? 'nothing' : 'without the description');
      }),
    editAndComplete: () =>
      timed(() => {
        type();
        return complete(places.valueDeep, 'ilike');
      }),
    syntaxError: () =>
      timed(async () => {
        session.edit(places.colon, 1, ' ');
        while (!(await session.diagnose(0)).includes('python-syntax')) await session.refreshed();
      }),
    burst: async () => {
      let pull = new CancellationTokenSource();
      let answered: Promise<unknown> = Promise.resolve();
      for (let count = 0; count < 10; count++) {
        if (count > 0) await setTimeout(40);
        pull.cancel();
        pull = new CancellationTokenSource();
        type();
        answered = session
          .diagnose(expectedOf(server, isMistaken), pull.token)
          .catch(() => undefined);
      }
      const time = await timed(() => complete(places.valueDeep, 'ilike'));
      await answered;
      return time;
    },
  };
}

/** Asks for the diagnostics of a document whose mistake outside Python is there, or mended. */
async function diagnose(session: Session, server: Server, isMistaken: boolean): Promise<void> {
  const expected = expectedOf(server, isMistaken);
  let { length } = await session.diagnose(expected);
  while (server.mustGive === 'everything' && length < expected) {
    await session.refreshed();
    ({ length } = await session.diagnose(expected));
  }
  if (server.mustGive !== 'nothing' && length !== expected)
    throw new NoAnswer(`${length} diagnostics instead of ${expected}`);
}

function expectedOf({ mustGive }: Server, isMistaken: boolean): number {
  return (isMistaken ? 1 : 0) + (mustGive === 'everything' ? 1 : 0);
}

async function completeAt(
  session: Session,
  { mustGive }: Server,
  offset: number,
  label: string,
): Promise<void> {
  const items = await session.complete(offset);
  if (mustGive === 'nothing') return;
  const item = items.find((one) => one.label.includes(label));
  if (!item) throw new NoAnswer(items.length === 0 ? 'nothing' : `without ${label}`);
  if (mustGive === 'answers') return;
  // An editor asks for what is missing of the one that is selected.
  const isWhole =
    items.every((one) => one.documentation) || (await session.resolve(item)).documentation;
  if (!isWhole) throw new NoAnswer('without documentation');
}

async function timed(action: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await action();
  return performance.now() - begun;
}

async function inTime<Result>(result: Promise<Result>): Promise<Result> {
  const tooLate = new AbortController();
  const late = setTimeout(patience, undefined, { signal: tooLate.signal }).then(
    () => Promise.reject(new NoAnswer(`in ${patience / 1000} s`)),
    () => new Promise<never>(() => undefined),
  );
  try {
    return await Promise.race([result, late]);
  } finally {
    tooLate.abort();
  }
}
