/**
 * A submission against a service that fails at every stage. For each: how many creates arrived, what is in the history,
 * what the panel tells, and what looking for the job finds.
 */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createJob, listJobs } from '../../client/src/api/jobs.ts';
import { lookUp } from '../../client/src/features/submit/lookUp.ts';
import { sendOnce } from '../../client/src/features/submit/sendOnce.ts';
import { newStore } from '../support/newStore.ts';
import { intentWith } from '../support/recordedJobs.ts';
import { body, json, startRecorder, type Reply } from '../support/recorder.ts';
import { told as toldOf } from '../support/told.ts';

const key = 'sk-canary-0123456789';
const now = 1_700_000_000_000;

/** Everything that the history wrote, as one text. */
async function written({ files }: ReturnType<typeof newStore>): Promise<string> {
  let all = '';
  for (const id of await files.list('submissions'))
    for (const name of await files.list(`submissions/${id}`))
      all += (await files.read(`submissions/${id}/${name}`)) ?? '';
  return all;
}

interface Case {
  /** What happens to the request that creates the job. */
  readonly create: Reply;
  /** What happens to each page of the list; the service has no jobs unless this is given. */
  readonly list?: Reply;
  readonly timeoutMs?: number;
}

const job = {
  object: 'fine_tuning.job',
  id: 'ftjob-1',
  status: 'queued',
  model: 'gpt-4.1-mini-2025-04-14',
  training_file: 'file-1',
  created_at: now / 1000,
};
const emptyList = json(200, { object: 'list', data: [], has_more: false });

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

const hostile = `<script>alert(1)</script> [x](command:x) $(bug) \u202e\0 ${key} ${'x'.repeat(100_000)}`;
const hostileFields = Object.fromEntries(
  ['status', 'model', 'training_file', 'fine_tuned_model', 'user_provided_suffix'].map((name) => [
    name,
    hostile,
  ]),
);

/** As it may stand in a line of ours. */
const tamed = `<script>alert(1)</script> [x] (command:x) (bug) [key removed] ${'x'.repeat(58)}…`;

const somebodyElse =
  'Such an answer often comes from a proxy, a sign-in page or another server. Check the address of the connection, and whether you must sign in to a network first.';

/** `before`: what is said before anything about looking for the job. */
function notKnown(status: string, what: string, ...before: readonly string[]): string {
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

function notAccepted(status: string, ...sentences: readonly string[]): string {
  return ['a.ftjob.json was not accepted', status, ...sentences].join(' | ');
}

interface Expected {
  readonly stored: string;
  readonly told: string;
  readonly finding?: string;
}

const cases: readonly (readonly [string, Case, Expected])[] = [
  [
    'an answer',
    { create: json(200, job) },
    {
      stored: 'created',
      told: 'Fine-tuning job of a.ftjob.json | queued | The job was created and waits for its turn.',
    },
  ],
  [
    'a reset after the body, and there is a job',
    {
      create: (response) => response.socket?.resetAndDestroy(),
      list: json(200, { object: 'list', data: [job], has_more: false }),
    },
    {
      stored: 'unknown',
      finding: 'candidates',
      told: notKnown('No answer', 'The connection to Work broke before the answer was complete.'),
    },
  ],
  [
    'half an answer',
    {
      create: (response) =>
        response
          .writeHead(200, { 'content-length': 1000 })
          .write('{"id":', () => response.destroy()),
    },
    {
      stored: 'unknown',
      finding: 'none',
      told: notKnown('No answer', 'The connection to Work broke before the answer was complete.'),
    },
  ],
  [
    'an answer that comes when nobody waits any more',
    { create: () => undefined, timeoutMs: 300 },
    {
      stored: 'unknown',
      finding: 'none',
      told: notKnown('No answer', 'Work did not answer in time.'),
    },
  ],
  [
    '429',
    { create: json(429, { error: { message: 'slow' } }) },
    {
      stored: 'refused',
      told: notAccepted(
        'HTTP 429',
        'Work has too many requests or too many jobs of yours at once.',
        'Wait a little, or until another job has ended; then submit again.',
      ),
    },
  ],
  [
    '429 with Retry-After',
    { create: json(429, { error: { message: 'slow' } }, { 'retry-after': '1' }) },
    {
      stored: 'refused',
      told: notAccepted(
        'HTTP 429',
        'Work has too many requests or too many jobs of yours at once.',
        'Wait 1 second, then submit again.',
      ),
    },
  ],
  [
    '500',
    { create: json(500, { error: { message: hostile } }) },
    {
      stored: 'unknown',
      finding: 'none',
      told: notKnown('HTTP 500', 'Work failed while it handled the job.'),
    },
  ],
  [
    '502 with HTML',
    { create: body(502, `<h1>${key}</h1>`, { 'content-type': 'text/html' }) },
    {
      stored: 'unknown',
      finding: 'none',
      told: notKnown(
        'HTTP 502',
        'Work answered HTTP 502 with something that is no JSON.',
        somebodyElse,
      ),
    },
  ],
  [
    '200 with HTML',
    { create: body(200, '<h1>Sign in</h1>', { 'content-type': 'text/html' }) },
    {
      stored: 'unknown',
      finding: 'none',
      told: notKnown(
        'HTTP 200',
        'Work answered HTTP 200 with something that is no JSON.',
        somebodyElse,
      ),
    },
  ],
  [
    'a redirect to another origin',
    { create: body(307, '', { location: 'http://127.0.0.1:9/v1/fine_tuning/jobs' }) },
    {
      stored: 'refused',
      told: notAccepted(
        'HTTP 307',
        'Work pointed to another address, and ftjob did not follow.',
        somebodyElse,
        'A key is sent to one address only. If the other address is right, select a connection that has it: http://127.0.0.1:9/v1/fine_tuning/jobs',
      ),
    },
  ],
  [
    'a redirect as servers answer that have done what was asked for',
    {
      create: body(302, '', { location: '/v1/fine_tuning/jobs/ftjob-1' }),
      list: json(200, { object: 'list', data: [job], has_more: false }),
    },
    {
      stored: 'unknown',
      finding: 'candidates',
      told: notKnown(
        'HTTP 302',
        'Work pointed to another address, and ftjob did not follow.',
        somebodyElse,
        'A key is sent to one address only. If the other address is right, select a connection that has it: /v1/fine_tuning/jobs/ftjob-1',
      ),
    },
  ],
  [
    '421, after which a client may try another connection',
    { create: json(421, { error: { message: 'misdirected' } }) },
    {
      stored: 'refused',
      told: notAccepted(
        'HTTP 421',
        'The service did not accept the job.',
        'Change what the message speaks of, then submit again.',
      ),
    },
  ],
  [
    'more than 10 MB',
    { create: body(200, `{"id":"${'x'.repeat(11_000_000)}"}`) },
    {
      stored: 'unknown',
      finding: 'none',
      told: notKnown('HTTP 200', 'Work answered HTTP 200 with more than 10 MB.', somebodyElse),
    },
  ],
  [
    'a hostile job',
    { create: json(200, { ...job, ...hostileFields, metadata: { [hostile]: hostile } }) },
    {
      stored: 'created',
      told: `Fine-tuning job of a.ftjob.json | ${tamed} | The job was created and is not finished.`,
    },
  ],
  [
    'a hostile refusal',
    { create: json(400, { error: { message: hostile, param: hostile, code: hostile } }) },
    {
      stored: 'refused',
      told: notAccepted(
        'HTTP 400',
        `The service did not accept "${tamed}".`,
        `Correct "${tamed}" in the file, then submit again.`,
      ),
    },
  ],
  [
    'a list without end, each page with other jobs',
    {
      create: json(503, { error: { message: 'busy' } }),
      list: (response, request) => {
        const id = `ftjob-${Math.random()}`;
        const data = [{ ...job, id, training_file: 'file-2' }];
        json(200, { object: 'list', data, has_more: true })(response, request);
      },
    },
    {
      stored: 'unknown',
      finding: 'none',
      told: notKnown('HTTP 503', 'Work failed while it handled the job.'),
    },
  ],
  [
    'a list that repeats itself',
    {
      create: json(503, { error: { message: 'busy' } }),
      list: json(200, { object: 'list', data: [{ ...job, model: 'x' }], has_more: true }),
    },
    {
      stored: 'unknown',
      finding: 'none',
      told: notKnown('HTTP 503', 'Work failed while it handled the job.'),
    },
  ],
  [
    'a list that cannot be read',
    { create: json(503, { error: { message: 'busy' } }), list: body(502, '<h1>no</h1>') },
    {
      stored: 'unknown',
      finding: 'failed',
      told: notKnown('HTTP 503', 'Work failed while it handled the job.'),
    },
  ],
];

for (const [name, given, { stored, told, finding }] of cases)
  test(`${name}: one create, ${stored}${finding === undefined ? '' : `, looking finds ${finding}`}`, async () => {
    const seen = await run(given);
    assert.deepEqual(
      { creates: seen.creates, stored: seen.stored, told: seen.told, finding: seen.finding },
      { creates: 1, stored, told, finding },
    );
    assert(seen.reads <= 10, `${seen.reads} pages`);
  });
