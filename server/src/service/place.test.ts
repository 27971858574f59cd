import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJob } from './job.ts';
import { placeOf } from './place.ts';

const text = `{
  "model": "m",
  "method": {
    "type": "reinforcement",
    "reinforcement": {
      "grader": {
        "type": "score_model",
        "input": [{ "role": "user", "content": "first" }, { "role": "user", "content": "second" }]
      },
      "hyperparameters": { "n_epochs": 3 }
    }
  }
}`;

/** What is marked, what counts as the place, what is missing. */
function found(source: string, path: string) {
  const place = placeOf(readJob(source), path === '' ? [] : path.split('.'));
  return (
    place && [source.slice(...place.mark), source.slice(...place.extent), place.missing.join()]
  );
}

test('a value is marked, and its property is the place', () => {
  assert.deepEqual(found(text, 'model'), ['"m"', '"model": "m"', '']);
});

test('a path goes through arrays', () => {
  const path = 'method.reinforcement.grader.input.1.content';
  assert.deepEqual(found(text, path), ['"second"', '"content": "second"', '']);
  assert.equal(
    found(text, 'method.reinforcement.grader.input.0')?.[1],
    '{ "role": "user", "content": "first" }',
  );
});

test('an object is marked at its key', () => {
  const [mark, extent] = found(text, 'method.reinforcement.hyperparameters')!;
  assert.equal(mark, '"hyperparameters"');
  assert.equal(extent, '"hyperparameters": { "n_epochs": 3 }');
});

test('what the file lacks is marked at the nearest place above it', () => {
  assert.deepEqual(found(text, 'trainingType'), ['{', '{', 'trainingType']);
  assert.deepEqual(found(text, 'method.dpo.beta'), ['"method"', '"method"', 'dpo,beta']);
  assert.deepEqual(found(text, 'method.reinforcement.grader.input.7')?.[2], '7');
});

test('a path may begin at the method, at its block or at the grader', () => {
  assert.equal(found(text, 'hyperparameters.n_epochs')?.[0], '3');
  assert.equal(found(text, 'input.0.content')?.[0], '"first"');
  assert.equal(found(text, 'reinforcement.grader.type')?.[0], '"score_model"');
});

test('the root counts before the others', () => {
  const both = '{"hyperparameters":{"n_epochs":1},"method":{"supervised":{"hyperparameters":{}}}}';
  assert.equal(found(both, 'hyperparameters.n_epochs')?.[0], '1');
  assert.equal(found('{"type":1,"method":{"type":2}}', 'type')?.[0], '1');
});

test('hostile and broken texts have a place or none, and never throw', () => {
  assert.equal(found('', 'model'), undefined);
  assert.deepEqual(found('7', 'model'), ['7', '7', 'model']);
  assert.deepEqual(found('{', ''), ['{', '{', '']);
  assert.equal(found('{"__proto__": {"a": 1}}', '__proto__.a')?.[0], '1');
  assert.equal(found('[1]', '0')?.[0], '1');
});
