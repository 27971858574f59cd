import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { json, startRecorder } from '../../../../test/support/recorder.ts';
import { accounts } from './accounts.ts';
import type { ChosenConnection } from './host.ts';

const { signal } = new AbortController();
const team: ChosenConnection = {
  id: 'team',
  label: 'Team',
  kind: 'azure',
  address: 'https://team.example/v1',
  authorization: 'api-key',
};

/** Accounts of a service that has one job, which ends when it is said. */
async function readAccounts(t: TestContext) {
  let status = 'running';
  const news: string[] = [];
  const service = await startRecorder((response, request) =>
    json(200, { data: [{ id: 'ftjob-1', status }] })(response, request),
  );
  t.after(() => service.close());
  const endpoint = () => Promise.resolve({ baseUrl: `${service.origin}/v1`, headers: {} });
  const { id, label, kind, address = '' } = team;
  const read = accounts({
    readyById: () => Promise.resolve({ id, label, kind, address, endpoint }),
    onNews: (connectionId, jobId) => news.push(`${connectionId}: ${jobId}`),
  });
  return { ...read, news, end: () => (status = 'succeeded') };
}

test('the jobs of an account are kept while its connection is the same', async (t) => {
  const { of, shown } = await readAccounts(t);
  await of(team)?.readNewest(signal);
  assert.equal(of({ ...team }), of(team));
  assert.equal(shown()?.label, 'Team');
  assert.deepEqual(
    shown()?.list.jobs.map((job) => job.id),
    ['ftjob-1'],
  );
});

test('no job is shown as that of an account to which another setting or another key leads', async (t) => {
  const { of, shown, forget } = await readAccounts(t);
  for (const change of [
    { address: 'https://other.example/v1' },
    { kind: 'compatible' },
    { authorization: 'entra' },
    { organization: 'org-2' },
    { project: 'proj_2' },
    { label: 'Renamed' },
  ]) {
    await of(team)?.readNewest(signal);
    of({ ...team, ...change });
    assert.deepEqual(shown()?.list.jobs, [], JSON.stringify(change));
  }
  await of(team)?.readNewest(signal);
  forget();
  of(team);
  assert.deepEqual(shown()?.list.jobs, []);
});

test('without a connection there is no account, not even that of before', async (t) => {
  const { of, current, shown } = await readAccounts(t);
  await of(team)?.readNewest(signal);
  assert.equal(of(undefined), undefined);
  assert.equal(current(), undefined);
  assert.equal(shown(), undefined);
});

test('who else shows a job of the account hears what was read of it, and not what is known already', async (t) => {
  const { of, news, end } = await readAccounts(t);
  await of(team)?.readNewest(signal);
  await of(team)?.readNewest(signal);
  assert.deepEqual(news, ['team: ftjob-1']);
  end();
  await of(team)?.readNewest(signal);
  assert.deepEqual(news, ['team: ftjob-1', 'team: ftjob-1']);
});
