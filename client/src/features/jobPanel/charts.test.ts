import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curvesOf } from '../../api/curves.ts';
import { chartsOf } from './charts.ts';

const charts = (...values: readonly Readonly<Record<string, number>>[]) =>
  chartsOf(curvesOf(values.map((one, index) => ({ step: index + 1, values: one }))), 'en');

const titles = (...values: readonly Readonly<Record<string, number>>[]) =>
  charts(...values).charts.map(({ title, curves }) => [title, ...curves]);

test('the curves of a supervised job in two charts, training before validation', () => {
  const values = {
    valid_loss: 2,
    train_loss: 1,
    full_valid_loss: 3,
    valid_mean_token_accuracy: 0.5,
    train_mean_token_accuracy: 0.6,
  };
  assert.deepEqual(titles(values), [
    ['Loss', 'train_loss', 'valid_loss', 'full_valid_loss'],
    ['Accuracy', 'train_mean_token_accuracy', 'valid_mean_token_accuracy'],
  ]);
});

test('the curves of a reinforcement job, the reward first, errors only where there are some', () => {
  const values = {
    train_reasoning_tokens_mean: 3330,
    mean_unresponsive_rewards: 0,
    train_reward_mean: 0.4,
    valid_reward_mean: 0.6,
    train_sample_parse_error_mean: 0.1,
    valid_sample_parse_error_mean: 0,
  };
  assert.deepEqual(titles(values), [
    ['Reward', 'train_reward_mean', 'valid_reward_mean'],
    ['Grading errors', 'train_sample_parse_error_mean'],
    ['Tokens', 'train_reasoning_tokens_mean'],
  ]);
  const { notes } = charts({ train_reward_mean: 1, train_other_error_mean: 0 });
  assert.deepEqual(notes, ['No grading has failed so far.']);
});

test('what each of several graders gives has a chart of its own', () => {
  const values = {
    'format: train_reward_mean': 1,
    train_reward_mean: 0.4,
    'content: train_reward_mean': 0.2,
    'content: train_other_error_mean': 0.1,
  };
  assert.deepEqual(titles(values), [
    ['Reward', 'train_reward_mean'],
    ['Reward by grader', 'format: train_reward_mean', 'content: train_reward_mean'],
    ['Grading errors by grader', 'content: train_other_error_mean'],
  ]);
});

test('no grading has failed only where no picture shows one that has', () => {
  const none = { train_other_error_mean: 0, 'content: train_other_error_mean': 0 };
  assert.deepEqual(charts(none).notes, ['No grading has failed so far.']);
  assert.deepEqual(charts({ ...none, 'content: train_other_error_mean': 0.1965 }).notes, []);
});

test('a figure that nobody knows has a chart of its own', () => {
  assert.deepEqual(titles({ train_perplexity: 3, valid_perplexity: 4, kl: 0.1 }), [
    ['perplexity', 'train_perplexity', 'valid_perplexity'],
    ['kl', 'kl'],
  ]);
});

test('rows have a value for each curve, and a hole where there is none', () => {
  const [chart] = charts({ train_loss: 2 }, { train_loss: 1, valid_loss: 3 }).charts;
  assert.deepEqual(chart?.rows, [
    { step: 1, values: [2, null] },
    { step: 2, values: [1, 3] },
  ]);
  assert.equal(
    chart.summary,
    'train_loss: 2 at step 1, 1 at step 2; lowest 1, highest 2. valid_loss: 3 at step 2.',
  );
});

test('more curves than can be told apart are left out, and it says so', () => {
  const values = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`g${i}: reward`, i]));
  const { charts: all, notes } = charts(values);
  assert.equal(all[0]?.curves.length, 8);
  assert.deepEqual(notes, ['Reward by grader: the first 8 of 20 curves are shown.']);
});
