// Figures, not assertions: our activation in a window that has just been opened.
import * as vscode from 'vscode';
import { closeEditors, openJob, validJob } from '../service.ts';
import { activationFigures } from '../startup.ts';
import { waitFor } from '../wait.ts';
import { note } from './note.ts';

test('Activation', async () => {
  await openJob('first.ftjob.json', validJob);
  await waitFor(() => vscode.extensions.getExtension('ftjob.ftjob')?.isActive, 'our activation');
  const { load, call, finish } = await activationFigures();
  await note({ name: 'activation: load code', milliseconds: load });
  await note({ name: 'activation: call activate', milliseconds: call });
  await note({ name: 'activation: finish activate', milliseconds: finish });
  await closeEditors();
});
