/** The files of the service: what is known of one, its content, and giving it a new one. */
import { download, send, type Answer, type Endpoint, type SendOptions } from './http.ts';
import { isRecord, numberOf, textOf } from './json.ts';
import { narrowed } from './page.ts';
import { stepOf } from './path.ts';

export interface ServiceFile {
  readonly id: string;
  /** As whoever uploaded it called it: may hold anything, also a path. */
  readonly fileName: string | undefined;
  readonly bytes: number | undefined;
  readonly purpose: string | undefined;
  /** `uploaded`, `pending`, `processed`, `error`, … as the service says it. */
  readonly status: string | undefined;
}

/** Whether a job can use a file of this status now, later or never. */
export function readinessOf(status: string | undefined): 'ready' | 'pending' | 'failed' {
  switch (status) {
    // A service that says no status has none that could change.
    case undefined:
    case 'processed':
      return 'ready';
    case 'error':
    case 'failed':
    case 'deleted':
      return 'failed';
    // One that nobody knows means that the service is still at it.
    default:
      return 'pending';
  }
}

export async function getFile(
  endpoint: Endpoint,
  id: string,
  options?: SendOptions,
): Promise<Answer<ServiceFile>> {
  return narrowed(await send({ method: 'GET', path: pathOf(id) }, endpoint, options), readFile);
}

/** The bytes of a file; `tooLarge` when they are more than `options.maximumBytes`. */
export async function getFileContent(
  endpoint: Endpoint,
  id: string,
  options?: SendOptions,
): Promise<Answer<Uint8Array>> {
  return download({ method: 'GET', path: `${pathOf(id)}/content` }, endpoint, options);
}

/** `POST /files` for fine-tuning. The content of a blob of a file is read from the disk while it is sent. */
export async function uploadFile(
  endpoint: Endpoint,
  fileName: string,
  content: Blob,
  options?: SendOptions,
): Promise<Answer<ServiceFile>> {
  const body = new FormData();
  body.set('purpose', 'fine-tune');
  body.set('file', content, fileName);
  return narrowed(
    await send({ method: 'POST', path: '/files', body }, endpoint, options),
    readFile,
  );
}

function pathOf(id: string): string {
  return `/files/${stepOf(id)}`;
}

/** The file that parsed JSON describes; `undefined` if it is something else. */
export function readFile(value: unknown): ServiceFile | undefined {
  if (!isRecord(value)) return undefined;
  const id = textOf(value['id']);
  if (id === undefined || (value['object'] ?? 'file') !== 'file') return undefined;
  return {
    id,
    fileName: textOf(value['filename']),
    bytes: numberOf(value['bytes']),
    purpose: textOf(value['purpose']),
    status: textOf(value['status']),
  };
}
