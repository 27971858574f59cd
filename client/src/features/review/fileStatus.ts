/** What the service says of a file that a job names, in words for the submission sheet. Never throws, asks nobody. */
import * as l10n from '@vscode/l10n';
import { getFile, readinessOf, type ServiceFile } from '../../api/files.ts';
import type { Answer, Endpoint } from '../../api/http.ts';

export interface FileStatus {
  readonly words: string;
  /** The service is not done with it, by its own word. */
  readonly isPending: boolean;
}

export async function fileStatus(
  endpoint: Endpoint,
  id: string,
  signal: AbortSignal,
): Promise<FileStatus> {
  const answer = await getFile(endpoint, id, { signal, timeoutMs: 20_000 });
  const isPending = answer.kind === 'answered' && readinessOf(answer.value.status) === 'pending';
  return { words: wordsOf(answer), isPending };
}

function wordsOf(answer: Answer<ServiceFile>): string {
  switch (answer.kind) {
    case 'answered': {
      const { fileName, bytes, status, purpose } = answer.value;
      return [
        fileName === undefined ? '' : shortened(fileName),
        bytes === undefined ? '' : sizeOf(bytes),
        status === undefined ? '' : standingOf(status),
        purpose === undefined || purpose === 'fine-tune'
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

function standingOf(status: string): string {
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
