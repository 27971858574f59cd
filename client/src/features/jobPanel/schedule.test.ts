import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pauseBeforeReading, sleepUntil, type Circumstances } from './schedule.ts';

const fresh: Circumstances = {
  isTerminal: false,
  unchangedFor: 0,
  failures: 0,
  retryAfterSeconds: undefined,
  attention: 'looking',
};

/** Seconds. */
function pause(change: Partial<Circumstances>): number | undefined {
  const milliseconds = pauseBeforeReading({ ...fresh, ...change });
  return milliseconds === undefined ? undefined : milliseconds / 1000;
}

test('backs off with the time since the last change', () => {
  const minutes = [0, 0.2, 1, 5, 10, 600].map((age) => pause({ unchangedFor: age * 60_000 }));
  assert.deepEqual(minutes, [2, 2, 6, 30, 60, 60]);
});

test('slows down when nobody looks', () => {
  assert.equal(pause({ attention: 'near' }), 15);
  assert.equal(pause({ attention: 'near', unchangedFor: 3_600_000 }), 120);
  assert.equal(pause({ attention: 'hidden' }), 60);
  assert.equal(pause({ attention: 'hidden', unchangedFor: 3_600_000 }), 300);
});

test('stops when nobody is there', () => {
  assert.equal(pause({ attention: 'away' }), undefined);
  assert.equal(pause({ attention: 'away', failures: 3 }), undefined);
  assert.equal(pause({ attention: 'away', failures: 1, retryAfterSeconds: 90 }), undefined);
});

test('stops when the job has ended', () => {
  assert.equal(pause({ isTerminal: true }), undefined);
  assert.equal(pause({ isTerminal: true, failures: 1 }), 4);
  assert.equal(pause({ isTerminal: true, failures: 11 }), 60);
  assert.equal(pause({ isTerminal: true, failures: 12 }), undefined);
});

test('backs off after failures', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5, 9, 5000].map((failures) => pause({ failures })),
    [4, 8, 16, 32, 60, 60, 60],
  );
});

test('honours Retry-After, within reason', () => {
  assert.equal(pause({ failures: 1, retryAfterSeconds: 90 }), 90);
  assert.equal(pause({ failures: 4, retryAfterSeconds: 1 }), 32);
  assert.equal(pause({ failures: 1, retryAfterSeconds: 1e12 }), 3600);
});

test('a clock that was set back does no harm', () => {
  assert.equal(pause({ unchangedFor: -1e12 }), 2);
});

test('sleeps in short stretches and notices that the computer slept', () => {
  const now = 1_000_000;
  assert.equal(sleepUntil(now + 2000, 2000, now), 2000);
  assert.equal(sleepUntil(now + 60_000, 60_000, now), 10_000);
  assert.equal(sleepUntil(now - 3_600_000, 60_000, now), 0);
});

test('reads at once when the clock was set back', () => {
  assert.equal(sleepUntil(1_000_000, 2000, 900_000), 0);
});
