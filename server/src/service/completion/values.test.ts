import assert from 'node:assert/strict';
import { test } from 'node:test';
import { labelsAt } from '../../../../test/support/completions.ts';
import { jobWithGrader, parseCursor } from '../../../../test/support/fixtures.ts';
import { readJob } from '../job.ts';
import { completionsAt } from './completion.ts';

test('a type is completed with the types of its place', () => {
  assert.ok(!labelsAt(jobWithGrader('{"type":"<|>"}')).includes('label_model'));
  const inMulti = labelsAt(jobWithGrader('{"type":"multi","graders":{"a":{"type":"<|>"}}}'));
  assert.ok(inMulti.includes('label_model') && !inMulti.includes('multi'));
});

test('offers no null to a string that has been begun', () => {
  const suffix = (value: string) => labelsAt(`{"suffix":${value}}`).includes('null');
  assert.deepEqual([suffix('<|>'), suffix('"<|>"'), suffix('"n<|>"')], [true, true, false]);
});

test('a reinforcement job is offered no null for the validation file that it needs', () => {
  const job = (method: string) => `{"validation_file":"<|>","method":{"type":"${method}"}}`;
  assert.deepEqual(labelsAt(job('reinforcement')), []);
  assert.deepEqual(labelsAt(job('supervised')), ['null']);
});

test('a model says why it does not suit: another method, or that nobody trains it any more', () => {
  const details = (method: string) => {
    const { text, offset } = parseCursor(`{"model":"<|>","method":{"type":"${method}"}}`);
    const found = completionsAt(readJob(text), offset);
    return new Map(found.map(({ label, detail }) => [label, detail]));
  };
  const supervised = details('supervised');
  assert.equal(supervised.get('o4-mini-2025-04-16'), 'not for supervised');
  for (const retired of ['gpt-3.5-turbo', 'babbage-002', 'davinci-002'])
    assert.equal(supervised.get(retired), 'retired');
  assert.equal(details('dpo').get('gpt-4.1-2025-04-14'), undefined);
});

test('models that the method can train come first; the others are offered too', () => {
  const labels = labelsAt('{"model":<|>,"method":{"type":"reinforcement"}}');
  assert.equal(labels[0], 'o4-mini-2025-04-16');
  assert.ok(labels.includes('gpt-4.1-2025-04-14'));
});
