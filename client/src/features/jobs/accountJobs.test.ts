import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJob, type FineTuningJob } from '../../api/job.ts';
import {
  noJobs,
  pageLength,
  withJob,
  withNewest,
  withPage,
  type AccountJobs,
} from './accountJobs.ts';

function jobs(...ids: readonly string[]): readonly FineTuningJob[] {
  return ids.map((id) => readJob({ id, status: 'running' })!);
}

const shown = ({ jobs: listed, cursor, end }: AccountJobs) => ({
  ids: listed.map(({ id }) => id).join(' '),
  cursor,
  end,
});

test('pages follow one another until the service says that this was all', () => {
  const first = withPage(noJobs, { items: jobs('d', 'c'), hasMore: true });
  assert.deepEqual(shown(first), { ids: 'd c', cursor: 'c', end: 'more' });
  const second = withPage(first, { items: jobs('b', 'a'), hasMore: false });
  assert.deepEqual(shown(second), { ids: 'd c b a', cursor: 'a', end: 'complete' });
});

test('a service that sends a page again is not asked for more', () => {
  const first = withPage(noJobs, { items: jobs('d', 'c'), hasMore: true });
  const again = withPage(first, { items: jobs('d', 'c'), hasMore: true });
  assert.deepEqual(shown(again), { ids: 'd c', cursor: 'c', end: 'repeats' });
  const mixed = withPage(first, { items: jobs('b', 'c'), hasMore: true });
  assert.equal(mixed.end, 'repeats');
  assert.equal(withPage(first, { items: [], hasMore: true }).end, 'repeats');
  assert.equal(withPage(noJobs, { items: [], hasMore: false }).end, 'complete');
});

test('of a page without a limit a part is taken, and the next one follows it', () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `job-${index}`);
  const { jobs: taken, cursor, end } = withPage(noJobs, { items: jobs(...ids), hasMore: false });
  assert.equal(taken.length, 5 * pageLength);
  assert.equal(cursor, taken.at(-1)?.id);
  assert.equal(end, 'more');
});

test('a first page that is read again brings new jobs and states, and keeps the older ones', () => {
  const list = ['e d', 'c b', 'a'].reduce<AccountJobs>(
    (before, ids) => withPage(before, { items: jobs(...ids.split(' ')), hasMore: ids !== 'a' }),
    noJobs,
  );
  const ended = readJob({ id: 'e', status: 'succeeded' })!;
  const read = withNewest(list, { items: [...jobs('f'), ended], hasMore: true });
  assert.deepEqual(shown(read), { ids: 'f e d c b a', cursor: 'a', end: 'complete' });
  assert.equal(read.jobs[1]?.status, 'succeeded');
  // More than a page is new: what lies between is not known.
  const far = withNewest(list, { items: jobs('z', 'y'), hasMore: true });
  assert.deepEqual(shown(far), { ids: 'z y', cursor: 'y', end: 'more' });
});

test('a job that has changed stays where it is', () => {
  const list = withPage(noJobs, { items: jobs('b', 'a'), hasMore: false });
  const changed = withJob(list, readJob({ id: 'a', status: 'cancelled' })!);
  assert.deepEqual(
    changed.jobs.map(({ id, status }) => `${id} ${status}`),
    ['b running', 'a cancelled'],
  );
});
