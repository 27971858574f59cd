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
import { freeName } from './freeName.ts';

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
  const document = await openUntitled(languageId);
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

/** An unsaved document that will be saved into the first folder of the workspace, under a name that is free. */
async function openUntitled(languageId: string): Promise<vscode.TextDocument> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) return vscode.workspace.openTextDocument({ language: languageId });
  const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
  const open = vscode.workspace.textDocuments.map(({ uri }) => uri.path.split('/').at(-1) ?? '');
  const name = freeName([...names, ...open]);
  const { path } = vscode.Uri.joinPath(folder, name);
  return vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: 'untitled', path }));
}
