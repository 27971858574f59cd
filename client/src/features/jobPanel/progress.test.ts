import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJob } from '../../api/job.ts';
import type { JobEvent } from '../../api/jobs.ts';
import { stepsOf, timesOf } from './progress.ts';

function event(createdAt: number | undefined, message: string, data = {}): JobEvent {
  return { id: message, createdAt, level: 'info', message, type: undefined, data };
}

const job = (change: object) => readJob({ id: 'ftjob-1', status: 'running', ...change })!;

test('the newest step, from the figures or from the words', () => {
  assert.deepEqual(
    stepsOf([event(3, 'Checkpoint created'), event(2, 'x', { step: 4, total_steps: 10 })]),
    { done: 4, total: 10 },
  );
  assert.deepEqual(stepsOf([event(1, 'Step 3/40: training loss=0.5', { step: 3 })]), {
    done: 3,
    total: 40,
  });
});

test('steps that cannot be are none', () => {
  for (const data of [{ step: 5, total_steps: 0 }, { step: 9, total_steps: 3 }, { step: 5 }])
    assert.equal(stepsOf([event(1, 'x', data)]), undefined);
  assert.equal(stepsOf([event(1, `Step ${'9'.repeat(500)}/1`)]), undefined);
});

test('the estimate of the service goes before ours', () => {
  const events = [
    event(200, 'x', { step: 20, total_steps: 100 }),
    event(100, 'x', { step: 10, total_steps: 100 }),
  ];
  assert.deepEqual(timesOf(job({ created_at: 50, estimated_finish: 900 }), events), {
    start: 50_000,
    end: undefined,
    estimatedFinish: 900_000,
    isOurEstimate: false,
  });
  assert.deepEqual(timesOf(job({ created_at: 50 }), events), {
    start: 50_000,
    end: undefined,
    estimatedFinish: 1_000_000,
    isOurEstimate: true,
  });
});

test('no estimate of a job that rests, has ended, or has made one step', () => {
  const events = [
    event(200, 'x', { step: 20, total_steps: 100 }),
    event(100, 'x', { step: 10, total_steps: 100 }),
  ];
  assert.equal(timesOf(job({ status: 'paused' }), events).estimatedFinish, undefined);
  assert.equal(timesOf(job({}), events.slice(1)).estimatedFinish, undefined);
  assert.deepEqual(timesOf(job({ status: 'failed', finished_at: 7, estimated_finish: 9 }), []), {
    start: undefined,
    end: 7000,
    estimatedFinish: undefined,
    isOurEstimate: false,
  });
});

test('what is no time is left out', () => {
  assert.equal(timesOf(job({ created_at: 1e300, estimated_finish: 0 }), []).start, undefined);
  assert.equal(timesOf(job({ estimated_finish: 0 }), []).estimatedFinish, undefined);
});
