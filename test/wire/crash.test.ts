/** A submission that dies between any two of its steps: nothing is lost, nothing is sent twice. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import type { Fault } from '../../sandbox/src/faults.ts';
import { startSandbox, type Sandbox } from '../../sandbox/src/service.ts';
import { nodeFiles } from '../../client/src/features/history/files.ts';
import { openStore } from '../../client/src/features/history/store.ts';
import type { Orders } from './submitter.ts';

let sandbox: Sandbox;
/** What happens to the requests that create a job. */
let fault: Fault | undefined;
/** Called when one has arrived at the service. */
let arrived: () => void = () => undefined;

before(async () => {
  sandbox = await startSandbox({
    clock: { now: Date.now },
    fault: ({ method }) => {
      if (method !== 'POST') return undefined;
      arrived();
      return fault;
    },
  });
});
after(() => sandbox.close());

let count = 0;

/** A submission of its own, told from the others at the service by its suffix. */
function newCase() {
  const suffix = `case-${count++}`;
  const folder = mkdtempSync(path.join(tmpdir(), 'ftjob-crash-'));
  const intent: Orders['intent'] = {
    id: suffix,
    document: 'file:///a.ftjob.json',
    fileName: 'a.ftjob.json',
    connection: { id: 'local', label: 'Local', kind: 'compatible', address: sandbox.address },
    body: JSON.stringify({
      model: 'gpt-4.1-mini-2025-04-14',
      training_file: 'file-U8JZpDE0iGXlD6gNCFbaEPFj',
      suffix,
    }),
  };
  /** Runs a window to its end, or to its death; tells the steps it came to. */
  const run = async (task: Orders['task'], dieAt = -1, kill?: Promise<void>) => {
    const orders: Orders = { folder, address: sandbox.address, intent, dieAt, task };
    const program = path.join(import.meta.dirname, 'submitter.ts');
    const child = spawn(process.execPath, [program, JSON.stringify(orders)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    void kill?.then(() => child.kill('SIGKILL'));
    const ended = new Promise<NodeJS.Signals | null>((resolve) => {
      child.on('close', (_code, signal) => resolve(signal));
    });
    const steps = (await text(child.stdout)).split('\n').filter((line) => line !== '');
    const isKilled = (await ended) === 'SIGKILL';
    assert.equal(isKilled, (dieAt >= 0 && steps.length === dieAt) || kill !== undefined);
    return steps;
  };
  const creates = () =>
    sandbox.requests.filter(
      ({ method, body }) => method === 'POST' && body.includes(`"${suffix}"`),
    );
  const jobs = () =>
    creates().flatMap(({ answered }) =>
      answered?.status === 200 ? [(JSON.parse(answered.body) as { id: string }).id] : [],
    );
  const history = () =>
    openStore({
      files: nodeFiles(folder),
      window: { owner: 'test', pid: 0, isAlive: () => true },
      now: Date.now,
      report: (name) => assert.fail(`${name} is broken`),
      changed: () => undefined,
    }).list();
  return { folder, run, creates, jobs, history };
}

type Case = ReturnType<typeof newCase>;

/** One job at the service, and the history knows it. */
async function assertWhole({ creates, jobs, history, folder }: Case): Promise<void> {
  assert.equal(jobs().length, 1);
  assert.equal(creates().length, 1);
  const submissions = await history();
  const created = submissions.flatMap(({ state }) =>
    state.kind === 'created' ? [state.jobId] : [],
  );
  assert.deepEqual(created, jobs());
  assert(submissions.every(({ state }) => state.kind !== 'intended'));
  assert.deepEqual(await nodeFiles(folder).list('pending'), []);
}

test('a window that dies before any step of a submission', async () => {
  const whole = newCase();
  const steps = await whole.run('submit');
  await assertWhole(whole);
  assert(
    steps.indexOf('wrote submissions/case-0/intent.json') < steps.indexOf('the request leaves'),
  );
  assert(
    steps.indexOf('wrote submissions/case-0/created.json') < steps.indexOf('shown: sent'),
    steps.join('\n'),
  );
  for (let dieAt = 0; dieAt < steps.length; dieAt++) {
    const one = newCase();
    await one.run('submit', dieAt);
    await one.run('pickUp');
    await assertWhole(one);
    // Another start finds nothing more to do.
    assert.deepEqual(await one.run('pickUp'), [], `after ${steps[dieAt]}`);
  }
});

test('a window that dies while the request is at the service', async () => {
  for (const what of ['neverAnswer', 'halfAnswer'] as const) {
    const one = newCase();
    fault = { kind: what };
    const kill = new Promise<void>((resolve) => (arrived = resolve));
    await one.run('submit', -1, what === 'neverAnswer' ? kill : undefined);
    fault = undefined;
    arrived = () => undefined;
    await one.run('pickUp');
    await assertWhole(one);
  }
});

test('a window that dies before any step of picking up', async () => {
  const leaveBehind = async () => {
    const one = newCase();
    fault = { kind: 'dropAfterReading' };
    const steps = await one.run('submit');
    assert(steps.includes('shown: sent'));
    fault = undefined;
    return one;
  };
  const whole = await leaveBehind();
  const steps = await whole.run('pickUp');
  await assertWhole(whole);
  for (let dieAt = 0; dieAt < steps.length; dieAt++) {
    const one = await leaveBehind();
    await one.run('pickUp', dieAt);
    await one.run('pickUp');
    await assertWhole(one);
  }
});

test('half a file that a crash has left hides nothing', async () => {
  const one = newCase();
  await one.run('submit');
  const unfinished = path.join(one.folder, 'unfinished');
  await mkdir(unfinished, { recursive: true });
  writeFileSync(path.join(unfinished, 'x'), '{"version":1,"val');
  await assertWhole(one);
});
