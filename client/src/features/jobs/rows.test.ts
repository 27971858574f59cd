import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  addressOf,
  context,
  created,
  knowledge,
  minute,
  now,
  openai,
  shown,
  submission,
  whole,
} from '../../../../test/support/jobRows.ts';
import type { SubmissionState } from '../../api/submission.ts';
import { readJob } from '../../api/job.ts';
import { noJobs } from './accountJobs.ts';
import { accountEntries, workspaceEntries, type Entry } from './entries.ts';
import { rowOf } from './rows.ts';
import { standingOf, type Standing } from './standing.ts';

test('a running job shows its step and when it began in few words, and speaks and explains them whole', () => {
  const stepsOf = (id: string) => (id === 'ftjob-1' ? { done: 12, total: 90 } : undefined);
  const [entry] = whole(created, 'running');
  const row = rowOf(entry!, { ...context, stepsOf });
  assert.equal(row.label, 'reward');
  assert.match(row.description, /^running · 12\/90 · (Nov 23, )?\d+:45\s[AP]M$/);
  assert.match(row.spoken, /^reward\.ftjob\.json, running · step 12 of 90 · (Nov 23, )?\d+:45/);
  assert.match(
    row.tooltip,
    /^reward\.ftjob\.json\nStatus: running · step 12 of 90\nSent: Nov 23, 2026, \d+:45/,
  );
});

test('a long name leaves room for the status, and keeps its beginning and its end', () => {
  const fileName = `an-experiment-${'with-a-name-that-tells-everything-'.repeat(3)}v12.ftjob.json`;
  const submissions = [{ ...submission(created, 'running'), fileName }];
  const [entry] = workspaceEntries(knowledge({ submissions }));
  const row = rowOf(entry!, context);
  assert.equal(row.label, 'an-exper…ng-v12');
  assert.match(row.spoken, /^an-experiment-with-a-name-that-tells-everything-/);
  const job = readJob({ id: 'ftjob-1', status: 'running', model: 'gpt-4.1-mini-2025-04-14' })!;
  const account = { label: 'OpenAI', service: openai, list: { ...noJobs, jobs: [job] } };
  const [ofAccount] = accountEntries(account, knowledge({ account }));
  assert.equal(rowOf(ofAccount!, context).label, 'gpt-4.1-…-04-14');
});

test('each outcome has its own icon and words', () => {
  const at = now;
  const date = 'TIME';
  const cases: readonly [readonly Entry[], string][] = [
    [whole(created, 'succeeded'), `pass | succeeded · ${date}`],
    [whole(created, 'failed'), `error | failed · ${date}`],
    [whole(created, 'cancelled'), `circle-slash | cancelled · ${date}`],
    [whole(created, 'paused'), `debug-pause | paused · ${date}`],
    [whole(created, 'validating_files'), `circle-large | validating_files · ${date}`],
    [whole(created, 'dreaming'), `play-circle | dreaming · ${date}`],
    [whole({ kind: 'refused', status: 400, at, answer: '' }), `stop-circle | refused · ${date}`],
    [whole({ kind: 'notSent', reason: 'x', at }), `debug-disconnect | not sent · ${date}`],
    [whole({ kind: 'unknown', reason: 'x', at }), `warning | outcome unknown · ${date}`],
    [
      whole({ kind: 'unknown', reason: 'x', at, lookedAt: at }),
      `question | no job found · ${date}`,
    ],
    [whole({ kind: 'intended' }), `warning | outcome unknown · ${date}`],
  ];
  for (const [entries, expected] of cases) {
    const [icon, , description = ''] = (shown(entries)[0] ?? '').split(' | ');
    assert.equal(`${icon} | ${description.replace(/ · (Nov 23, )?\d+:.*/, ' · TIME')}`, expected);
  }
});

test('an intent is being sent for as long as a request can last', () => {
  const sent = { ...submission({ kind: 'intended' }), startedAt: now - 5000 };
  assert.equal(standingOf(sent, { now, addressOf }), 'sending');
  assert.equal(standingOf(sent, { now: now + 5 * minute, addressOf }), 'unknown');
});

test('an unknown outcome stands out, and says that a job may exist', () => {
  const [entry] = whole({ kind: 'unknown', reason: 'timeout', at: now });
  const row = rowOf(entry!, context);
  assert.equal(row.isOutstanding, true);
  assert.match(row.tooltip, /A job may exist\. Reason: OpenAI did not answer in time\./);
});

test('a submission that somebody has looked for does not stand out any more, and is filtered by itself', () => {
  const looked = submission({ kind: 'unknown', reason: 'timeout', at: now, lookedAt: now });
  const filter = new Set<Standing>(['lookedFor']);
  const [entry] = workspaceEntries(knowledge({ submissions: [looked], filter }));
  const row = rowOf(entry!, context);
  assert.equal(row.isOutstanding, false);
  assert.match(
    row.tooltip,
    /No job was found until Nov 23, 2026.*: OpenAI did not answer in time\./,
  );
  assert.notEqual(standingOf(looked, knowledge()), 'unknown', 'the badge counts those');
});

test('what can be done follows from what became of it', () => {
  const abilities = (entries: readonly Entry[]) => rowOf(entries[0]!, context).abilities.join(' ');
  assert.equal(
    abilities(whole(created, 'running')),
    'submission panel answer job cancel pause portal',
  );
  assert.equal(
    abilities(whole(created, 'paused')),
    'submission panel answer job cancel resume portal',
  );
  assert.equal(abilities(whole(created, 'queued')), 'submission panel answer job cancel portal');
  assert.equal(
    abilities(whole(created, 'succeeded', { fine_tuned_model: 'ft:1' })),
    'submission panel answer job model portal',
  );
  assert.equal(
    abilities(whole({ kind: 'refused', status: 400, at: now, answer: '' })),
    'submission panel answer',
  );
  assert.equal(
    abilities(whole({ kind: 'unknown', reason: 'x', at: now })),
    'submission look panel',
  );
});

test('a job whose connection leads elsewhere or nowhere has no steps, cannot be changed, and says why', () => {
  for (const leadsTo of ['https://gateway.example/v1', undefined]) {
    const elsewhere = (state: SubmissionState, status?: string) =>
      workspaceEntries(
        knowledge({ submissions: [submission(state, status)], addressOf: () => leadsTo }),
      );
    const [entry] = elsewhere(created, 'running');
    const row = rowOf(entry!, { ...context, stepsOf: () => ({ done: 12, total: 90 }) });
    assert.match(row.description, /^not followed · was running · (Nov 23, )?\d+:\d+\s[AP]M$/);
    assert.match(
      row.tooltip,
      /It was sent to https:\/\/api\.openai\.com\/v1; its connection does not/,
    );
    assert.deepEqual(row.abilities, ['submission', 'panel', 'answer', 'job', 'portal']);
    assert.match(shown(elsewhere(created))[0]!, /^eye-closed \| .* \| not followed · /);
    // What has ended stays as it ended.
    assert.match(shown(elsewhere(created, 'succeeded'))[0]!, /^pass \| .* \| succeeded/);
  }
});

test('a click on what was refused or is not known opens the panel; what is being sent has none yet', () => {
  const click = (state: SubmissionState, startedAt = now - minute * 75) => {
    const sent = { ...submission(state), startedAt };
    const [entry] = workspaceEntries(knowledge({ submissions: [sent] }));
    return rowOf(entry!, context).command?.id;
  };
  assert.equal(click({ kind: 'refused', status: 400, at: now, answer: '{}' }), 'ftjob.openJob');
  assert.equal(click({ kind: 'notSent', reason: 'unreachable', at: now }), 'ftjob.openJob');
  assert.equal(click({ kind: 'unknown', reason: 'timeout', at: now }), 'ftjob.openJob');
  assert.equal(click({ kind: 'intended' }), 'ftjob.openJob');
  assert.equal(click({ kind: 'intended' }, now - 1000), 'ftjob.showAnswer');
});

test('the tooltip of a refusal has the words of the service, on one line', () => {
  const tooltip = (answer: string) =>
    rowOf(whole({ kind: 'refused', status: 400, at: now, answer })[0]!, context).tooltip;
  const error = { message: 'invalid\ntraining_file: x' };
  assert.match(tooltip(JSON.stringify({ error })), /^Answer: HTTP 400: invalid training_file: x$/m);
  assert.match(tooltip('<h1>'), /^Answer: HTTP 400$/m);
});

test('in Restricted Mode a click shows what is stored', () => {
  const [entry] = whole(created, 'running');
  assert.equal(rowOf(entry!, context).command?.id, 'ftjob.openJob');
  assert.equal(rowOf(entry!, { ...context, isTrusted: false }).command?.id, 'ftjob.showAnswer');
});
