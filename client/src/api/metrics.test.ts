import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMetrics } from './metrics.ts';

test('flat figures of a supervised job', () => {
  const data = { step: 3, total_steps: 30, train_loss: 0.5, train_mean_token_accuracy: 0.9 };
  assert.deepEqual(readMetrics({ ...data, valid_loss: null, type: 'x', other: Number.NaN }), {
    step: 3,
    values: { train_loss: 0.5, train_mean_token_accuracy: 0.9 },
  });
});

test('a reinforcement job nests rewards, errors and tokens, and tells some twice', () => {
  const data = {
    step: 10,
    total_steps: 20,
    train_mean_reward: 0.42,
    full_valid_mean_reward: 0.68,
    mean_unresponsive_rewards: 0,
    scores: {
      graders: [{ name: 'only', type: 'score_model', train_reward_mean: 0.45 }],
      train_reward_mean: 0.42,
      valid_reward_mean: 0.68,
    },
    errors: {
      graders: [{ name: 'only', train_other_error_mean: 0.1, train_other_error_count: 50 }],
    },
    usage: {
      graders: [{ name: 'only', train_prompt_tokens_mean: 241 }],
      samples: { train_reasoning_tokens_mean: 3330, train_reasoning_tokens_count: 1_668_339 },
    },
    timing: { step: { eval: 101 } },
  };
  assert.deepEqual(readMetrics(data)?.values, {
    train_reward_mean: 0.42,
    valid_reward_mean: 0.68,
    mean_unresponsive_rewards: 0,
    train_other_error_mean: 0.1,
    train_reasoning_tokens_mean: 3330,
  });
});

test('several graders are told apart by their names', () => {
  const graders = [
    { name: 'format', train_reward_mean: 1 },
    { name: 'content', train_reward_mean: 0.5 },
  ];
  assert.deepEqual(readMetrics({ step: 1, scores: { graders } })?.values, {
    'format: train_reward_mean': 1,
    'content: train_reward_mean': 0.5,
  });
});

test('what names no step takes that of the checkpoint, or is none', () => {
  assert.deepEqual(readMetrics({ train_loss: 1 }, 5), { step: 5, values: { train_loss: 1 } });
  assert.equal(readMetrics({ train_loss: 1 }), undefined);
  assert.equal(readMetrics({ step: 5 }), undefined);
  assert.equal(readMetrics({ step: '5', train_loss: 1 }), undefined);
});

test('thousands of names are not kept', () => {
  const data = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`m${index}`, index]));
  assert.equal(Object.keys(readMetrics(data, 1)?.values ?? {}).length, 100);
});
