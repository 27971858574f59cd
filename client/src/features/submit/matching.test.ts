import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Intent } from '../../api/submission.ts';
import { intentWith, jobWith } from '../../../../test/support/recordedJobs.ts';
import { matchJobs } from './matching.ts';

const none: ReadonlySet<string> = new Set();
const created = 1_700_000_000;

/** Whether a job with these fields may have come of a submission of this body. */
function fits(job: Readonly<Record<string, unknown>>, body: object = {}): boolean {
  const intent = intentWith({
    body: JSON.stringify({ model: 'gpt-4.1', training_file: 'file-1', ...body }),
  });
  return matchJobs(intent, [jobWith({ model: 'gpt-4.1', ...job })], none).candidates.length === 1;
}

test('a job fits by model, files, method, suffix and seed', () => {
  assert(fits({}));
  assert(fits({ suffix: undefined, method: undefined }), 'what is not said does not speak against');
  assert(fits({}, { method: { type: 'supervised' } }));
  assert(!fits({ training_file: 'file-2' }));
  assert(!fits({ validation_file: 'file-3' }));
  assert(fits({ validation_file: 'file-3' }, { validation_file: 'file-3' }));
  assert(!fits({ validation_file: 'file-3' }, { validation_file: 'file-4' }));
  assert(!fits({ method: { type: 'dpo' } }));
  assert(fits({ method: { type: 'dpo' } }, { method: { type: 'dpo' } }));
  assert(fits({ user_provided_suffix: 'mine' }, { suffix: 'mine' }));
  assert(!fits({ user_provided_suffix: 'yours' }, { suffix: 'mine' }));
  assert(!fits({ user_provided_suffix: 'yours' }));
  assert(fits({ seed: 8 }), 'the service chose it');
  assert(!fits({ seed: 8 }, { seed: 9 }));
  assert(fits({ seed: 9 }, { seed: 9 }));
});

test('the dated name of the model that was asked for is that model, a bigger or smaller one is not', () => {
  assert(fits({ model: 'gpt-4.1-2025-04-14' }));
  assert(!fits({ model: 'gpt-4.1-mini-2025-04-14' }));
  assert(!fits({ model: 'gpt-4.12' }));
  assert(!fits({ model: 'gpt-4' }));
});

test('a job fits when it was created around the time of the submission', () => {
  const minute = 60;
  for (const [shift, isIn] of [
    [-11, false],
    [-9, true],
    [0, true],
    [29, true],
    [31, false],
  ] as const)
    assert.equal(fits({ created_at: created + shift * minute }), isIn, `${shift} minutes`);
  assert(fits({ created_at: undefined }), 'a job of which no time is told is asked about');
});

test('the mark decides, whatever else is said', () => {
  const marked = jobWith({
    id: 'ours',
    model: 'x',
    metadata: { ftjob_submission: 'submission-1' },
  });
  const other = jobWith({ id: 'other', metadata: { ftjob_submission: 'submission-2' } });
  const plain = jobWith({ id: 'plain' });
  const found = matchJobs(intentWith(), [plain, other, marked], none);
  assert.deepEqual([found.certain?.id, found.candidates], ['ours', []]);
  const candidates = matchJobs(intentWith(), [plain, other], none).candidates;
  assert.deepEqual(
    candidates.map(({ id }) => id),
    ['plain'],
    'the mark of another submission excludes, no mark does not: some services drop metadata',
  );
});

test('a body with the mark of the job that it was copied from is looked for like any other', () => {
  const metadata = { ftjob_submission: 'submission-0' };
  assert(fits({ metadata }, { metadata }));
  assert(fits({}, { metadata }));
  assert(!fits({ metadata: { ftjob_submission: 'submission-9' } }, { metadata }));
});

test('a job that came of another submission does not count', () => {
  const jobs = [jobWith({ id: 'a' }), jobWith({ id: 'b' })];
  const { candidates } = matchJobs(intentWith(), jobs, new Set(['a']));
  assert.deepEqual(
    candidates.map(({ id }) => id),
    ['b'],
  );
});

test('a body that is no job is no obstacle', () => {
  const intents: readonly Partial<Intent>[] = [
    { body: 'x' },
    { body: '[]' },
    { body: '{"metadata":7}' },
  ];
  for (const fields of intents)
    assert.equal(matchJobs(intentWith(fields), [jobWith()], none).candidates.length, 1);
});
