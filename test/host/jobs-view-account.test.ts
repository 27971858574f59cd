// The account in the view Fine-Tuning Jobs: what a service lists, page by page, and what it says instead.
import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';
import {
  asked,
  createJob,
  jobsViewForEachTest,
  openAccount,
  row,
  showWorkspace,
  submitJob,
  view,
} from './jobsView.ts';
import { canary, storeKey } from './keys.ts';
import { clickRow, dialogText, notifications, press, treeRows } from './page.ts';
import { agree, setUserSetting, startHeldService, validJob, type HeldService } from './service.ts';
import { waitFor } from './wait.ts';

suite('Jobs view, account', () => {
  let service: HeldService;
  jobsViewForEachTest((started) => (service = started));

  test('lists what was submitted, and the account page by page once it is opened', async () => {
    for (let count = 0; count < 45; count++)
      await createJob(service, { ...validJob, suffix: `n${count}` });
    await submitJob('listed.ftjob.json');
    await row('listed.ftjob.json, validating_files');
    assert.deepEqual(lists(), [], 'nobody has asked for the account yet');

    // Other files' tests leave submissions, more than there is room for.
    await showWorkspace(false);
    try {
      await openAccount();
      await row('Load More');
      const ours = await row('parcel-replies, ');
      assert.match(ours, /from listed\.ftjob\.json/);
      assert.equal(lists().length, 1);

      // On a slow machine the view reads the first page again meanwhile.
      const further = () => lists().filter((path) => path.includes('after='));
      await waitFor(async () => {
        if (further().length === 2) return true;
        await press('End');
        await clickRow('Load More');
        return false;
      }, 'the last page');
      await waitFor(
        async () => !(await treeRows(view)).includes('Load More'),
        'the end of the list',
      );
      // The row may be clicked once more while the last page arrives.
      await vscode.commands.executeCommand('ftjob.loadMoreJobs');
      assert.match(further()[0] ?? '', /limit=20/);
      assert.equal(new Set(further()).size, 2, 'two different pages');
      assert.equal(further().length, 2);
    } finally {
      await press('Home');
      await showWorkspace(true);
    }
  });

  test('a service that repeats its page for ever is asked twice', async () => {
    const pages = await startPages((after) => ({
      data: [{ id: 'ftjob-1', object: 'fine_tuning.job', status: 'failed', model: 'm' }],
      has_more: true,
      after,
    }));
    await useService(pages.server);
    await openAccount('Endless');
    await row('m, failed');
    await clickRow('Load More');
    await row('The service repeats itself');
    assert.equal(pages.count(), 2);
    pages.server.close();
  });

  test('texts of a service stay text', async () => {
    const pages = await startPages(() => ({
      data: [
        {
          id: 'ftjob-1',
          object: 'fine_tuning.job',
          status: '$(check) [x](command:ftjob.newJobFile)\nsucceeded',
          model: `$(error)<img src=x onerror=alert(1)> ${'x'.repeat(50_000)}`,
        },
      ],
      has_more: false,
    }));
    await useService(pages.server);
    await openAccount('Endless');
    const shown = await row('$ (error)<img src=x');
    assert.ok(shown.length < 300, shown);
    assert.match(shown, /\$ \(check\) \[x\]\(command/);
    pages.server.close();
  });

  test('why the account cannot be read is a row, not a message', async () => {
    const gone = await startPages(() => ({}));
    await useService(gone.server);
    gone.server.closeAllConnections();
    await new Promise((resolve) => gone.server.close(resolve));
    await openAccount('Endless');
    await row('The service did not answer, Nothing answers at the address of Endless.');
    assert.deepEqual(await notifications(), []);

    // A connection without its key asks nobody, until somebody clicks.
    await setUserSetting('connections', [
      { id: 'keyed', label: 'Keyed', kind: 'compatible', address: service.address },
    ]);
    await setUserSetting('connection', 'keyed');
    const before = service.requests.length;
    await openAccount('Keyed');
    await row('Connect to read the jobs');
    assert.equal(service.requests.length, before);
    assert.equal(await dialogText(), undefined);
  });

  test('Refresh Jobs reads with the key that was set last', async () => {
    const keyed = await startHeldService([canary]);
    try {
      const { address } = keyed;
      await setUserSetting('connections', [
        { id: 'keyed', label: 'Keyed', kind: 'compatible', address },
        // With one connection alone nobody is asked which one a key is for.
        { id: 'azure', label: 'Azure', kind: 'azure', address: service.azureAddress },
      ]);
      await setUserSetting('connection', 'keyed');
      await storeKey(`Keyed, ${new URL(address).origin}`, 'sk-wrong-0123456789abcdef');
      await openAccount('Keyed');
      await clickRow('Connect to read the jobs');
      await agree('Send Key');
      await row('The key was refused (HTTP 401)');
      assert.equal(asked(keyed, 'GET', /\/fine_tuning\/jobs\?/).length, 1);

      await storeKey(`Keyed, ${new URL(address).origin}`);
      await row('No jobs');
      await fetch(`${address}/fine_tuning/jobs`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${canary}` },
        body: JSON.stringify(validJob),
      });
      await vscode.commands.executeCommand('ftjob.refreshJobs');
      await row('parcel-replies, validating_files');
      assert.equal(keyed.requests.at(-1)?.headers['authorization'], `Bearer ${canary}`);
    } finally {
      await keyed.close();
    }
  });

  function lists(): readonly string[] {
    return asked(service, 'GET', /\/fine_tuning\/jobs\?/);
  }
});

/** A service that answers every request with what `page` gives as JSON. */
async function startPages(
  page: (after: string | null) => object,
): Promise<{ readonly server: Server; readonly count: () => number }> {
  let count = 0;
  const server = createServer((request, response) => {
    count++;
    const { searchParams } = new URL(request.url ?? '', 'http://localhost');
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ object: 'list', ...page(searchParams.get('after')) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, count: () => count };
}

async function useService(server: Server): Promise<void> {
  const { port } = server.address() as AddressInfo;
  await setUserSetting('connections', [
    {
      id: 'endless',
      label: 'Endless',
      kind: 'compatible',
      address: `http://127.0.0.1:${port}/v1`,
      authorization: 'none',
    },
  ]);
  await setUserSetting('connection', 'endless');
}
