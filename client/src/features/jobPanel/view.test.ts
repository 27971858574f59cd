import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJob } from '../../api/job.ts';
import type { Failure } from '../../api/http.ts';
import type { PanelView, Section } from '../../../webview/messages.ts';
import { viewOf, type PanelState } from './view.ts';

const body = {
  id: 'ftjob-1',
  object: 'fine_tuning.job',
  status: 'queued',
  model: 'o4-mini-2025-04-16',
  created_at: 1_764_000_000,
  method: {
    type: 'reinforcement',
    reinforcement: { hyperparameters: { n_epochs: 2, batch_size: -1 } },
  },
  training_file: 'file-1',
  validation_file: null,
};

function created(change: object = {}, state: Partial<PanelState> = {}): PanelView {
  const value = { ...body, ...change };
  return viewOf(
    {
      fileName: 'reward.ftjob.json',
      connection: { label: 'OpenAI', address: 'https://api.openai.com/v1' },
      answer: {
        kind: 'answered',
        status: 200,
        value: readJob(value)!,
        text: JSON.stringify(value),
        contentType: 'application/json',
        requestId: 'req_1',
      },
      advice: undefined,
      canReveal: false,
      warnings: [],
      announcement: '',
      ...state,
    },
    'en',
  );
}

function failed(answer: Failure, state: Partial<PanelState> = {}): PanelView {
  const advice = { summary: 'It did not work.', steps: ['Do this.'], jobMayExist: false };
  return created({}, { answer, advice, ...state });
}

const section = (view: PanelView, heading: string): Section | undefined =>
  view.sections.find((one) => one.heading === heading);

function fact(view: PanelView, name: string): string | undefined {
  const facts = view.sections.flatMap((one) => (one.kind === 'facts' ? one.facts : []));
  const value = facts.find((one) => one.name === name)?.value;
  return value?.kind === 'time' ? value.iso : value?.text;
}

test('a created job with all that a person asks for', () => {
  const view = created();
  assert.equal(view.heading, 'Fine-tuning job of reward.ftjob.json');
  assert.deepEqual(view.status, {
    tone: 'waiting',
    text: 'queued',
    explanation: 'The job was created and waits for its turn.',
  });
  const expected = {
    Id: 'ftjob-1',
    Model: 'o4-mini-2025-04-16',
    Method: 'reinforcement',
    n_epochs: '2',
    batch_size: 'auto',
    'Training file': 'file-1',
    'Validation file': undefined,
    Created: '2025-11-24T16:00:00.000Z',
    Connection: 'OpenAI',
    'Request id': 'req_1',
  };
  for (const [name, value] of Object.entries(expected)) assert.equal(fact(view, name), value, name);
});

test('the whole answer is there, indented and folded', () => {
  const raw = section(created(), 'The whole answer as JSON');
  assert.ok(raw?.kind === 'raw' && !raw.isOpen);
  assert.deepEqual(JSON.parse(raw.text), body);
  assert.match(raw.text, /\n {2}"status"/);
});

test('warnings of the answer and of the events are shown once each', () => {
  const view = created({ warnings: ['Few rows'] }, { warnings: ['Few rows', 'Slow'] });
  const warnings = section(view, 'Warnings of the service');
  assert.deepEqual(warnings?.kind === 'texts' && warnings.texts, ['Few rows', 'Slow']);
  assert.equal(section(created(), 'Warnings of the service'), undefined);
});

test('a failed job says why', () => {
  const view = created({
    status: 'failed',
    error: { code: 'invalid_n_examples', message: 'Too few' },
  });
  assert.equal(view.status.tone, 'bad');
  const why = section(view, 'Why it failed');
  assert.deepEqual(why?.kind === 'texts' && why.texts, ['Too few']);
  assert.equal(fact(view, 'Code'), 'invalid_n_examples');
});

test('a status that nobody knows is one of a job that goes on', () => {
  assert.equal(created({ status: 'polishing' }).status.tone, 'waiting');
  assert.equal(created({ status: 'succeeded' }).status.tone, 'good');
});

test('a time that is none is left out', () => {
  assert.equal(fact(created({ created_at: 1e300 }), 'Created'), undefined);
});

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
  assert.equal(view.status.text, 'No answer.');
  assert.equal(fact(view, 'Detail'), 'ETIMEDOUT');
});

test('an answer larger than a person reads is cut, and says so', () => {
  const text = 'x'.repeat(300_000);
  const raw = section(
    failed({
      kind: 'unreadable',
      problem: 'notJson',
      status: 500,
      contentType: undefined,
      text,
      requestId: undefined,
    }),
    'The answer as it came',
  );
  assert.match(raw?.kind === 'raw' ? raw.text.slice(-40) : '', /and 100000 more characters$/);
});
