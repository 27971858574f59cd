import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Failure } from '../../api/http.ts';
import type { FailureState } from './failureView.ts';
import { viewOf } from './view.ts';
import { fact, section } from '../../../../test/support/panelViews.ts';

function failed(failure: Failure, change: Partial<FailureState> = {}) {
  const state: FailureState = {
    kind: 'failure',
    fileName: 'reward.ftjob.json',
    connection: { label: 'OpenAI', address: 'https://api.openai.com/v1' },
    failure,
    advice: { summary: 'It did not work.', steps: ['Do this.'], jobMayExist: false },
    canReveal: false,
    canLook: true,
    announcement: '',
  };
  return viewOf({ ...state, ...change }, 'en', 0);
}

test('a refusal with the words of the service and what to do', () => {
  const view = failed(
    {
      kind: 'refused',
      status: 400,
      error: {
        message: 'invalid training_file: x',
        type: 'invalid_request_error',
        code: 'bad',
        param: 'training_file',
      },
      text: '{"error":{}}',
      requestId: 'req_2',
      retryAfterSeconds: undefined,
    },
    { canReveal: true },
  );
  assert.equal(view.heading, 'reward.ftjob.json was not accepted');
  assert.equal(view.status.text, 'HTTP 400');
  assert.equal(view.status.explanation, 'It did not work.');
  const words = section(view, 'What the service says');
  assert.deepEqual(words?.kind === 'texts' && words.texts, ['invalid training_file: x']);
  assert.equal(fact(view, 'Parameter'), 'training_file');
  assert.equal(fact(view, 'Code'), 'bad');
  assert.equal(fact(view, 'Request id'), 'req_2');
  assert.deepEqual(view.buttons, [{ action: 'reveal', label: 'Show in File' }]);
});

test('a page instead of an answer is shown for what it is', () => {
  const view = failed({
    kind: 'unreadable',
    problem: 'notJson',
    status: 403,
    contentType: 'text/html',
    text: '<h1>Sign in</h1>',
    requestId: undefined,
  });
  assert.equal(fact(view, 'Content type'), 'text/html');
  const raw = section(view, 'The answer as it came');
  assert.ok(raw?.kind === 'raw' && raw.isOpen);
  assert.equal(raw.text, '<h1>Sign in</h1>');
});

test('an unclear outcome is not called a refusal', () => {
  const advice = { summary: '', steps: [], jobMayExist: true };
  const view = failed({ kind: 'unknown', reason: 'timeout', detail: 'ETIMEDOUT' }, { advice });
  assert.equal(view.heading, 'It is not known what became of reward.ftjob.json');
  assert.equal(view.status.text, 'No answer');
  assert.equal(fact(view, 'Detail'), 'ETIMEDOUT');
  assert.deepEqual(view.buttons, [
    { action: 'command', target: 'lookForJob', label: 'Look for the Job' },
  ]);
});

test('what the advice names can be done by a button', () => {
  const advice = {
    summary: '',
    steps: [],
    jobMayExist: false,
    commands: ['setApiKey', 'selectConnection', 'editConnection', 'sandboxSetting'],
  } as const;
  const view = failed({ kind: 'notSent', reason: 'invalidRequest', detail: '' }, { advice });
  assert.deepEqual(
    view.buttons.map(({ label }) => label),
    ['Set API Key', 'Select Connection', 'Edit Connection', 'Open Settings'],
  );
});

test('an answer larger than a person reads is cut, and says so', () => {
  const view = failed({
    kind: 'unreadable',
    problem: 'notJson',
    status: 500,
    contentType: undefined,
    text: 'x'.repeat(300_000),
    requestId: undefined,
  });
  const raw = section(view, 'The answer as it came');
  assert.match(raw?.kind === 'raw' ? raw.text.slice(-40) : '', /and 100000 more characters$/);
});
