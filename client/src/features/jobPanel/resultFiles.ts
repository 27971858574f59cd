/** The result files of a job: opened as a read-only editor, or saved where the person says. */
import * as vscode from 'vscode';
import { getFileContent } from '../../api/files.ts';
import type { Answer } from '../../api/http.ts';
import { isRecord } from '../../api/json.ts';
import { resultBytes, resultText } from '../../api/resultFile.ts';
import { readJobRef, type JobRef } from '../../../webview/messages.ts';
import { safeFileName } from './fileName.ts';
import type { PanelHost } from './host.ts';
import { jobService } from './jobService.ts';
import type { ResultFile } from './knowledge.ts';

export const resultScheme = 'ftjob-result';

const mostBytesToOpen = 20 * 1024 * 1024;
const mostBytesToSave = 200 * 1024 * 1024;

/** Opens the file; answers what went wrong, in words. */
export async function openResultFile(ref: JobRef, file: ResultFile): Promise<string | undefined> {
  const uri = vscode.Uri.from({
    scheme: resultScheme,
    path: `/${fileNameOf(file)}`,
    query: JSON.stringify({ ...ref, fileId: file.id }),
  });
  try {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
    return undefined;
  } catch {
    return vscode.l10n.t(
      '{0} could not be read. Try again, or save it as a file.',
      fileNameOf(file),
    );
  }
}

/** Asks where to, saves and opens the file; answers what went wrong, in words. */
export async function saveResultFile(
  ref: JobRef,
  file: ResultFile,
  host: PanelHost,
): Promise<string | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const target = await vscode.window.showSaveDialog({
    title: vscode.l10n.t('Save Result File'),
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder, fileNameOf(file)) }),
  });
  if (!target) return undefined;
  const found = await jobService(ref, host, { interactive: true });
  if (found.kind === 'elsewhere') return found.words;
  if (found.kind === 'notReady') return undefined;
  const options = { maximumBytes: mostBytesToSave };
  const content = await getFileContent(await found.service.endpoint(), file.id, options);
  if (content.kind !== 'answered') return contentProblem(content);
  await vscode.workspace.fs.writeFile(target, resultBytes(content.value));
  await vscode.window.showTextDocument(target);
  return undefined;
}

/** Reads the content of an editor that `openResultFile` opened, also again in a later window. */
export function resultContent(host: PanelHost): vscode.TextDocumentContentProvider {
  return {
    provideTextDocumentContent: async ({ query }) => {
      const value: unknown = JSON.parse(query);
      const ref = readJobRef(value);
      if (!ref || !isRecord(value)) throw new Error('this is no address of a file');
      const found = await jobService(ref, host, { interactive: false });
      if (found.kind !== 'ready')
        throw new Error('the connection is not ready, or leads elsewhere');
      const options = { maximumBytes: mostBytesToOpen };
      const fileId = String(value['fileId']);
      const content = await getFileContent(await found.service.endpoint(), fileId, options);
      if (content.kind !== 'answered') throw new Error(contentProblem(content));
      return resultText(content.value);
    },
  };
}

function fileNameOf({ fileName, id }: ResultFile): string {
  return safeFileName(fileName ?? id, 'results');
}

function contentProblem(answer: Exclude<Answer, { kind: 'answered' }>): string {
  switch (answer.kind) {
    case 'refused':
      return vscode.l10n.t(
        'The file could not be read (HTTP {0}): {1}',
        answer.status,
        answer.error.message,
      );
    case 'unreadable':
      return answer.problem === 'tooLarge'
        ? vscode.l10n.t('The file is too large to be read here.')
        : vscode.l10n.t('The file could not be read (HTTP {0}).', answer.status);
    case 'redirected':
      return vscode.l10n.t('The file could not be read (HTTP {0}).', answer.status);
    case 'notSent':
    case 'unknown':
      return vscode.l10n.t('The file could not be read: no answer ({0}).', answer.detail);
  }
}
