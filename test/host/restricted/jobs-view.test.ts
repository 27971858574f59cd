// The view in a folder that is not trusted: what is stored is shown, and the service is asked for nothing.
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { notificationWith } from '../notification.ts';
import { dialogText, treeRows } from '../page.ts';
import { tidyUp, useHeldService } from '../service.ts';

const asking = [
  'ftjob.openJob',
  'ftjob.cancelJob',
  'ftjob.pauseJob',
  'ftjob.resumeJob',
  'ftjob.openPortal',
  'ftjob.compareJobs',
  'ftjob.compareJobFiles',
  'ftjob.reopenJob',
  'ftjob.loadMoreJobs',
  'ftjob.connectAccount',
];

suite('Jobs view in Restricted Mode', () => {
  teardown(async () => {
    await tidyUp();
  });

  test('offers no account', async () => {
    await vscode.extensions.getExtension('ftjob.ftjob')?.activate();
    await vscode.commands.executeCommand('ftjob.showJobs');
    await vscode.commands.executeCommand('ftjob.refreshJobs');
    assert.deepEqual(await treeRows('Fine-Tuning Jobs'), []);
  });

  for (const command of asking)
    test(`${command} refuses, and asks nothing of the service`, async () => {
      const service = await useHeldService();
      const job = { connectionId: 'sandbox', jobId: 'ftjob-1' };
      const other = { connectionId: 'sandbox', jobId: 'ftjob-2' };
      const isCompared = command.startsWith('ftjob.compare');
      await vscode.commands.executeCommand(command, job, isCompared ? [job, other] : [job]);
      await notificationWith('folder that you do not trust');
      assert.equal(await dialogText(), undefined);
      assert.deepEqual(service.requests, []);
      await service.close();
    });
});
