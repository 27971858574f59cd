/** The command *New Job File*: choose a method and a grader, get a file that is valid but for its file ids. */
import * as vscode from 'vscode';
import {
  newJobChoicesRequest,
  newJobRequest,
  type NewJobChoice,
  type NewJobChoices,
  type NewJobParams,
} from '../../../../protocol/newJob.ts';
import type { Disposable } from '../../infrastructure/disposables.ts';
import { runReporting } from '../../infrastructure/errors.ts';
import { pick } from '../../infrastructure/prompts.ts';
import { openUntitled } from './untitled.ts';

export interface NewJobHost {
  readonly languageId: string;
  readonly log: vscode.LogOutputChannel;
  readonly request: (method: string, params?: object) => Promise<unknown>;
}

export function activateNewJobFile(host: NewJobHost): Disposable {
  return vscode.commands.registerCommand('ftjob.newJobFile', () =>
    runReporting(host.log, () => newJobFile(host)),
  );
}

async function newJobFile({ languageId, request }: NewJobHost): Promise<void> {
  const choices = (await request(newJobChoicesRequest)) as NewJobChoices;
  const params = await choose(choices);
  const snippet = (await request(newJobRequest, params)) as string;
  const document = await openUntitled(languageId, 'new');
  const editor = await vscode.window.showTextDocument(document);
  await editor.insertSnippet(new vscode.SnippetString(snippet), new vscode.Position(0, 0));
}

async function choose({ methods, graders }: NewJobChoices): Promise<NewJobParams> {
  const title = vscode.l10n.t('New Job File');
  const method = await pickOne(methods, {
    title,
    placeHolder: vscode.l10n.t('How should the model learn?'),
  });
  if (method !== 'reinforcement') return { method };
  const grader = await pickOne(graders, {
    title,
    placeHolder: vscode.l10n.t('What computes the reward of an answer?'),
  });
  return { method, grader };
}

async function pickOne(
  choices: readonly NewJobChoice[],
  options: vscode.QuickPickOptions & { readonly title: string },
): Promise<string> {
  const items = choices.map(({ value, description }) => ({ label: value, detail: description }));
  return (await pick(items, { ...options, matchOnDetail: true })).label;
}
