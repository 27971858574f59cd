/** What the service says of a file that a job names, in words for the submission sheet. Never throws, asks nobody. */
import * as l10n from '@vscode/l10n';
import { getFile, readinessOf, type ServiceFile } from '../../api/files.ts';
import type { Answer, Endpoint } from '../../api/http.ts';
import type { ReviewedConnection } from './index.ts';

export interface FileStatus {
  readonly words: string;
  readonly standing: FileStanding;
  /** What the service asked for where it did not tell. */
  readonly retryAfterSeconds?: number | undefined;
}

/**
 * `pending`: the service is not done with it, by its own word; `failed`: it never will be. `untold`: the service did
 * not tell, and may do so soon; `denied`: it would say the same until a person has done something.
 */
export type FileStanding =
  'ready' | 'pending' | 'failed' | 'missing' | 'otherPurpose' | 'untold' | 'denied';

/** Which file of which service it is, and for whom: another project at the same address has other files. */
export function fileKey(
  { id, address, organization, project }: Omit<ReviewedConnection, 'endpoint'>,
  file: string,
): string {
  return JSON.stringify([id, address, organization, project, file]);
}

export async function fileStatus(
  endpoint: Endpoint,
  id: string,
  signal: AbortSignal,
): Promise<FileStatus> {
  const answer = await getFile(endpoint, id, { signal, timeoutMs: 20_000 });
  const { retryAfterSeconds } = 'retryAfterSeconds' in answer ? answer : {};
  return { words: wordsOf(answer), standing: standingOf(answer), retryAfterSeconds };
}

/** Of a file that nobody could be asked about: the key is not at hand. */
export function notAsked(): FileStatus {
  return { words: l10n.t('could not be looked up'), standing: 'denied' };
}

function standingOf(answer: Answer<ServiceFile>): FileStanding {
  switch (answer.kind) {
    case 'answered':
      return otherPurposeOf(answer.value) === undefined
        ? readinessOf(answer.value.status)
        : 'otherPurpose';
    case 'refused':
      if (answer.status === 404) return 'missing';
      return answer.status >= 500 || answer.status === 408 || answer.status === 429
        ? 'untold'
        : 'denied';
    case 'redirected':
      return 'denied';
    case 'unreadable':
    case 'notSent':
    case 'unknown':
      return 'untold';
  }
}

/** What it was uploaded for, where that is not fine-tuning. */
function otherPurposeOf({ purpose }: ServiceFile): string | undefined {
  return purpose === 'fine-tune' ? undefined : purpose;
}

function wordsOf(answer: Answer<ServiceFile>): string {
  switch (answer.kind) {
    case 'answered': {
      const { fileName, bytes, status } = answer.value;
      const purpose = otherPurposeOf(answer.value);
      return [
        fileName === undefined ? '' : shortened(fileName),
        bytes === undefined ? '' : sizeOf(bytes),
        status === undefined ? '' : readinessWords(status),
        purpose === undefined
          ? ''
          : l10n.t('uploaded for {0}, not for fine-tune', shortened(purpose)),
      ]
        .filter((part) => part !== '')
        .join(', ');
    }
    case 'refused':
      return answer.status === 404
        ? l10n.t('the service has no such file')
        : l10n.t('could not be looked up (HTTP {0})', answer.status);
    case 'unreadable':
    case 'redirected':
      return l10n.t('could not be looked up (HTTP {0})', answer.status);
    case 'notSent':
    case 'unknown':
      return l10n.t('could not be looked up: no answer');
  }
}

function readinessWords(status: string): string {
  switch (readinessOf(status)) {
    case 'ready':
      return status;
    case 'failed':
      return l10n.t('{0}: the service cannot use it', status);
    case 'pending':
      return l10n.t('{0}: the service is not done with it yet', shortened(status));
  }
}

/** A number of bytes as a person says it. */
function sizeOf(bytes: number): string {
  if (bytes < 1000) return l10n.t('{0} bytes', bytes);
  const [amount, unit] = bytes < 1e6 ? [bytes / 1000, 'kB'] : [bytes / 1e6, 'MB'];
  return `${amount.toFixed(1)} ${unit}`;
}

/** Whoever uploaded the file chose these texts. */
function shortened(text: string): string {
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
}
