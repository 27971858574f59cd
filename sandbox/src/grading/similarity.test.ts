import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { similarityOf } from './similarity.ts';

const metrics = ['cosine', 'fuzzy_match', 'bleu', 'gleu', 'meteor', 'rouge_1', 'rouge_l'];

test('the known values of the exact metrics', () => {
  // By hand: 3 of 3 + 7 characters in common; 2 of 3 and of 4 words; 4 shared runs of 10 (4 + 3 + 2 + 1).
  assert.equal(similarityOf('fuzzy_match', 'abc', 'abcdefg').score, 0.6);
  assert.equal(similarityOf('rouge_1', 'the red cat', 'The cat sat down').score, 0.571429);
  assert.equal(similarityOf('rouge_l', 'the red cat', 'The cat sat down').score, 0.571429);
  assert.equal(similarityOf('rouge_2', 'the red cat', 'the red dog').score, 0.5);
  assert.equal(similarityOf('gleu', 'a b x d', 'a b c d').score, 0.4);
});

test('every metric is 1 for equal texts, 0 for texts without a common word, and in between otherwise', () => {
  const text = 'one two three four five';
  for (const metric of metrics) {
    assert.equal(similarityOf(metric, text, text).score, 1, metric);
    assert.equal(similarityOf(metric, 'aaa', 'bbb').score, 0, metric);
  }
  fc.assert(
    fc.property(fc.constantFrom(...metrics), fc.string(), fc.string(), (metric, one, other) => {
      const { score } = similarityOf(metric, one, other);
      assert.ok(score >= 0 && score <= 1, `${metric} ${score}`);
    }),
  );
});

test('a score that is not the service’s says so', () => {
  assert.match(similarityOf('bleu', 'a', 'a').note!, /approximated/);
  assert.match(similarityOf('cosine', 'a', 'a').note!, /not embeddings/);
  assert.match(similarityOf('fuzzy_match', 'a'.repeat(5_000), 'a').note!, /first 4000 characters/);
  assert.equal(similarityOf('fuzzy_match', 'a', 'a').note, undefined);
});
