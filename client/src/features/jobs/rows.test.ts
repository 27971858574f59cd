import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readJob } from '../../api/job.ts';
import type { Submission, SubmissionState } from '../../api/submission.ts';
import { noJobs, withPage } from './accountJobs.ts';
import {
  accountEntries,
  rootEntries,
  workspaceEntries,
  type Entry,
  type Knowledge,
} from './entries.ts';
import { rowOf, type RowContext } from './rows.ts';
import { standingOf, type Standing } from './standing.ts';

const now = Date.UTC(2026, 10, 23, 12);
const minute = 60_000;
const created: SubmissionState = { kind: 'created', jobId: 'ftjob-1', at: now, answer: '{}' };
const openai = {
  id: 'openai',
  label: 'OpenAI',
  kind: 'openai',
  address: 'https://api.openai.com/v1',
};

function submission(state: SubmissionState, status?: string, more: object = {}): Submission {
  return {
    id: 'a',
    document: 'file:///w/reward.ftjob.json',
    fileName: 'reward.ftjob.json',
    connection: openai,
    body: '{}',
    startedAt: now - 75 * minute,
    state,
    job: status === undefined ? undefined : readJob({ id: 'ftjob-1', status, ...more }),
    events: [],
    notes: '',
    notified: false,
  };
}

/** Where the connections lead to while nobody changes them. */
const addressOf = (id: string) => (id === openai.id ? openai.address : undefined);

function knowledge(change: Partial<Knowledge> = {}): Knowledge {
  return {
    submissions: [],
    fileNameOf: () => undefined,
    addressOf,
    unread: '',
    account: undefined,
    hasFolders: true,
    isTrusted: true,
    filter: new Set<Standing>(),
    now,
    ...change,
  };
}

const context: RowContext = { language: 'en', isTrusted: true, stepsOf: () => undefined };

function shown(entries: readonly Entry[], change: Partial<RowContext> = {}): readonly string[] {
  return entries.map((entry) => {
    const { drawing, label, description } = rowOf(entry, { ...context, ...change });
    return [drawing?.icon, label, description].filter((part) => part).join(' | ');
  });
}

const whole = (state: SubmissionState, status?: string, more?: object) =>
  workspaceEntries(knowledge({ submissions: [submission(state, status, more)] }));

test('a running job shows its step and when it began, which stays right while the row stands', () => {
  const stepsOf = (id: string) => (id === 'ftjob-1' ? 'step 12 of 90' : undefined);
  const [text = ''] = shown(whole(created, 'running'), { stepsOf });
  assert.match(
    text,
    /^play-circle \| reward\.ftjob\.json \| running · step 12 of 90 · Nov 23, 2026, \d+:45/,
  );
});

test('each outcome has its own icon and words', () => {
  const at = now;
  const date = 'Nov 23, 2026';
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
    assert.equal(`${icon} | ${description.replace(/, \d+:.*/, '')}`, expected);
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
  assert.match(row.tooltip, /A job may exist\. Reason: no answer came in time/);
});

test('a submission that somebody has looked for does not stand out any more, and is filtered by itself', () => {
  const looked = submission({ kind: 'unknown', reason: 'timeout', at: now, lookedAt: now });
  const filter = new Set<Standing>(['lookedFor']);
  const [entry] = workspaceEntries(knowledge({ submissions: [looked], filter }));
  const row = rowOf(entry!, context);
  assert.equal(row.isOutstanding, false);
  assert.match(row.tooltip, /No job was found until Nov 23, 2026.*: no answer came in time/);
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
    const row = rowOf(entry!, { ...context, stepsOf: () => 'step 12 of 90' });
    assert.match(row.description, /^not followed · was running · Nov 23, 2026, \d+:\d+ [AP]M$/);
    assert.match(
      row.tooltip,
      /It was sent to https:\/\/api\.openai\.com\/v1; its connection does not/,
    );
    assert.deepEqual(row.abilities, ['submission', 'panel', 'answer', 'job', 'portal']);
    assert.match(shown(elsewhere(created))[0]!, /^eye-closed \| .* \| not followed · Nov 23/);
    // What has ended stays as it ended.
    assert.match(shown(elsewhere(created, 'succeeded'))[0]!, /^pass \| .* \| succeeded/);
  }
});

test('what a service says is one bounded line in which nothing is drawn', () => {
  const job = readJob({
    id: 'ftjob-1',
    status: '$(check)\nsucceeded\u202E',
    suffix: `[click](command:evil) ${'x'.repeat(100_000)}`,
    model: '<b>m</b>\n\nStatus: succeeded',
    fine_tuned_model: '$(error)',
  })!;
  const list = withPage(noJobs, { items: [job], hasMore: false });
  const account = { label: '$(zap) Mine', service: openai, list };
  const [entry] = accountEntries(account, knowledge());
  const row = rowOf(entry!, context);
  for (const text of [row.label, row.description, row.tooltip, row.id]) {
    assert.ok(text.length < 1000, text);
    assert.doesNotMatch(text, /\$\(|\u202E/);
  }
  assert.doesNotMatch(row.label + row.description, /\n/);
  assert.equal(row.tooltip.match(/^Status: /gm)?.length, 1);
  assert.deepEqual(shown(rootEntries(knowledge({ account }))), [
    'This Workspace',
    'Account: $ (zap) Mine',
  ]);
});

test('jobs of the account that were sent from here say from which file', () => {
  const items = [
    readJob({ id: 'ftjob-1', status: 'succeeded', model: 'm', suffix: 'mail' })!,
    readJob({ id: 'ftjob-2', status: 'failed', model: 'm' })!,
  ];
  const list = withPage(noJobs, { items, hasMore: true });
  const account = { label: 'OpenAI', service: openai, list };
  const fileNameOf = (connection: string, job: string) =>
    connection === 'openai' && job === 'ftjob-1' ? 'reward.ftjob.json' : undefined;
  assert.deepEqual(shown(accountEntries(account, knowledge({ account, fileNameOf }))), [
    'pass | mail | succeeded · from reward.ftjob.json',
    'error | m | failed',
    'ellipsis | Load More',
  ]);
});

test('a filter says how many it hides', () => {
  const submissions = [submission(created, 'running'), submission(created, 'failed')];
  const filter = new Set<Standing>(['failed']);
  assert.deepEqual(
    shown(workspaceEntries(knowledge({ submissions, filter }))).map((row) =>
      row.replace(/ · .*/, ''),
    ),
    ['error | reward.ftjob.json | failed', 'info | 1 is filtered out'],
  );
});

test('that jobs could not be read again stands above them', () => {
  const submissions = [submission(created, 'running')];
  const rows = shown(
    workspaceEntries(knowledge({ submissions, unread: 'The service did not answer' })),
  );
  assert.equal(
    rows[0],
    'warning | Running jobs could not be read again | The service did not answer',
  );
  assert.match(rows[1]!, /^play-circle \| reward\.ftjob\.json \| running · Nov 23/);
});

test('why there is nothing to read is a row with a remedy', () => {
  const labels = (end: Parameters<typeof accountOf>[0]) =>
    shown(accountEntries(accountOf(end), knowledge()))[0];
  const accountOf = (end: typeof noJobs.end) => ({
    label: 'x',
    service: openai,
    list: { ...noJobs, end },
  });
  const error = {
    message: 'Incorrect API key',
    type: undefined,
    code: undefined,
    param: undefined,
  };
  const refused = {
    kind: 'refused' as const,
    error,
    text: '',
    requestId: '',
    retryAfterSeconds: 0,
  };
  assert.match(labels('repeats')!, /^warning \| The service repeats itself/);
  assert.match(
    labels({ ...refused, status: 401 })!,
    /^warning \| The key was refused \(HTTP 401\) \| Incorrect API key$/,
  );
  assert.match(
    labels({ kind: 'notSent', reason: 'connectionRefused', detail: 'ECONNREFUSED' })!,
    /The service did not answer \| nothing listens at the address$/,
  );
  assert.equal(labels('complete'), 'info | No jobs');
  const connect = accountEntries({ label: 'x', service: undefined, list: noJobs }, knowledge());
  assert.match(shown(connect)[0]!, /Connect to read the jobs/);
});

test('without anything the view is empty, so that its welcome shows', () => {
  assert.deepEqual(rootEntries(knowledge()), []);
  const restricted = { submissions: [submission(created, 'running')], isTrusted: false };
  assert.deepEqual(
    shown(rootEntries(knowledge(restricted))).map((row) => row.split(' | ').slice(0, 2)),
    [['This Workspace'], ['info', 'Restricted Mode']],
  );
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
