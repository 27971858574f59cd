import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  context,
  created,
  knowledge,
  openai,
  shown,
  submission,
} from '../../../../test/support/jobRows.ts';
import { readJob } from '../../api/job.ts';
import type { Submission } from '../../api/submission.ts';
import { noJobs, withPage } from './accountJobs.ts';
import { accountEntries, rootEntries, workspaceEntries } from './entries.ts';
import { rowOf } from './rows.ts';
import type { Standing } from './standing.ts';

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
  const rows = (everywhere: Submission) =>
    shown(accountEntries(account, knowledge({ account, everywhere: [everywhere] })));
  const ours = submission(created);
  assert.deepEqual(rows(ours), [
    'pass | mail | succeeded · from reward',
    'error | m | failed',
    'ellipsis | Load More',
  ]);
  const elsewhere = { ...openai, address: 'https://gateway.example/v1' };
  assert.match(rows({ ...ours, connection: elsewhere })[0]!, /succeeded$/);
});

test('a filter says how many it hides', () => {
  const submissions = [submission(created, 'running'), submission(created, 'failed')];
  const filter = new Set<Standing>(['failed']);
  assert.deepEqual(
    shown(workspaceEntries(knowledge({ submissions, filter }))).map((row) =>
      row.replace(/ · .*/, ''),
    ),
    ['error | reward | failed', 'info | 1 is filtered out'],
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
  assert.match(rows[1]!, /^play-circle \| reward \| running · /);
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
    /The service did not answer \| Nothing answers at the address of x\.$/,
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
