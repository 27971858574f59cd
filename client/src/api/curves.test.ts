import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curvesOf, thinned } from './curves.ts';

test('one curve for each name, by ascending step, the later figure of a step', () => {
  assert.deepEqual(
    curvesOf([
      { step: 2, values: { train_loss: 1, valid_loss: 3 } },
      { step: 1, values: { train_loss: 2 } },
      { step: 2, values: { train_loss: 1.5 } },
    ]),
    [
      {
        name: 'train_loss',
        points: [
          { step: 1, value: 2 },
          { step: 2, value: 1.5 },
        ],
      },
      { name: 'valid_loss', points: [{ step: 2, value: 3 }] },
    ],
  );
});

test('a long curve is thinned, but keeps its ends and its outliers', () => {
  const points = Array.from({ length: 50_000 }, (_, step) => ({
    step,
    value: step === 12_345 ? 99 : Math.sin(step),
  }));
  const kept = thinned({ name: 'train_loss', points }).points;
  assert(kept.length <= 300 && kept.length > 200, String(kept.length));
  assert.deepEqual([kept[0]?.step, kept.at(-1)?.step], [0, 49_999]);
  assert(kept.some(({ step, value }) => step === 12_345 && value === 99));
});

test('more names than anybody looks at are left out', () => {
  const values = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`m${index}`, 1]));
  assert.equal(curvesOf([{ step: 1, values }]).length, 60);
});
