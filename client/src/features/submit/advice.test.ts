import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  Failure,
  NotSentReason,
  Refused,
  Unreadable,
  UnreadableProblem,
} from '../../api/http.ts';
import { advise, type Advice, type Service } from './advice.ts';

const openai: Service = { label: 'OpenAI', kind: 'openai', takesKey: true };
const azure: Service = { label: 'Work', kind: 'azure', takesKey: true };
const local: Service = { label: 'Local', kind: 'compatible', takesKey: false };

function refused(
  status: number,
  error: Partial<Refused['error']>,
  retryAfterSeconds?: number,
): Refused {
  return {
    kind: 'refused',
    status,
    error: { message: 'no', type: undefined, code: undefined, param: undefined, ...error },
    text: '{}',
    requestId: undefined,
    retryAfterSeconds,
  };
}

const sandbox: Service = { label: 'Sandbox', kind: 'sandbox', takesKey: false };

const wordsOf = ({ summary, steps }: Advice) => [summary, ...steps].join(' ');

test('a wrong key leads to Set API Key, a missing one to the connection', () => {
  const answer = refused(401, { code: 'invalid_api_key' });
  assert.match(wordsOf(advise(answer, openai)), /Set API Key/);
  assert.deepEqual(advise(answer, openai).commands, ['setApiKey']);
  assert.match(wordsOf(advise(answer, local)), /sends none.*Edit Connection/);
  assert.deepEqual(advise(answer, local).commands, ['editConnection']);
  const account = advise(answer, { ...azure, authorization: 'entra' });
  assert.match(wordsOf(account), /Microsoft account.*tenant/);
  assert.doesNotMatch(wordsOf(account), /Set API Key/);
  assert.deepEqual(account.commands, ['editConnection']);
});

test('a sandbox that asks for a key leads to its own setting, not to the connections', () => {
  const advice = advise(refused(401, {}), sandbox);
  assert.match(wordsOf(advice), /sends none.*ftjob\.sandbox\.address/);
  assert.doesNotMatch(wordsOf(advice), /ftjob\.connections|Edit Connection|Set API Key/);
  assert.deepEqual(advice.commands, ['sandboxSetting']);
});

test('the wind-down is explained, and the key is not blamed', () => {
  const advice = wordsOf(advise(refused(403, { code: 'training_not_available' }), openai));
  assert.match(advice, /closing fine-tuning.*2027.*Azure/);
  assert.doesNotMatch(advice, /Set API Key|permission/);
});

test('of another service than OpenAI the same code is not told as a matter of OpenAI', () => {
  const answer = refused(403, { code: 'training_not_available' });
  const atAzure = wordsOf(advise(answer, azure));
  assert.match(atAzure, /^Work does not let this account .* region and subscription/);
  assert.doesNotMatch(atAzure, /OpenAI|Foundry|Set API Key/);
  const elsewhere = wordsOf(advise(answer, local));
  assert.match(elsewhere, /^Local does not let this account .* If Local passes jobs on to OpenAI/);
});

test('another 403 is about permissions', () => {
  assert.match(wordsOf(advise(refused(403, {}), openai)), /permission/);
});

test('a 404 is about the address, unless it is about the model', () => {
  assert.match(wordsOf(advise(refused(404, {}), openai)), /address/);
  assert.deepEqual(advise(refused(404, {}), openai).commands, ['selectConnection']);
  assert.match(wordsOf(advise(refused(404, {}), azure)), /\/openai\/v1/);
  assert.deepEqual(advise(refused(404, { code: 'model_not_found' }), openai).place, ['model']);
});

test('a 429 says how long to wait where the service does', () => {
  assert.match(wordsOf(advise(refused(429, {}, 17.2), openai)), /Wait 18 seconds/);
  assert.match(wordsOf(advise(refused(429, {}, 600), openai)), /Wait 10 minutes/);
  assert.match(wordsOf(advise(refused(429, {}), openai)), /Wait a little/);
  assert.match(wordsOf(advise(refused(429, { code: 'insufficient_quota' }), openai)), /quota/);
  const page = { ...unreadable(429), retryAfterSeconds: 17.2 };
  assert.match(wordsOf(advise(page, openai)), /Wait 18 seconds/);
  assert.doesNotMatch(wordsOf(advise(unreadable(429, 'empty'), openai)), /proxy/);
});

test('a job that is too large is told so, whoever says it', () => {
  for (const answer of [refused(413, {}), unreadable(413)]) {
    const words = wordsOf(advise(answer, openai));
    assert.match(words, /^The job is larger than the service takes\. Shorten the prompts/);
    assert.doesNotMatch(words, /proxy/);
  }
});

test('a 409 is told as a conflict', () => {
  assert.match(wordsOf(advise(refused(409, {}), openai)), /in conflict with something that OpenAI/);
});

test('a file that the service does not have is told as that, with what to do', () => {
  for (const [error, status, place] of [
    [{ message: 'invalid training_file: Invalid File Name', param: 'training_file' }, 400],
    [{ message: 'invalid validation_file: 7', param: 'validation_file' }, 400, 'validation_file'],
    [{ message: 'No such File object: file-abc123' }, 404],
    [{ message: 'File file-1 does not exist', param: 'validation_file' }, 404, 'validation_file'],
    [{ message: 'The purpose of file-1 must be fine-tune.' }, 400],
  ] as const) {
    const advice = advise(refused(status, error), openai);
    const property = place ?? 'training_file';
    assert.deepEqual(advice.place, [property]);
    assert.equal(
      advice.summary,
      `The service has no file for fine-tuning with the id in "${property}".`,
    );
    assert.match(wordsOf(advice), /the same account, project.*Write the id.*Upload File/);
  }
  for (const error of [
    { message: 'invalid training_file: the rows have no messages', param: 'training_file' },
    { message: "Unknown parameter: 'validation_file'." },
    { message: 'Not found', param: 'model' },
  ])
    assert.doesNotMatch(wordsOf(advise(refused(400, error), openai)), /has no file/);
  assert.match(wordsOf(advise(refused(404, { message: 'File not found' }), openai)), /address/);
});

test('a 400 points to the place that its parameter, its code or its message names', () => {
  const places: readonly (readonly [Partial<Refused['error']>, readonly string[] | undefined])[] = [
    [{ param: 'training_file' }, ['training_file']],
    [{ param: 'integrations[0].wandb' }, ['integrations', '0', 'wandb']],
    [{ code: 'model_not_available', message: 'Model x is not available' }, ['model']],
    [{ message: "Unknown parameter: 'test_file'." }, ['test_file']],
    [
      {
        message: "Invalid type for 'graders.input': expected an object, but got a string instead.",
      },
      ['method', 'reinforcement', 'grader', 'graders'],
    ],
    [
      { param: 'method.reinforcement.grader.input[0].content' },
      ['method', 'reinforcement', 'grader', 'input', '0', 'content'],
    ],
    [{ param: '$.method.dpo.beta' }, ['method', 'dpo', 'beta']],
    [{ param: '/suffix' }, ['suffix']],
    [
      { message: "Invalid type for 'method.dpo.hyperparameters.beta': expected a number." },
      ['method', 'dpo', 'hyperparameters', 'beta'],
    ],
    [{ message: "Invalid 'suffix': string too long." }, ['suffix']],
    [{ message: 'Something else' }, undefined],
  ];
  for (const [error, place] of places)
    assert.deepEqual(advise(refused(400, error), openai).place, place);
});

test('the refusals of Azure are translated', () => {
  const known = [
    [
      'The specified file reference must point to a completed file import.',
      /processed/,
      'training_file',
    ],
    [
      'The specified base model x does not support fine-tuning with Standard TrainingType.',
      /"GlobalStandard"/,
      'trainingType',
    ],
    ['The fineTuningJob field is required.', /"trainingType"/, 'trainingType'],
    [
      'Finetuning with o4-mini requires the reinforcement method of finetuning.',
      /"reinforcement"/,
      'method',
    ],
    ['The specified base model does not support fine-tuning.', /region.*"trainingType"/, 'model'],
  ] as const;
  for (const [message, expected, first] of known) {
    const advice = advise(refused(400, { message, code: 'invalidPayload' }), azure);
    assert.match(wordsOf(advice), expected);
    assert.equal(advice.place?.[0], first);
    assert.equal(advice.jobMayExist, false);
  }
});

test('a file that is not processed yet is waited for, at OpenAI and at Azure', () => {
  const openaiWords = "File 'file-1' is still being processed and is not ready to be used.";
  const known = [
    [openai, { message: openaiWords, param: 'validation_file' }, 'validation_file'],
    [
      azure,
      { message: 'The specified file reference must point to a completed file import.' },
      'training_file',
    ],
  ] as const;
  for (const [service, error, place] of known) {
    const advice = advise(refused(400, error), service);
    assert.equal(advice.isFilePending, true);
    assert.deepEqual(advice.place, [place]);
  }
});

test('a training type that is missing or wrong can be mended', () => {
  const message = "The model 'm' does not support fine-tuning with Standard TrainingType.";
  assert.deepEqual(advise(refused(400, { message }), azure).remedy, {
    property: 'trainingType',
    value: '"GlobalStandard"',
  });
});

const unreadable = (status: number, problem: UnreadableProblem = 'notJson'): Unreadable => ({
  kind: 'unreadable',
  problem,
  status,
  contentType: 'text/html',
  text: '<h1>',
  requestId: undefined,
});

test('whenever a job may exist, looking comes before sending again', () => {
  const unclear: readonly Failure[] = [
    refused(500, {}),
    refused(503, { code: 'model_not_available' }),
    refused(408, {}),
    unreadable(502),
    unreadable(200),
    unreadable(200, 'unexpectedShape'),
    unreadable(200, 'tooLarge'),
    { kind: 'redirected', status: 302, location: 'https://example.com/' },
    { kind: 'redirected', status: 303, location: 'https://example.com/' },
    { kind: 'unknown', reason: 'cancelled', detail: '' },
    { kind: 'unknown', reason: 'timeout', detail: '' },
    { kind: 'unknown', reason: 'connection', detail: '' },
  ];
  for (const service of [openai, azure, local])
    for (const failure of unclear) {
      const advice = advise(failure, service);
      assert.equal(advice.jobMayExist, true, JSON.stringify(failure));
      assert.match(wordsOf(advice), /looks for the job.*Look yourself.*Submit again only when/);
    }
});

test('at the sandbox a second job costs nothing', () => {
  const words = wordsOf(advise({ kind: 'unknown', reason: 'timeout', detail: '' }, sandbox));
  assert.match(words, /Submit again only when the job is not there\.$/);
});

test('whatever a proxy or a sign-in page of a network may have answered, they are named', () => {
  const answers: readonly Failure[] = [
    unreadable(200),
    unreadable(404),
    unreadable(502),
    { kind: 'redirected', status: 302, location: 'https://login.example/' },
    { kind: 'redirected', status: 307, location: 'https://login.example/' },
  ];
  for (const answer of answers)
    assert.match(wordsOf(advise(answer, openai)), /proxy, a sign-in page.* sign in to a network/);
});

test('when there is certainly no job, nobody is sent looking for one', () => {
  const reasons: readonly NotSentReason[] = [
    'cancelled',
    'nameNotFound',
    'connectionRefused',
    'unreachable',
    'certificate',
    'invalidRequest',
  ];
  const clear: readonly Failure[] = [
    ...reasons.map((reason) => ({ kind: 'notSent', reason, detail: '' }) as const),
    { kind: 'redirected', status: 307, location: 'https://example.com/' },
    unreadable(404),
    unreadable(401, 'empty'),
  ];
  for (const failure of clear) {
    const advice = advise(failure, openai);
    assert.equal(advice.jobMayExist, false);
    assert.doesNotMatch(wordsOf(advice), /Look yourself/);
    assert.ok(advice.steps.length > 0);
  }
});
