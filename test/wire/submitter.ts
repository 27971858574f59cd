/**
 * A window for the test of crashes: submits a job, or picks up what an earlier one left, with the real store and the
 * real requests, and kills itself before the step it is told to. Prints each step on a line.
 */
import { writeSync } from 'node:fs';
import { createJob, listJobs } from '../../client/src/api/jobs.ts';
import type { Intent } from '../../client/src/api/submission.ts';
import { isAlive } from '../../client/src/features/history/claims.ts';
import { nodeFiles, type Files } from '../../client/src/features/history/files.ts';
import { openStore } from '../../client/src/features/history/store.ts';
import { lookUp } from '../../client/src/features/submit/lookUp.ts';
import { sendOnce } from '../../client/src/features/submit/sendOnce.ts';

export interface Orders {
  readonly folder: string;
  readonly address: string;
  readonly intent: Omit<Intent, 'startedAt'>;
  /** Number of the step before which the process dies; -1: it lives. */
  readonly dieAt: number;
  readonly task: 'submit' | 'pickUp';
}

const orders = JSON.parse(process.argv[2]!) as Orders;

let steps = 0;
async function step(name: string): Promise<void> {
  if (steps++ !== orders.dieAt) {
    writeSync(1, `${name}\n`);
    return;
  }
  process.kill(process.pid, 'SIGKILL');
  await new Promise(() => undefined);
}

/** Dies between any two changes of the disk. */
function mortal(files: Files): Files {
  return {
    ...files,
    write: async (name, text) => {
      await step(`writes ${name}`);
      await files.write(name, text);
      await step(`wrote ${name}`);
    },
    move: async (from, to) => {
      await files.move(from, to);
      await step(`moved ${from}`);
    },
    remove: async (name) => {
      await files.remove(name);
      await step(`removed ${name}`);
    },
  };
}

const store = openStore({
  files: mortal(nodeFiles(orders.folder)),
  window: { owner: `${process.pid} ${Math.random()}`, pid: process.pid, isAlive },
  now: Date.now,
  report: (name) => writeSync(1, `broken: ${name}\n`),
  changed: () => undefined,
});
const endpoint = { baseUrl: orders.address, headers: {} };

async function submit(intent: Intent): Promise<void> {
  const sent = await sendOnce(intent, {
    records: store,
    now: Date.now,
    stillHolds: () => Promise.resolve(true),
    create: async (body) => {
      await step('the request leaves');
      const answer = await createJob(endpoint, body);
      await step('the answer is here');
      return answer;
    },
  });
  await step(`shown: ${sent.kind}`);
}

/** As a user who takes the one job that fits, and sends again when there is none. */
async function pickUp(): Promise<void> {
  for (const { submission, heldUntil } of await store.pending()) {
    if (heldUntil !== undefined) throw new Error('Nobody else is there.');
    await store.claim(submission);
    const finding = await lookUp(submission, {
      listPage: (page) => listJobs(endpoint, page),
      foreign: new Set(),
    });
    await step(`looked: ${finding.kind}`);
    const at = Date.now();
    if (finding.kind === 'candidates' && finding.jobs.length === 1) {
      const [job] = finding.jobs;
      const state = { kind: 'created', jobId: job!.id, at, answer: '', found: true } as const;
      await store.settle(submission.id, state, job);
    } else if (finding.kind === 'none')
      await store.settle(submission.id, {
        ...{ kind: 'unknown', reason: 'interrupted', at, lookedAt: at },
      });
    else throw new Error(`Unexpected: ${JSON.stringify(finding)}`);
  }
  const known = await store.list();
  if (known.some(({ state }) => state.kind === 'created')) return;
  await submit({ ...orders.intent, id: `${orders.intent.id}-again`, startedAt: Date.now() });
}

await (orders.task === 'submit' ? submit({ ...orders.intent, startedAt: Date.now() }) : pickUp());
