/**
 * aimock with its chaos switched on: every request that it can spoil, in every way that it knows. For each submission:
 * how many creates arrived, what the history keeps, what the user is told, and what looking for the job says.
 */
import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { mkdtempSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, beforeEach, test } from 'node:test';
import { LLMock } from '@copilotkit/aimock';
import { getFile, getFileContent, uploadFile } from '../../client/src/api/files.ts';
import type { Answer, Endpoint, SendOptions } from '../../client/src/api/http.ts';
import {
  cancelJob,
  createJob,
  getJob,
  listCheckpoints,
  listEvents,
  listJobs,
  pauseJob,
  resumeJob,
} from '../../client/src/api/jobs.ts';
import type { Intent } from '../../client/src/api/submission.ts';
import { nodeFiles } from '../../client/src/features/history/files.ts';
import { openStore, type Store } from '../../client/src/features/history/store.ts';
import { readAgain } from '../../client/src/features/jobPanel/knowledge.ts';
import { readingProblem } from '../../client/src/features/jobPanel/readingProblem.ts';
import { failureWords } from '../../client/src/features/jobs/failureWords.ts';
import { advise, type Service } from '../../client/src/features/submit/advice.ts';
import { lookUp } from '../../client/src/features/submit/lookUp.ts';
import { sendOnce } from '../../client/src/features/submit/sendOnce.ts';
import { intentWith } from '../support/recordedJobs.ts';
import { everyChaos } from './chaos.ts';

const aimock = new LLMock({ port: 0, host: '127.0.0.1', logLevel: 'silent' });
let endpoint: Endpoint;

/** `METHOD /path` of all that arrived. aimock's own journal leaves out whoever has hung up. */
let arrived: string[] = [];
const note = (message: unknown) => {
  const { method, url } = (message as { readonly request: IncomingMessage }).request;
  arrived.push(`${method} ${url}`);
};

before(async () => {
  await aimock.start();
  endpoint = { baseUrl: `${aimock.url}/v1`, headers: {} };
  subscribe('http.server.request.start', note);
});
beforeEach(() => {
  aimock.reset();
  aimock.clearChaos();
  arrived = [];
});
after(async () => {
  unsubscribe('http.server.request.start', note);
  await aimock.stop();
});

const creates = () => arrived.filter((request) => request === 'POST /v1/fine_tuning/jobs').length;

/** With `{ latencyMs: 30_000 }` nobody waits for the answer. */
const impatient: SendOptions = { timeoutMs: 300 };

function newStore(): Store {
  return openStore({
    files: nodeFiles(mkdtempSync(path.join(tmpdir(), 'ftjob-chaos-'))),
    window: { owner: 'test', pid: process.pid, isAlive: () => true },
    now: Date.now,
    report: (name) => assert.fail(`${name} is broken`),
    changed: () => undefined,
  });
}

const local: Service = { label: 'Local', kind: 'compatible', takesKey: true };

/** Sends the job as the command does after consent, and says what the user is told. */
async function submit(intent: Intent, store: Store, options: SendOptions) {
  const sent = await sendOnce(intent, {
    records: store,
    now: Date.now,
    stillHolds: () => Promise.resolve(true),
    create: (text) => createJob(endpoint, text, options),
  });
  assert(sent.kind === 'sent' && sent.notRecorded === undefined);
  const stored = (await store.get(intent.id))?.state;
  assert.deepEqual(stored, JSON.parse(JSON.stringify(sent.outcome)), 'what is told is stored');
  const { answer } = sent;
  const advice = answer.kind === 'answered' ? undefined : advise(answer, local);
  return { stored, advice, answer };
}

const find = (intent: Intent) =>
  lookUp(intent, {
    listPage: (page) => listJobs(endpoint, page, impatient),
    foreign: new Set(),
  });

for (const chaos of everyChaos) {
  const name = Object.keys(chaos.config).join();

  test(`${name}: one create, ${chaos.stored}; looking for the job fails while the chaos lasts, then there is none`, async () => {
    const store = newStore();
    const intent = intentWith({ startedAt: Date.now() });
    aimock.setChaos(chaos.config);
    const { stored, advice } = await submit(intent, store, impatient);
    assert.equal(stored?.kind, chaos.stored);
    assert.equal(advice?.summary, chaos.told);
    assert.equal(advice.jobMayExist, stored.kind === 'unknown');
    assert.equal((await store.pending()).length, stored.kind === 'unknown' ? 1 : 0);
    assert.equal((await find(intent)).kind, 'failed');
    aimock.clearChaos();
    assert.deepEqual(await find(intent), { kind: 'none', isComplete: true, jobsRead: 0 });
    assert.equal(creates(), 1);
  });

  test(`${name}: a list that cannot be read is never taken for one without the job`, async () => {
    const intent = intentWith({ startedAt: Date.now() });
    const created = await createJob(endpoint, intent.body);
    assert(created.kind === 'answered');
    aimock.setChaos(chaos.config);
    const failed = await find(intent);
    assert(failed.kind === 'failed', failed.kind);
    assert.equal(failureWords(failed.failure, 'aimock').label, chaos.failureWords);
    aimock.clearChaos();
    const found = await find(intent);
    assert(found.kind === 'candidates', found.kind);
    assert.deepEqual(
      found.jobs.map(({ id }) => id),
      [created.value.id],
    );
  });

  test(`${name}: a panel keeps what it knows of its job, and reads on when the chaos is over`, async () => {
    const created = await createJob(endpoint, intentWith().body);
    assert(created.kind === 'answered');
    const { id } = created.value;
    const { signal } = new AbortController();
    const first = await readAgain(endpoint, id, undefined, signal);
    assert.equal(first.failure, undefined, 'a service without checkpoints is no failure');
    const known = first.knowledge;
    aimock.setChaos(chaos.config);
    // A panel waits for 30 s; nobody does here.
    const whileChaos = chaos.config.latencyMs === undefined ? signal : AbortSignal.timeout(300);
    const { knowledge, failure } = await readAgain(endpoint, id, known, whileChaos);
    assert.equal(knowledge, known);
    assert(failure);
    assert.match(readingProblem(failure, 'Work'), chaos.readingProblem);
    aimock.clearChaos();
    const later = await readAgain(endpoint, id, known, signal);
    assert.equal(later.failure, undefined);
    assert.equal(later.knowledge?.job.status, 'running');
    assert.equal(later.knowledge.events.length, 3);
  });

  test(`${name}: every request that aimock can spoil is sent once and comes to ${chaos.answer}`, async () => {
    const created = await createJob(endpoint, intentWith().body);
    assert(created.kind === 'answered');
    const { id } = created.value;
    aimock.setChaos(chaos.config);
    const requests: Readonly<Record<string, () => Promise<Answer>>> = {
      'POST /v1/fine_tuning/jobs': () => createJob(endpoint, intentWith().body, impatient),
      'GET /v1/fine_tuning/jobs?limit=20': () => listJobs(endpoint, { limit: 20 }, impatient),
      [`GET /v1/fine_tuning/jobs/${id}`]: () => getJob(endpoint, id, impatient),
      [`GET /v1/fine_tuning/jobs/${id}/events`]: () => listEvents(endpoint, id, {}, impatient),
      [`POST /v1/fine_tuning/jobs/${id}/cancel`]: () => cancelJob(endpoint, id, impatient),
      'POST /v1/files': () => uploadFile(endpoint, 'a.jsonl', new Blob(['{}\n']), impatient),
      'GET /v1/files/file-1': () => getFile(endpoint, 'file-1', impatient),
    };
    const seen: Record<string, string> = {};
    for (const send of Object.values(requests)) {
      arrived = [];
      const answer = await send();
      seen[arrived.join()] = inWords(answer);
    }
    assert.deepEqual(
      seen,
      Object.fromEntries(Object.keys(requests).map((request) => [request, chaos.answer])),
    );
    aimock.clearChaos();
    const job = await getJob(endpoint, id);
    assert(job.kind === 'answered');
    assert.equal(job.value.status, 'queued', 'nothing cancelled it');
  });
}

function inWords(answer: Answer): string {
  return [answer.kind, 'status' in answer ? answer.status : answer.reason].join(' ');
}

test('429 says when to come back', async () => {
  aimock.setChaos({ rateLimitRate: 1 });
  const { answer, advice } = await submit(intentWith(), newStore(), {});
  assert(answer.kind === 'refused');
  assert.equal(answer.retryAfterSeconds, 1);
  assert.match(advice?.steps.join(' ') ?? '', /Wait 1 second/);
});

test('the content of a file that comes spoilt is no figures', async () => {
  aimock.setChaos({ malformedRate: 1 });
  const content = await getFileContent(endpoint, 'file-1');
  assert(content.kind === 'answered');
  assert.match(new TextDecoder().decode(content.value), /malformed/);
});

test('what aimock does not serve is refused, with and without chaos', async () => {
  for (const config of [{}, { dropRate: 1 }]) {
    aimock.setChaos(config);
    for (const send of [listCheckpoints, pauseJob, resumeJob])
      assert.equal(inWords(await send(endpoint, 'ftjob-1', {})), 'refused 404');
  }
});

test('an answer that comes late, but in time, is the one of the job', async () => {
  aimock.setChaos({ latencyMs: 50 });
  const store = newStore();
  const { stored } = await submit(intentWith(), store, {});
  assert.equal(stored?.kind, 'created');
  assert.deepEqual(await store.pending(), []);
  assert.equal(creates(), 1);
});

test('a day of all chaos at once: each submission arrives once, and the history knows the jobs there are', async () => {
  const store = newStore();
  const intents = Array.from({ length: 40 }, (_, index) =>
    intentWith({ id: `submission-${index}`, document: `file:///${index}.ftjob.json` }),
  );
  aimock.setChaos({ dropRate: 0.2, malformedRate: 0.2, rateLimitRate: 0.2, disconnectRate: 0.2 });
  for (const intent of intents) await submit(intent, store, {});
  aimock.clearChaos();
  assert.equal(creates(), intents.length);
  const submissions = await store.list();
  assert.equal(submissions.length, intents.length);
  const known = submissions.flatMap(({ state }) => (state.kind === 'created' ? state.jobId : []));
  const jobs = await listJobs(endpoint, { limit: 100 });
  assert(jobs.kind === 'answered');
  assert.deepEqual(known.toSorted(), jobs.value.items.map(({ id }) => id).toSorted());
  const unknown = submissions.filter(({ state }) => state.kind === 'unknown');
  assert.deepEqual(
    (await store.pending()).map(({ submission }) => submission.id).toSorted(),
    unknown.map(({ id }) => id).toSorted(),
  );
});
