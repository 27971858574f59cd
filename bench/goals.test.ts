import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createFigures } from './figures.ts';
import { otherGoals, verdictOf } from './goals.ts';
import type { Sample } from './scenario.ts';

function hovers(times: Partial<Record<Sample['server'], number | string>>): readonly Sample[] {
  return Object.entries(times).map(([server, value]) => ({
    server: server as Sample['server'],
    size: '5m',
    metric: 'hover',
    value,
  }));
}

test('a goal is met, missed, out of reach, or not measured', () => {
  const verdict = (times: Parameters<typeof hovers>[0]) =>
    verdictOf(createFigures(hovers(times)), 'hover', '5m');
  assert.equal(verdict({ ftjob: 4, json: 100, floor: 1 }), 'met');
  assert.equal(verdict({ ftjob: 6, json: 100, floor: 1 }), 'not met');
  assert.equal(verdict({ ftjob: 6, json: 100, floor: 5.5 }), 'out of reach');
  assert.equal(verdict({ ftjob: 6, json: 'no answer (nothing)', floor: 1 }), undefined);
});

test('one failure and a figure counts no more', () => {
  const figures = createFigures([
    ...hovers({ json: 3 }),
    ...hovers({ json: 'no answer (nothing)' }),
  ]);
  assert.equal(figures.of('json', 'hover', '5m'), undefined);
  assert.equal(figures.failure('json', 'hover', '5m'), 'no answer (nothing)');
});

test('flatness is the largest document against the smallest', () => {
  const samples = hovers({ ftjob: 4 });
  const small = samples.map((sample) => ({ ...sample, size: '2k', value: 1 }) as const);
  const flat = otherGoals(createFigures([...samples, ...small])).find(
    ({ metric }) => metric === 'hover',
  );
  assert.deepEqual(flat, {
    metric: 'hover',
    against: 'flat',
    ratio: 4,
    goal: 3,
    verdict: 'not met',
  });
});
