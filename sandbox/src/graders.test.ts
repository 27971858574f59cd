import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { JsonObject } from './json.ts';
import { startTestClient } from './testClient.ts';

const stringCheck = {
  ...{ type: 'string_check', name: 'exact', operation: 'eq' },
  ...{ input: '{{sample.output_text}}', reference: '{{item.answer}}' },
};
const fuzzy = {
  ...{ type: 'text_similarity', name: 'fuzzy', evaluation_metric: 'fuzzy_match' },
  ...{ input: '{{sample.output_text}}', reference: '{{item.answer}}' },
};
const judge = {
  ...{ type: 'score_model', name: 'judge', model: 'gpt-4o-2024-08-06', range: [2, 5] },
  input: [
    { role: 'user', content: [{ type: 'input_text', text: 'Grade {{sample.output_text}}' }] },
  ],
};
const python = { type: 'python', name: 'p', source: 'def grade(sample, item):\n  return 1.0' };

async function runner(context: TestContext) {
  const { send } = await startTestClient(context);
  return async (grader: object, sample = 'four', item: object = { answer: 'four' }) => {
    const body = { grader, model_sample: sample, item };
    const answer = await send('POST', '/fine_tuning/alpha/graders/run', body);
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    const metadata = answer.body['metadata'] as JsonObject;
    const set = Object.entries(metadata['errors'] as JsonObject).filter(([, value]) => value);
    return {
      reward: answer.body['reward'] as number,
      answer: answer.body,
      metadata,
      errors: set.map(([name]) => name),
    };
  };
}

test('a grader that is well-formed is answered as it is, another one is refused', async (context) => {
  const { send } = await startTestClient(context);
  const validate = (body: object | string) =>
    send('POST', '/fine_tuning/alpha/graders/validate', body);
  for (const grader of [stringCheck, fuzzy, judge, python])
    assert.deepEqual((await validate({ grader })).body, { grader });
  const refused = [
    ['{', null],
    [{}, 'grader'],
    [{ grader: 'a' }, 'grader'],
    [{ grader: { ...stringCheck, operation: 'equals' } }, 'operation'],
    [{ grader: { ...judge, sampling_params: { max_tokens: 1 } } }, 'sampling_params.max_tokens'],
    [{ grader: { ...judge, input: [{ role: 'tool', content: '' }] } }, 'input[0].role'],
    [{ grader: { ...judge, input: [{ role: 'user', content: 1 }] } }, 'input[0].content'],
  ] as const;
  for (const [body, param] of refused) {
    const answer = await validate(body);
    assert.equal(answer.status, 400);
    assert.equal((answer.body['error'] as JsonObject)['param'], param);
  }
});

test('a run is answered in the form of the service', async (context) => {
  const run = await runner(context);
  const { answer } = await run(judge);
  assert.deepEqual(answer, {
    reward: answer['reward'],
    metadata: {
      name: 'judge',
      type: 'score_model',
      errors: {
        formula_parse_error: false,
        sample_parse_error: false,
        truncated_observation_error: false,
        unresponsive_reward_error: false,
        invalid_variable_error: false,
        other_error: false,
        python_grader_server_error: false,
        python_grader_server_error_type: null,
        python_grader_runtime_error: false,
        python_grader_runtime_error_details: null,
        model_grader_server_error: false,
        model_grader_refusal_error: false,
        model_grader_parse_error: false,
        model_grader_server_error_details: null,
      },
      execution_time: 0,
      scores: {},
      token_usage: { prompt_tokens: 3, total_tokens: 3, completion_tokens: 0, cached_tokens: 0 },
      sampled_model_name: 'gpt-4o-2024-08-06',
      sandbox_notes: ['the reward is made up: the sandbox does not ask the model'],
    },
    sub_rewards: {},
    model_grader_token_usage_per_model: {
      'gpt-4o-2024-08-06': {
        ...{ prompt_tokens: 3, total_tokens: 3, completion_tokens: 0, cached_tokens: 0 },
      },
    },
  });
});

test('string checks compare', async (context) => {
  const run = await runner(context);
  const rewards = async (sample: string) => {
    const results = ['eq', 'ne', 'like', 'ilike'].map((operation) =>
      run({ ...stringCheck, operation }, sample),
    );
    return (await Promise.all(results)).map(({ reward }) => reward);
  };
  assert.deepEqual(await rewards('four'), [1, 0, 1, 1]);
  assert.deepEqual(await rewards('It is FOUR.'), [0, 1, 0, 1]);
  assert.deepEqual(await rewards('five'), [0, 1, 0, 0]);
});

test('text similarity is computed, and an approximation says so', async (context) => {
  const run = await runner(context);
  const exact = await run(fuzzy, 'fours');
  assert.equal(exact.reward, 0.888889);
  assert.equal(exact.metadata['sandbox_notes'], undefined);
  const { metadata } = await run({ ...fuzzy, evaluation_metric: 'meteor' });
  assert.match(String(metadata['sandbox_notes']), /meteor is approximated/);
});

test('a multi grader computes its formula from the keys of its graders', async (context) => {
  const run = await runner(context);
  const multi = {
    ...{ type: 'multi', name: 'm', graders: { a: stringCheck, b: fuzzy, c: judge } },
    calculate_output: '0.5 * a + 0.5 * b + 0 * c',
  };
  const { reward, answer, metadata } = await run(multi, 'fours');
  const scores = answer['sub_rewards'] as Record<string, number>;
  assert.deepEqual([scores['a'], scores['b']], [0, 0.888889]);
  assert.equal(reward, 0.888889 / 2);
  assert.deepEqual(metadata['scores'], scores);
  assert.deepEqual(metadata['sandbox_notes'], [
    'c: the reward is made up: the sandbox does not ask the model',
  ]);
});

test('what makes a grade invalid is flagged, with the reward 0', async (context) => {
  const run = await runner(context);
  const multi = (calculate_output: string, grader: object = stringCheck) => ({
    ...{ type: 'multi', name: 'm', graders: { a: grader }, calculate_output },
  });
  const expected = [
    [{ ...stringCheck, reference: '{{item.none}}' }, ['invalid_variable_error']],
    [{ ...stringCheck, input: '{{sample.output}}' }, ['invalid_variable_error']],
    [{ ...stringCheck, input: '{{sample.output_json.a}}' }, ['sample_parse_error']],
    [{ ...judge, input: [{ role: 'user', content: '{{item.x}}' }] }, ['invalid_variable_error']],
    [multi('a +'), ['formula_parse_error']],
    [multi('b'), ['formula_parse_error']],
    [multi('1 / 0'), ['other_error']],
    [multi('a', { ...stringCheck, input: '{{item.none}}' }), ['invalid_variable_error']],
    [
      { ...python, source: 'x = 1' },
      ['python_grader_runtime_error', 'python_grader_runtime_error_details'],
    ],
  ] as const;
  for (const [grader, errors] of expected) {
    const result = await run(grader);
    assert.deepEqual(result.errors, errors, JSON.stringify(grader));
    assert.equal(result.reward, 0);
  }
});

test('a value that is made up lies in the range, is always the same, and depends on the sample', async (context) => {
  const run = await runner(context);
  const one = await run(judge);
  assert.ok(one.reward >= 2 && one.reward <= 5);
  assert.equal((await run(judge)).reward, one.reward);
  assert.notEqual((await run(judge, 'other')).reward, one.reward);
  const label = {
    ...judge,
    type: 'label_model',
    labels: ['a'],
    passing_labels: ['a'],
    range: undefined,
  };
  const graders = { l: label, p: python };
  const { answer } = await run({ type: 'multi', graders, calculate_output: 'l' });
  const { l, p } = answer['sub_rewards'] as Record<string, number>;
  assert.ok(l === 0 || l === 1);
  assert.ok(p! >= 0 && p! <= 1);
});

test('a run without a sample is refused', async (context) => {
  const { send } = await startTestClient(context);
  const refused = [
    [{ grader: stringCheck }, 'model_sample'],
    [{ grader: stringCheck, model_sample: 1 }, 'model_sample'],
    [{ grader: stringCheck, model_sample: '', item: [] }, 'item'],
  ] as const;
  for (const [body, param] of refused) {
    const answer = await send('POST', '/fine_tuning/alpha/graders/run', body);
    assert.equal(answer.status, 400);
    assert.equal((answer.body['error'] as JsonObject)['param'], param);
  }
});
