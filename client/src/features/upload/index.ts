/** The command *Upload File*: gives the service a local file that the job names, and writes the id into the job. */
import { openAsBlob } from 'node:fs';
import { realpath } from 'node:fs/promises';
import * as vscode from 'vscode';
import { placeRequest, type PlaceAnswer } from '../../../../protocol/place.ts';
import { submissionRequest, type SubmissionAnswer } from '../../../../protocol/submission.ts';
import { uploadFile } from '../../api/files.ts';
import type { Endpoint, Failure } from '../../api/http.ts';
import type { Command } from '../../infrastructure/commands.ts';
import { Problem, UserCancelled } from '../../infrastructure/errors.ts';
import { fileNameOf, jobDocument } from '../../infrastructure/jobDocument.ts';
import { plainText } from '../../infrastructure/plainText.ts';
import { withCancellableProgress } from '../../infrastructure/progress.ts';
import { confirm } from '../../infrastructure/prompts.ts';
import { askAboutRows } from './askAboutRows.ts';
import { fileKeys, type FileKey } from './fileKeys.ts';
import { isLocalPath, uploadProblem } from './localFile.ts';
import type { Uploads } from './uploads.ts';

export interface UploadHost {
  readonly languageId: string;
  readonly request: (method: string, params: object) => Promise<unknown>;
  /** Makes the connection ready that is set for a document, with the user's help. */
  readonly prepare: (document: vscode.Uri) => Promise<{
    readonly id: string;
    readonly label: string;
    readonly address: string;
    readonly endpoint: () => Promise<Endpoint>;
  }>;
  readonly uploads: Uploads;
}

interface Named {
  readonly key: FileKey;
  /** As the job writes it. */
  readonly text: string;
}

/** An hour: half a gigabyte takes long on a slow line. */
const timeoutMs = 3_600_000;

/** Takes the document and, where it names two local files, which of its keys is meant. */
export function uploadCommand({ languageId, request, prepare, uploads }: UploadHost): Command {
  return async (argument, wanted) => {
    const document = await jobDocument(argument, languageId);
    const named = await namedFile(document, wanted, request);
    const { path, content } = await readLocalFile(document, named.text);
    const fileName = path.split(/[/\\]/).at(-1) ?? '';
    await askAboutRows(path, fileName, content);
    const service = await prepare(document.uri);
    await confirm(
      vscode.l10n.t('Upload {0} to {1}?', fileName, service.label),
      vscode.l10n.t(
        'File: {0}\nSize: {1} bytes\nAddress: {2}\n\nThe whole content of the file is sent there, and kept by the service.',
        path,
        content.size.toLocaleString(vscode.env.language),
        service.address,
      ),
      vscode.l10n.t('Upload'),
    );
    const title = vscode.l10n.t('Uploading {0} to {1}', fileName, service.label);
    const answer = await withCancellableProgress(title, async (signal) =>
      uploadFile(await service.endpoint(), fileName, content, { signal, timeoutMs }),
    );
    if (answer.kind !== 'answered') throw failed(answer, fileName, service.label);
    const { id } = answer.value;
    // First: whatever happens to the job, the file is at the service.
    const { id: connectionId, label, address } = service;
    await uploads.add({ id, fileName, service: label, connectionId, address, at: Date.now() });
    // Only the id leads from the job to the file. Other changes are the user's to save.
    const isSaved = !document.isDirty;
    const isWritten = await writeId(document, named, id, request);
    if (isWritten && isSaved) await document.save();
    void vscode.window.showInformationMessage(
      isWritten ? whatStands(document, fileName, id) : whatToWrite(fileName, id),
    );
  };
}

function whatStands({ isDirty }: vscode.TextDocument, fileName: string, id: string): string {
  const [name, written] = [plainText(fileName), plainText(id)];
  return isDirty
    ? vscode.l10n.t(
        '{0} was uploaded. Its id {1} stands in the job now, which is not saved yet.',
        name,
        written,
      )
    : vscode.l10n.t(
        '{0} was uploaded. Its id {1} stands in the job now, which is saved.',
        name,
        written,
      );
}

function whatToWrite(fileName: string, id: string): string {
  return vscode.l10n.t(
    '{0} was uploaded as {1}. The job has changed meanwhile: write the id into it yourself.',
    plainText(fileName),
    plainText(id),
  );
}

async function namedFile(
  document: vscode.TextDocument,
  wanted: unknown,
  request: UploadHost['request'],
): Promise<Named> {
  const params = { uri: document.uri.toString() };
  const answer = (await request(submissionRequest, params)) as SubmissionAnswer | null;
  const { trainingFile, validationFile } = answer?.facts ?? {};
  const texts = { training_file: trainingFile, validation_file: validationFile };
  for (const key of fileKeys) {
    const text = texts[key];
    const isMeant = wanted === key || !fileKeys.some((one) => one === wanted);
    if (isMeant && text !== undefined && isLocalPath(text)) return { key, text };
  }
  throw new Problem(
    vscode.l10n.t(
      '{0} names no file of this machine. Write the path of one as "training_file" or "validation_file", then upload it.',
      fileNameOf(document),
    ),
  );
}

/** The file that is really meant, behind any link, and its content, which is read while it is sent. */
async function readLocalFile(document: vscode.TextDocument, text: string) {
  if (document.uri.scheme !== 'file')
    throw new Problem(
      vscode.l10n.t(
        'Save {0} beside its data first: only files on a disk are uploaded.',
        fileNameOf(document),
      ),
    );
  const relative = text.replaceAll('\\', '/');
  const isAbsolute = /^(?:\/|[a-z]:)/i.test(relative);
  const target = isAbsolute
    ? vscode.Uri.file(relative)
    : vscode.Uri.joinPath(document.uri, '..', relative);
  let file;
  try {
    const path = await realpath(target.fsPath);
    file = { path, content: await openAsBlob(path) };
  } catch {
    throw new Problem(
      vscode.l10n.t('{0} cannot be read. Correct the path in the job.', target.fsPath),
    );
  }
  const problem = uploadProblem(file.path, file.content.size);
  if (problem !== undefined) throw new Problem(problem);
  return file;
}

/** Puts the id in the place of the path, if that still stands there. */
async function writeId(
  document: vscode.TextDocument,
  { key, text }: Named,
  id: string,
  request: UploadHost['request'],
): Promise<boolean> {
  const params = { uri: document.uri.toString(), path: [key] };
  const place = (await request(placeRequest, params)) as PlaceAnswer | null;
  if (place?.version !== document.version || place.missing.length > 0) return false;
  const { start, end } = place.mark;
  const range = new vscode.Range(start.line, start.character, end.line, end.character);
  if (valueOf(document.getText(range)) !== text) return false;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, range, JSON.stringify(id));
  return vscode.workspace.applyEdit(edit);
}

function valueOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** An upload costs nothing and may be repeated. */
function failed(failure: Failure, fileName: string, label: string): Error {
  switch (failure.kind) {
    case 'refused':
      return new Problem(
        vscode.l10n.t(
          '{0} did not take {1} (HTTP {2}): {3}',
          label,
          fileName,
          failure.status,
          failure.error.message.slice(0, 500),
        ),
      );
    case 'unreadable':
    case 'redirected':
      return new Problem(
        vscode.l10n.t(
          '{0} gave no answer that can be read when {1} was uploaded (HTTP {2}). Check the address of the connection.',
          label,
          fileName,
          failure.status,
        ),
      );
    case 'notSent':
    case 'unknown':
      return failure.reason === 'cancelled'
        ? new UserCancelled()
        : new Problem(
            vscode.l10n.t(
              '{0} was not uploaded: {1} did not answer. Try again later.',
              fileName,
              label,
            ),
          );
  }
}
