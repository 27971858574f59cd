import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Curve, Point } from '../../api/curves.ts';
import { readJob } from '../../api/job.ts';
import type { Section } from '../../../webview/messages.ts';
import { comparisonView, type Compared, type ComparedJob } from './comparisonView.ts';
import { fact, lines } from '../../../../test/support/panelViews.ts';

function compared(name: string, job: object, ...curves: readonly Curve[]): ComparedJob {
  return { name, job: readJob(job), curves, problem: undefined };
}

const curve = (name: string, ...values: readonly number[]): Curve => ({
  name,
  points: values.map((value, step) => ({ step, value })),
});

const one = compared(
  'one.ftjob.json',
  { id: 'ftjob-1', status: 'succeeded', model: 'm', hyperparameters: { n_epochs: 2 } },
  curve('train_loss', 3, 2),
  curve('valid_loss', 4),
);
const other = compared(
  'two.ftjob.json',
  { id: 'ftjob-2', status: 'running', model: 'm', hyperparameters: { n_epochs: 3 } },
  curve('train_loss', 3, 2, 1.5),
  curve('train_reward_mean', 0.5),
);

function section<Kind extends Section['kind']>(kind: Kind, heading: string) {
  const { sections } = comparisonView([one, other], 'en', '', undefined);
  const found = sections.find((part) => part.kind === kind && part.heading === heading);
  return found as Extract<Section, { kind: Kind }>;
}

test('the same curve of both jobs stands side by side in one picture', () => {
  const { charts } = section('charts', 'Training');
  assert.deepEqual(
    charts.map(({ title, curves }) => `${title}: ${curves.join(', ')}`),
    ['Loss: 1: train_loss, 2: train_loss, 1: valid_loss', 'Reward: 2: train_reward_mean'],
  );
  assert.deepEqual(charts[0]?.rows, [
    { step: 0, values: [3, 3, 4] },
    { step: 1, values: [2, 2, null] },
    { step: 2, values: [null, 1.5, null] },
  ]);
  assert.match(charts[0].summary, /^1: train_loss: 3 at step 0.* 2: train_loss: 3 at step 0/);
});

test('a table says in which fields the jobs differ', () => {
  const rows = section('table', 'The jobs').rows.map((cells) =>
    cells.map((cell) => (cell && 'text' in cell ? cell.text : '')).join(' | '),
  );
  assert.deepEqual(rows, [
    'Status | succeeded | running | differs',
    'Id | ftjob-1 | ftjob-2 | differs',
    'Model | m | m | ',
    'n_epochs | 2 | 3 | differs',
  ]);
});

test('a table compares each curve at the last step that both jobs have, and tells the last values beside', () => {
  assert.deepEqual(lines(comparisonView([one, other], 'en', '', undefined), 'Figures'), [
    'train_loss | 1 | 2 | 2 | 0',
    'train_loss | 1: 1, 2: 2 | 2 | 1.5 | other steps',
    'valid_loss | 0 | 4 |  | ',
    'train_reward_mean | 0 |  | 0.5 | ',
  ]);
});

test('values of other steps have no difference, those of long curves of one step do', () => {
  const points = (...steps: readonly number[]) => steps.map((step) => ({ step, value: step / 8 }));
  const figures = (first: readonly Point[], second: readonly Point[]) => {
    const job = (curve: readonly Point[]) =>
      compared('a', { id: 'same' }, { name: 'train_loss', points: curve });
    return lines(comparisonView([job(first), job(second)], 'en', '', undefined), 'Figures');
  };
  assert.deepEqual(figures(points(5, 15), points(10, 20)), [
    'train_loss | 1: 15, 2: 20 | 1.875 | 2.5 | other steps',
  ]);
  assert.deepEqual(figures(points(5, 15), points(15)), ['train_loss | 15 | 1.875 | 1.875 | 0']);
  const long = points(...Array.from({ length: 2000 }, (_, step) => step));
  assert.deepEqual(figures(long, long.slice(0, 1001)), [
    'train_loss | 1000 | 125 | 125 | 0',
    'train_loss | 1: 1999, 2: 1000 | 249.875 | 125 | other steps',
  ]);
});

test('a job that could not be read leaves its side empty and says why', () => {
  const lost = { name: 'two.ftjob.json', job: undefined, curves: [], problem: 'gone' };
  const { status, otherStatus, notices } = comparisonView([one, lost], 'en', '', undefined);
  assert.deepEqual(status, {
    tone: 'good',
    text: 'succeeded',
    explanation: '1 is one.ftjob.json.',
  });
  assert.deepEqual(otherStatus, {
    tone: 'neutral',
    text: 'not read',
    explanation: '2 is two.ftjob.json.',
  });
  assert.deepEqual(
    notices.map(({ text }) => text),
    ['gone'],
  );
});

test('how long the jobs took is told as in their panels, and is compared by the time between', () => {
  const ended = (name: string, start: number, seconds: number) =>
    compared(name, {
      id: 'same',
      status: 'cancelled',
      created_at: start,
      finished_at: start + seconds,
    });
  const tookOf = (seconds: number) => {
    const jobs = [ended('a', 1_764_000_000, 27), ended('b', 1_764_000_900, seconds)] as const;
    return lines(comparisonView(jobs, 'en', '', undefined), 'The jobs').at(-1);
  };
  const first = 'Took | 2025-11-24T16:00:00.000Z – 2025-11-24T16:00:27.000Z';
  assert.equal(
    tookOf(40),
    `${first} | 2025-11-24T16:15:00.000Z – 2025-11-24T16:15:40.000Z | differs`,
  );
  assert.equal(tookOf(27), `${first} | 2025-11-24T16:15:00.000Z – 2025-11-24T16:15:27.000Z | `);
});

test('while one of them goes on it says when they were read', () => {
  const view = (jobs: Compared) => comparisonView(jobs, 'en', '', Date.UTC(2025, 10, 24, 16));
  assert.equal(fact(view([one, other]), 'Last read'), '2025-11-24T16:00:00.000Z');
  assert.equal(fact(view([one, one]), 'Last read'), undefined);
});
