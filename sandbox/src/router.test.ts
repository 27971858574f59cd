import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { handle, readPath } from './router.ts';
import { defaultDurations, emptyState, type State } from './state.ts';
import { minimalJob, trainingFile } from './testClient.ts';

const settings = { knownFileIds: undefined, durations: defaultDurations, salt: '' };

function send(state: State, method: string, path: string, body: string, query = '') {
  const { style, path: segments } = readPath(path)!;
  return handle(
    state,
    {
      ...{ style, method, path: segments, sentPath: path },
      query: new URLSearchParams(query),
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      body: Buffer.from(body),
    },
    Date.UTC(2026, 10, 22),
  );
}

const method = fc.constantFrom('GET', 'POST', 'DELETE', 'PUT', '');
const segment = fc.constantFrom(
  ...['fine_tuning', 'jobs', 'files', 'models', 'alpha', 'graders', 'run', 'validate', 'events'],
  ...['checkpoints', 'cancel', 'content', trainingFile, '__proto__', '%2F', 'x'],
);
const path = fc
  .tuple(fc.constantFrom('/v1', '/openai/v1'), fc.array(segment, { minLength: 1, maxLength: 5 }))
  .map(([base, segments]) => [base, ...segments].join('/'));

test('no path, method, query or body makes a handler throw', () => {
  const query = fc.oneof(fc.string(), fc.constantFrom('limit=5', 'after=x', 'metadata[a]=b'));
  fc.assert(
    fc.property(
      method,
      path,
      fc.oneof(fc.json(), fc.string()),
      query,
      (...[verb, to, body, asked]) => {
        send(emptyState(settings), verb, to, body, asked);
      },
    ),
    { numRuns: 500 },
  );
});

/** JSON with the names that the service knows, in the wrong and in the right places. */
const knownNames = fc.constantFrom(
  ...['model', 'training_file', 'validation_file', 'method', 'type', 'supervised', 'reinforcement'],
  ...['grader', 'graders', 'hyperparameters', 'n_epochs', 'input', 'source', 'calculate_output'],
  ...[
    'metadata',
    'integrations',
    'wandb',
    'seed',
    'suffix',
    'trainingType',
    '__proto__',
    'content',
  ],
);
const knownValues = fc.constantFrom<unknown>(
  ...['gpt-4o-mini', 'o4-mini', trainingFile, 'supervised', 'reinforcement', 'multi', 'python'],
  ...['score_model', 'string_check', 'auto', 'wandb', 'user', '', 1, -1, 0.5, 1e308, null, true],
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 5 },
    knownValues,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(knownNames, tie('tree'), { maxKeys: 5 }),
  ),
}));

test('no body makes a create or a grader run throw, and a job that is created can be read', () => {
  fc.assert(
    fc.property(
      fc.dictionary(knownNames, tree),
      fc.constantFrom('/v1', '/openai/v1'),
      (body, base) => {
        const create = send(
          emptyState(settings),
          'POST',
          `${base}/fine_tuning/jobs`,
          JSON.stringify({ ...minimalJob, trainingType: 1, ...body }),
        );
        for (const id of create.state.jobs.keys())
          for (const what of ['', '/events', '/checkpoints'])
            assert.equal(
              send(create.state, 'GET', `${base}/fine_tuning/jobs/${id}${what}`, '').answer.kind,
              'json',
            );
        const grade = { grader: body['grader'] ?? body, model_sample: '{"a":1}' };
        send(
          emptyState(settings),
          'POST',
          '/v1/fine_tuning/alpha/graders/run',
          JSON.stringify(grade),
        );
      },
    ),
    { numRuns: 500 },
  );
});
