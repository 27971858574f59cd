// The files of the service: upload, list, get, content, delete.
import { badRequest, missingParameter } from './errors.ts';
import { idCode } from './identifiers.ts';
import { seconds } from './jobView.ts';
import { exampleFile, findFile, isProcessed } from './knownFiles.ts';
import { answerJson, refuse, type Handler, type Refusal, type Style } from './messages.ts';
import { readMultipart } from './multipart.ts';
import { isRefusal, readPage } from './paging.ts';
import { findResultFile, resultFilesOf } from './resultFile.ts';
import { findMisfit } from './shape.ts';
import { nextIdText, type State, type StoredFile } from './state.ts';

const purposes = ['assistants', 'batch', 'evals', 'fine-tune', 'user_data', 'vision'];

/** `POST /files`. */
export const uploadFile: Handler = (state, { body, headers, style }, now) => {
  const parts = readMultipart(headers['content-type'] ?? '', body);
  if (parts === undefined)
    return refuse(state, badRequest('The body of an upload must be multipart/form-data.'));
  const purpose = parts.get('purpose');
  const file = parts.get('file');
  if (purpose === undefined) return refuse(state, missingParameter('purpose'));
  if (file?.fileName === undefined) return refuse(state, missingParameter('file'));
  const purposeText = new TextDecoder().decode(purpose.content);
  const misfit = findMisfit({ kind: 'choice', values: purposes }, purposeText, 'purpose');
  if (misfit !== undefined) return refuse(state, misfit);
  if (file.content.length === 0) return refuse(state, badRequest('File is empty.', 'file'));
  const [idText, next] = nextIdText(state);
  const stored: StoredFile = {
    id: `file-${idCode(idText, style)}`,
    name: file.fileName,
    purpose: purposeText,
    content: file.content,
    uploadedAt: now,
  };
  return answerJson(
    { ...next, files: new Map(next.files).set(stored.id, stored) },
    viewOf(next, stored, style, now),
  );
};

/** `GET /files`, newest first, of one `purpose` if the query says one. */
export const listFiles: Handler = (state, { query, style }, now) => {
  const purpose = query.get('purpose');
  const examples = [...(state.settings.knownFileIds ?? [])]
    .filter((id) => !state.deletedFileIds.has(id))
    .map(exampleFile);
  const all = [...examples, ...state.files.values(), ...resultFilesOf(state, now)]
    .sort((one, other) => other.uploadedAt - one.uploadedAt)
    .filter((file) => purpose === null || file.purpose === purpose);
  const page = readPage(all, query, 10_000);
  if (isRefusal(page)) return refuse(state, page);
  return answerJson(state, {
    object: 'list',
    data: page.items.map((file) => viewOf(state, file, style, now)),
    first_id: page.items.at(0)?.id ?? null,
    last_id: page.items.at(-1)?.id ?? null,
    has_more: page.hasMore,
  });
};

/** `GET /files/ID`. */
export const getFile: Handler = (state, { style }, now, id) => {
  const file = findAnyFile(state, id, now);
  return file === undefined
    ? refuse(state, noSuchFile(id))
    : answerJson(state, viewOf(state, file, style, now));
};

/** `GET /files/ID/content`. */
export const getFileContent: Handler = (state, _request, now, id) => {
  const file = findAnyFile(state, id, now);
  if (file === undefined) return refuse(state, noSuchFile(id));
  const { content: bytes } = file;
  return { state, answer: { kind: 'bytes', bytes, contentType: 'application/octet-stream' } };
};

/** `DELETE /files/ID`. */
export const deleteFile: Handler = (state, _request, now, id) => {
  if (findAnyFile(state, id, now) === undefined) return refuse(state, noSuchFile(id));
  const files = new Map(state.files);
  files.delete(id);
  return answerJson(
    { ...state, files, deletedFileIds: new Set(state.deletedFileIds).add(id) },
    { object: 'file', id, deleted: true },
  );
};

function findAnyFile(state: State, id: string, now: number): StoredFile | undefined {
  return findResultFile(state, id, now) ?? findFile(state, id);
}

function viewOf(state: State, file: StoredFile, style: Style, now: number): unknown {
  const waiting = style === 'azure' ? 'pending' : 'uploaded';
  return {
    object: 'file',
    id: file.id,
    purpose: file.purpose,
    filename: file.name,
    bytes: file.content.length,
    created_at: seconds(file.uploadedAt),
    expires_at: null,
    status: isProcessed(state, file, now) ? 'processed' : waiting,
    status_details: null,
  };
}

function noSuchFile(id: string): Refusal {
  return { status: 404, message: `No such File object: ${id}`, param: 'id', code: null };
}
