import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JobEvent } from '../../api/jobs.ts';
import { fact, lines, section } from '../../../../test/support/panelViews.ts';
import { shown, shownBody } from '../../../../test/support/shownJob.ts';

function event(message: string, change: Partial<JobEvent> = {}): JobEvent {
  const createdAt = 1_764_000_060;
  return { id: message, createdAt, level: 'info', message, type: 'message', data: {}, ...change };
}

const buttons = (...given: Parameters<typeof shown>) =>
  shown(...given).buttons.map(({ label, isDisabled }) => (isDisabled ? `(${label})` : label));

test('a created job with all that a person asks for', () => {
  const view = shown();
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
    Elapsed: '2025-11-24T16:00:00.000Z – now',
    'Last read': '2025-11-24T16:01:00.000Z',
    Connection: 'OpenAI',
    'Request id': 'req_1',
  };
  for (const [name, value] of Object.entries(expected)) assert.equal(fact(view, name), value, name);
});

test('the whole answer is there, indented and folded', () => {
  const raw = section(shown(), 'The whole answer as JSON');
  assert.ok(raw?.kind === 'raw' && !raw.isOpen);
  assert.deepEqual(JSON.parse(raw.text), shownBody);
  assert.match(raw.text, /\n {2}"status"/);
});

test('warnings of the answer and of the events are shown once each', () => {
  const events = ['Few rows', 'Slow'].map((message) => event(message, { level: 'warn' }));
  const warnings = section(
    shown({ warnings: ['Few rows'] }, { events }),
    'Warnings of the service',
  );
  assert.deepEqual(warnings?.kind === 'texts' && warnings.texts, ['Few rows', 'Slow']);
  assert.equal(section(shown(), 'Warnings of the service'), undefined);
});

test('a failed job says why and for how long it ran', () => {
  const view = shown({
    status: 'failed',
    finished_at: 1_764_000_600,
    error: { code: 'invalid_n_examples', message: 'Too few', param: 'training_file' },
  });
  const steps = section(view, 'What to do');
  assert.ok(steps?.kind === 'steps' && steps.steps.length === 2);
  assert.equal(view.status.tone, 'bad');
  const why = section(view, 'Why it failed');
  assert.deepEqual(why?.kind === 'texts' && why.texts, ['Too few']);
  assert.equal(fact(view, 'Code'), 'invalid_n_examples');
  assert.equal(fact(view, 'Took'), '2025-11-24T16:00:00.000Z – 2025-11-24T16:10:00.000Z');
  assert.equal(fact(view, 'Last read'), undefined);
});

test('a place in the file that the service speaks of can be shown', () => {
  assert.deepEqual(buttons({ status: 'failed' }, {}, { canReveal: true }), [
    'Show in File',
    'Refresh',
  ]);
});

test('a service that is silent to a change and to the reading after it is told of once', () => {
  const failure = { kind: 'notSent', reason: 'connectionRefused', detail: '' } as const;
  const notices = (isSilence: boolean) =>
    shown({ status: 'running' }, {}, { failure, problem: { text: 'Not done.', isSilence } })
      .notices;
  assert.deepEqual(
    notices(true).map(({ text, facts }) => [text, facts.map(({ name }) => name)]),
    [['Not done.', ['Last read']]],
  );
  assert.equal(notices(false).length, 2);
});

test('a status that nobody knows is one of a job that goes on', () => {
  assert.equal(shown({ status: 'polishing' }).status.tone, 'waiting');
  assert.equal(shown({ status: 'succeeded' }).status.tone, 'good');
});

test('a job that was cancelled has not failed', () => {
  assert.equal(shown({ status: 'cancelled' }).status.tone, 'neutral');
  assert.equal(shown({ status: 'failed' }).status.tone, 'bad');
});

test('what can be done depends on the status', () => {
  assert.deepEqual(buttons({ status: 'queued' }), ['Refresh', 'Cancel Job']);
  assert.deepEqual(buttons({ status: 'running' }), ['Refresh', 'Pause', 'Cancel Job']);
  assert.deepEqual(buttons({ status: 'paused' }), ['Refresh', 'Resume', 'Cancel Job']);
  assert.deepEqual(buttons({ status: 'pausing' }), ['Refresh', 'Cancel Job']);
  assert.deepEqual(buttons({ status: 'polishing' }), ['Refresh', 'Cancel Job']);
  for (const status of ['succeeded', 'failed', 'cancelled'])
    assert.deepEqual(buttons({ status }), ['Refresh']);
  assert.deepEqual(buttons({ status: 'running' }, {}, { underWay: 'pause' }), [
    'Refresh',
    '(Pause)',
    '(Cancel Job)',
  ]);
});

test('steps, their estimate and their curves come from the events', () => {
  const events = [
    event('Step 20/100: x', { createdAt: 1_764_000_200, data: { step: 20, train_loss: 1 } }),
    event('Step 10/100: x', { createdAt: 1_764_000_100, data: { step: 10, train_loss: 2 } }),
  ];
  const view = shown({ status: 'running' }, { events });
  assert.deepEqual(view.progress, { label: 'Step 20 of 100', done: 20, total: 100 });
  assert.equal(fact(view, 'Finish, by the steps so far'), '2025-11-24T16:16:40.000Z');
  const training = section(view, 'Training');
  assert.deepEqual(training?.kind === 'charts' && training.charts[0]?.rows, [
    { step: 10, values: [2] },
    { step: 20, values: [1] },
  ]);
});

test('the figures of the result file complete the curves', () => {
  const results = [
    {
      id: 'file-2',
      fileName: 'step_metrics.csv',
      bytes: 12_345,
      steps: [
        { step: 1, values: { train_loss: 3 } },
        { step: 2, values: { train_loss: 2 } },
      ],
    },
  ];
  const view = shown({ status: 'succeeded', fine_tuned_model: 'ft:x' }, { results });
  const training = section(view, 'Training');
  assert.equal(training?.kind === 'charts' && training.charts[0]?.rows.length, 2);
  assert.deepEqual(lines(view, 'Result files'), [
    'step_metrics.csv | file-2 | 12.3 kB | [Open] [Save As …]',
  ]);
  assert.equal(fact(view, 'Trained model'), 'ft:x');
});

test('checkpoints with their figures and their models', () => {
  const checkpoints = [
    {
      id: 'ftckpt_2',
      createdAt: 2,
      model: 'ft:m:ckpt-step-20',
      step: 20,
      metrics: { step: 20, train_loss: 0.5, type: 'x' },
    },
    { id: 'ftckpt_1', createdAt: 1, model: undefined, step: 10, metrics: { train_loss: 0.75 } },
  ];
  const view = shown({}, { checkpoints });
  assert.deepEqual(lines(view, 'Checkpoints'), [
    '20 | 0.5 | ft:m:ckpt-step-20 | [Copy Id]',
    '10 | 0.75 | ftckpt_1 | [Copy Id]',
  ]);
});

test('the newest events are shown, and it says that there are more', () => {
  const events = Array.from({ length: 1000 }, (_, index) => event(`e${index}`));
  const table = section(shown({}, { events, hasOlderEvents: true }), 'Events');
  assert.ok(table?.kind === 'table');
  assert.equal(table.rows.length, 200);
  assert.equal(table.note, 'The newest 200 events.');
  assert.deepEqual(lines(shown({}, { events: [event('a', { level: 'error' })] }), 'Events'), [
    '2025-11-24T16:01:00.000Z | error | a',
  ]);
});

test('a reading that failed says when the last was and when the next will be', () => {
  const view = shown(
    {},
    {},
    {
      failure: { kind: 'notSent', reason: 'connectionRefused', detail: 'ECONNREFUSED' },
      nextReadAt: Date.UTC(2025, 10, 24, 16, 2),
    },
  );
  assert.deepEqual(
    view.notices.map(({ text }) => text),
    ['The job could not be read. Nothing answers at the address of OpenAI.'],
  );
  assert.equal(fact(view, 'Last read'), '2025-11-24T16:01:00.000Z');
  assert.equal(JSON.stringify(view).match(/Last read/g)?.length, 1);
  assert.equal(fact(view, 'Trying again in'), 'until 2025-11-24T16:02:00.000Z');
  assert.equal(view.status.text, 'queued');
});

test('the clock of a job that is not read stands, and an estimate that has passed is no estimate', () => {
  const running = { status: 'running', estimated_finish: 1_764_000_180 };
  assert.equal(fact(shown(running), 'Estimated finish'), '2025-11-24T16:03:00.000Z');
  assert.equal(fact(shown(running), 'Elapsed'), '2025-11-24T16:00:00.000Z – now');
  const past = shown({ ...running, estimated_finish: 1_764_000_090 });
  assert.equal(fact(past, 'Estimated finish'), undefined);

  const failure = { kind: 'unknown', reason: 'timeout', detail: '' } as const;
  for (const state of [
    { elsewhere: 'It was sent elsewhere.' },
    { needsPerson: true },
    { failure },
  ]) {
    const view = shown(running, {}, state);
    assert.equal(fact(view, 'Elapsed'), undefined);
    assert.equal(
      fact(view, 'Elapsed when last read'),
      '2025-11-24T16:00:00.000Z – 2025-11-24T16:01:00.000Z',
    );
    assert.deepEqual(view.status, {
      tone: 'waiting',
      text: 'running',
      explanation: 'This is how the job stood when it was last read.',
    });
    const never = shown(running, {}, { ...state, lastReadAt: undefined });
    assert.equal(fact(never, 'Elapsed when last read'), undefined);
  }
  const elsewhere = shown(running, {}, { elsewhere: 'It was sent elsewhere.' });
  assert.equal(fact(elsewhere, 'Estimated finish'), undefined);
});

test('a job of a connection that is not ready asks for it, and shows what is known', () => {
  const view = shown({}, {}, { needsPerson: true, connection: undefined });
  assert.deepEqual(view.buttons, [{ action: 'connect', label: 'Connect' }]);
  assert.match(view.notices[0]?.text ?? '', /is missing\. Connect to go on/);
  assert.equal(fact(view, 'Id'), 'ftjob-1');
});

test('a job whose connection leads elsewhere says so, and offers nothing but to look again', () => {
  const elsewhere = 'The job was sent to another service.';
  const view = shown({ status: 'running' }, {}, { elsewhere, needsPerson: false });
  assert.deepEqual(view.buttons, [{ action: 'refresh', label: 'Refresh' }]);
  assert.deepEqual(view.notices[0]?.text, elsewhere);
  assert.equal(fact(view, 'Id'), 'ftjob-1');
  assert.equal(view.status.text, 'running');
});

test('a job of which nothing is known yet', () => {
  const view = shown({}, {}, { knowledge: undefined, fileName: undefined, lastReadAt: undefined });
  assert.equal(view.heading, 'Fine-tuning job ftjob-1');
  assert.equal(view.status.text, 'not read yet');
  assert.deepEqual(view.sections, []);
});

test('a time that is none is left out', () => {
  assert.equal(fact(shown({ created_at: 1e300 }), 'Created'), undefined);
});

test('megabytes of events, warnings and names make a page of bounded size', () => {
  const long = 'x'.repeat(100_000);
  const events = Array.from({ length: 1000 }, (_, index) =>
    event(`${index}`, {
      message: long,
      level: 'warn',
      data: { step: index, [`${index} ${long}`]: index },
    }),
  );
  const size = JSON.stringify(shown({ model: long }, { events })).length;
  assert(size < 3_000_000, String(size));
});
