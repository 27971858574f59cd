import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SubmissionState } from '../../api/submission.ts';
import { intentWith, submissionWith } from '../../../../test/support/recordedJobs.ts';
import { earlierDetail, earlierOf, isAsBefore, toBeAskedAbout } from './earlier.ts';

const created: SubmissionState = { kind: 'created', jobId: 'ftjob-1', at: 1, answer: '' };
const proposal = intentWith({
  id: 'new',
  body: '{"model": "m", "metadata": {"ftjob_submission": "new"}}',
});
const before = submissionWith({ body: '{"model":"m"}', state: created });
const find = (fields: Partial<typeof before>) => earlierOf(proposal, [{ ...before, ...fields }]);

test('the same job of the same file at the same address is found, whatever its marks and white space', () => {
  assert(find({}));
  assert(find({ body: '{"model":"m","metadata":{"ftjob_submission":"old"}}' }));
  assert(find({ state: { kind: 'unknown', reason: 'timeout', at: 1, lookedAt: 2 } }));
  assert(find({ state: { kind: 'intended' } }), 'what became of it cannot be read any more');
});

test('the same job of another file is found while nobody knows what became of it', () => {
  const document = 'untitled:Untitled-1';
  assert(find({ document, state: { kind: 'unknown', reason: 'timeout', at: 1 } }));
  assert(find({ document, state: { kind: 'unknown', reason: 'timeout', at: 1, lookedAt: 2 } }));
  assert(find({ document, state: { kind: 'intended' } }));
  assert(!find({ document, body: '{"model":"n"}', state: { kind: 'intended' } }));
  const connection = { ...before.connection, address: 'https://example.com/v1' };
  assert(!find({ document, connection, state: { kind: 'intended' } }));
});

test('another job, file, address, or one that was refused or not sent is not', () => {
  assert(!find({ body: '{"model":"n"}' }));
  assert(!find({ body: '{"model":"m","metadata":{"team":"a"}}' }));
  assert(!find({ document: 'file:///b' }));
  assert(!find({ connection: { ...before.connection, address: 'https://example.com/v1' } }));
  assert(!find({ state: { kind: 'refused', status: 400, at: 1, answer: '' } }));
  assert(!find({ state: { kind: 'notSent', reason: 'cancelled', at: 1 } }));
});

test('the submission itself is none', () => {
  assert(!find({ id: 'new', state: { kind: 'intended' } }));
});

test('the newest counts', () => {
  const newest = { ...before, id: 'newest' };
  assert.equal(earlierOf(proposal, [newest, before])?.id, 'newest');
});

test('of what the sheet has said nothing is asked again, until another window finds the job', () => {
  const unknown = { ...before, state: { kind: 'unknown', reason: 'timeout', at: 1, lookedAt: 2 } };
  const ask = (submission: object, toldOf: string | undefined) =>
    toBeAskedAbout(proposal, [{ ...before, ...submission }], toldOf)?.state.kind;
  assert.equal(ask(unknown, before.id), undefined);
  assert.equal(ask(unknown, undefined), 'unknown', 'the sheet has not spoken of it');
  assert.equal(ask(unknown, 'another'), 'unknown');
  assert.equal(ask(before, before.id), 'created');
  assert.equal(ask({ ...before, document: 'file:///copied' }, before.id), 'created');
  assert.equal(toBeAskedAbout(proposal, [], before.id), undefined, 'it was deleted');
});

test('an agreement holds while the earlier submission and what is known of it are the same', () => {
  const unknown = submissionWith({ state: { kind: 'unknown', reason: 'timeout', at: 1 } });
  assert(isAsBefore(undefined, undefined));
  assert(isAsBefore({ ...unknown, notes: 'x' }, unknown));
  assert(!isAsBefore({ ...unknown, state: created }, unknown), 'its job was found');
  assert(!isAsBefore({ ...unknown, id: 'other' }, unknown));
  assert(!isAsBefore(unknown, undefined));
  assert(!isAsBefore(undefined, unknown));
});

test('a second job costs a second time, but not at the sandbox', () => {
  const at = (kind: string) =>
    earlierDetail({ ...before, connection: { ...before.connection, kind } }, 'Monday');
  assert.match(at('openai'), /on Monday.*ftjob-1.*costs a second time\.$/);
  assert.doesNotMatch(at('sandbox'), /cost/);
});
