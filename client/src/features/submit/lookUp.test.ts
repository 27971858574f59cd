import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Failure } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import type { Page, PageOptions } from '../../api/page.ts';
import { intentWith, jobWith } from '../../../../test/support/recordedJobs.ts';
import { lookUp } from './lookUp.ts';

const created = 1_700_000_000;
const failure: Failure = { kind: 'unknown', reason: 'timeout', detail: '' };

function page(items: readonly FineTuningJob[], hasMore: boolean): Answer<Page<FineTuningJob>> {
  return {
    kind: 'answered',
    status: 200,
    value: { items, hasMore },
    contentType: undefined,
    text: '',
    requestId: undefined,
  };
}

/** Looks in a service that answers these pages one after another, and the last one for ever. */
async function look(
  pages: readonly Answer<Page<FineTuningJob>>[],
  foreign: readonly string[] = [],
) {
  const asked: (string | undefined)[] = [];
  const finding = await lookUp(intentWith(), {
    listPage: ({ after }: PageOptions) => {
      asked.push(after);
      return Promise.resolve(pages[asked.length - 1] ?? pages.at(-1)!);
    },
    foreign: new Set(foreign),
  });
  return { finding, asked };
}

const another = (id: string, minutesLater = 0) =>
  jobWith({ id, training_file: 'file-2', created_at: created + minutesLater * 60 });

test('the job is found on any page, and several are all told', async () => {
  const pages = [
    page([another('a')], true),
    page([jobWith({ id: 'b' }), jobWith({ id: 'c' })], false),
  ];
  const { finding, asked } = await look(pages);
  assert(finding.kind === 'candidates');
  assert.deepEqual([finding.jobs.map(({ id }) => id), finding.isComplete], [['b', 'c'], true]);
  assert.deepEqual(asked, [undefined, 'a']);
  assert.deepEqual((await look(pages, ['b', 'c'])).finding, {
    kind: 'none',
    isComplete: true,
    jobsRead: 3,
  });
});

test('a clock that goes wrong, ours or the service’s, does not hide the job', async () => {
  for (const hours of [-3, 3]) {
    const answer = page(
      [another('a', hours * 60), jobWith({ created_at: created + hours * 3600 })],
      false,
    );
    assert(answer.kind === 'answered');
    assert.equal((await look([answer])).finding.kind, 'none');
    const { finding } = await look([{ ...answer, clockAhead: hours * 3_600_000 }]);
    assert.equal(finding.kind, 'candidates', `${hours} hours`);
  }
  // An answer that a proxy has kept tells an old time; the job is found by ours.
  const kept = page([jobWith()], false);
  assert(kept.kind === 'answered');
  const { finding } = await look([{ ...kept, clockAhead: -86_400_000 }]);
  assert.equal(finding.kind, 'candidates');
});

test('where the list holds what is no job to us, it is not said that the job is not there', async () => {
  const answer = page([another('a')], false);
  assert(answer.kind === 'answered');
  const partial = { ...answer, value: { ...answer.value, isPartial: true } as const };
  const { finding } = await look([partial]);
  assert(finding.kind === 'failed' && finding.failure.kind === 'unreadable');
  assert.equal(finding.failure.problem, 'unexpectedShape');
  const found = page([jobWith({ id: 'b' })], false);
  const { finding: both } = await look([
    { ...partial, value: { ...partial.value, hasMore: true } },
    found,
  ]);
  assert.equal(both.kind, 'candidates');
});

test('the mark is certain, even when the list breaks off behind it', async () => {
  const marked = jobWith({ id: 'm', metadata: { ftjob_submission: 'submission-1' } });
  const { finding } = await look([page([jobWith({ id: 'b' }), marked], true), failure]);
  assert(finding.kind === 'certain');
  assert.equal(finding.job.id, 'm');
});

test('no page is read behind the time of the submission, where the newest come first', async () => {
  const old = [another('c', -20), another('d', -30)];
  const { finding, asked } = await look([page([another('a')], true), page(old, true), failure]);
  assert.equal(asked.length, 2);
  assert.deepEqual(finding, { kind: 'none', isComplete: true, jobsRead: 3 });
  const oldestFirst = await look([page(old.toReversed(), true), page([jobWith()], false)]);
  assert.equal(oldestFirst.finding.kind, 'candidates');
});

test('a list without end is given up, and then nothing found means nothing', async () => {
  let count = 0;
  const finding = await lookUp(intentWith(), {
    listPage: () => Promise.resolve(page([another(`${count++}`)], true)),
    foreign: new Set(),
  });
  assert.equal(count, 10);
  assert.deepEqual(finding, { kind: 'none', isComplete: false, jobsRead: 10 });
  const { finding: repeated, asked } = await look([page([another('a')], true)]);
  assert.equal(asked.length, 2);
  assert.deepEqual(repeated, { kind: 'none', isComplete: false, jobsRead: 1 });
});

test('a list that cannot be read says so, unless something was found before', async () => {
  assert.deepEqual((await look([failure])).finding, { kind: 'failed', failure });
  const { finding } = await look([page([jobWith()], true), failure]);
  assert(finding.kind === 'candidates');
  assert.equal(finding.isComplete, false);
});
