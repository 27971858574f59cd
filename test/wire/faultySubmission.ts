/**
 * For tests: a submission to a service that fails at some stage, what became of it, and what the panel tells then.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createJob, listJobs } from '../../client/src/api/jobs.ts';
import { lookUp } from '../../client/src/features/submit/lookUp.ts';
import { sendOnce } from '../../client/src/features/submit/sendOnce.ts';
import { newStore } from '../support/newStore.ts';
import { intentWith } from '../support/recordedJobs.ts';
import { json, startRecorder, type Reply } from '../support/recorder.ts';
import { told as toldOf } from '../support/told.ts';

export const key = 'sk-canary-0123456789';
const now = 1_700_000_000_000;

export interface Case {
  /** What happens to the request that creates the job. */
  readonly create: Reply;
  /** What happens to each page of the list; the service has no jobs unless this is given. */
  readonly list?: Reply;
  readonly timeoutMs?: number;
}

export interface Expected {
  readonly stored: string;
  readonly told: string;
  readonly finding?: string;
}

export const job = {
  object: 'fine_tuning.job',
  id: 'ftjob-1',
  status: 'queued',
  model: 'gpt-4.1-mini-2025-04-14',
  training_file: 'file-1',
  created_at: now / 1000,
};
const emptyList = json(200, { object: 'list', data: [], has_more: false });

/** What the service says that is made to be misread, with the key in it. */
export const hostile = `<script>alert(1)</script> [x](command:x) $(bug) \u202e\0 ${key} ${'x'.repeat(100_000)}`;

export const somebodyElse =
  'Such an answer often comes from a proxy, a sign-in page or another server. Check the address of the connection, and whether you must sign in to a network first.';

/** `before`: what is said before anything about looking for the job. */
export function notKnown(status: string, what: string, ...before: readonly string[]): string {
  return [
    'It is not known what became of a.ftjob.json',
    status,
    `${what} It is not known whether a job was created.`,
    ...before,
    'ftjob looks for the job in the list of the service and says what it finds.',
    'Look yourself in the list of jobs of Work if you like (GET …/fine_tuning/jobs).',
    'Submit again only when the job is not there: a second job costs a second time.',
  ].join(' | ');
}

export function notAccepted(status: string, ...sentences: readonly string[]): string {
  return ['a.ftjob.json was not accepted', status, ...sentences].join(' | ');
}

/** A test for each: how many creates arrived, what is in the history, what the panel tells, what looking for the job finds. */
export function testSubmissions(cases: readonly (readonly [string, Case, Expected])[]): void {
  for (const [name, given, { stored, told, finding }] of cases)
    test(`${name}: one create, ${stored}${finding === undefined ? '' : `, looking finds ${finding}`}`, async () => {
      const seen = await run(given);
      assert.deepEqual(
        { creates: seen.creates, stored: seen.stored, told: seen.told, finding: seen.finding },
        { creates: 1, stored, told, finding },
      );
      assert(seen.reads <= 10, `${seen.reads} pages`);
    });
}

/** Submits, and looks for the job if that is needed; says what came of it in a few words. */
async function run({ create, list = emptyList, timeoutMs = 5000 }: Case) {
  const recorder = await startRecorder((response, request) =>
    (request.method === 'POST' ? create : list)(response, request),
  );
  try {
    const endpoint = { baseUrl: `${recorder.origin}/v1`, headers: { 'api-key': key } };
    const store = newStore(now);
    const intent = intentWith();
    const sent = await sendOnce(intent, {
      records: store,
      now: () => now,
      stillHolds: () => Promise.resolve(true),
      create: (text) => createJob(endpoint, text, { timeoutMs }),
    });
    assert(sent.kind === 'sent' && sent.notRecorded === undefined);
    const stored = (await store.get(intent.id))?.state;
    assert.deepEqual(stored?.kind, sent.outcome.kind, 'what is told is what is stored');
    const isPending = (await store.pending()).length === 1;
    assert.equal(isPending, stored.kind === 'unknown');
    const finding = isPending
      ? await lookUp(intent, {
          listPage: (page) => listJobs(endpoint, page, { timeoutMs }),
          foreign: new Set(),
        })
      : undefined;
    const all = await written(store);
    assert(!all.includes(key), 'no key in the history');
    assert(all.length < 2_000_000, 'what is kept is bounded');
    const creates = recorder.requests.filter(({ method }) => method === 'POST').length;
    return {
      creates,
      told: toldOf(sent.answer),
      stored: stored.kind,
      finding: finding?.kind,
      reads: recorder.requests.length - creates,
    };
  } finally {
    await recorder.close();
  }
}

/** Everything that the history wrote, as one text. */
async function written({ files }: ReturnType<typeof newStore>): Promise<string> {
  let all = '';
  for (const id of await files.list('submissions'))
    for (const name of await files.list(`submissions/${id}`))
      all += (await files.read(`submissions/${id}/${name}`)) ?? '';
  return all;
}
