/** The files that a service has, as far as is known here: those uploaded, and those of jobs that were created. Pure. */
import * as l10n from '@vscode/l10n';
import { isRecord } from '../../api/json.ts';
import type { Submission } from '../../api/submission.ts';
import { fileKeys } from './fileKeys.ts';
import { plainText } from '../../infrastructure/plainText.ts';
import type { Upload } from './uploads.ts';

export interface KnownFile {
  readonly id: string;
  /** Of a file that was not uploaded from here it is not known. */
  readonly fileName: string | undefined;
  readonly description: string;
}

/** Where the files have to be. A sandbox has another address each time, and none of its files outlives it. */
export interface FilesOf {
  readonly connectionId: string;
  readonly address: string;
}

/**
 * Each once: those of the connection first, then those that another one has at the same address, which may be of another
 * project; among each the newest first. What other services have is no file there.
 */
export function knownFiles(
  uploads: readonly Upload[],
  submissions: readonly Pick<
    Submission,
    'fileName' | 'connection' | 'body' | 'startedAt' | 'state'
  >[],
  { connectionId, address }: FilesOf,
  timeInWords: (time: number) => string,
): readonly KnownFile[] {
  const found = [
    ...uploads.map(({ id, fileName, service, at, ...from }) => {
      const [name, time] = [plainText(fileName), timeInWords(at)];
      const description = l10n.t('{0}, uploaded to {1}: {2}.', name, service, time);
      return { id, fileName, description, at, ...from };
    }),
    ...submissions.flatMap(({ fileName, connection, body, startedAt, state }) => {
      if (state.kind !== 'created') return [];
      const [name, time] = [plainText(fileName), timeInWords(startedAt)];
      const description = l10n.t('In {0}, submitted to {1}: {2}.', name, connection.label, time);
      const from = { connectionId: connection.id, address: connection.address };
      return idsIn(body).map((id) => ({
        ...{ id, fileName: undefined, description, at: startedAt },
        ...from,
      }));
    }),
  ];
  const isOwn = (one: FilesOf) => Number(one.connectionId === connectionId);
  const there = found
    .filter((one) => one.address === address)
    .sort((one, other) => isOwn(other) - isOwn(one) || other.at - one.at);
  const byId = new Map<string, KnownFile>();
  for (const { id, fileName, description } of there) {
    const known = byId.get(id);
    // An upload says what the file is called; of jobs the newest is enough.
    if (!known) byId.set(id, { id, fileName, description });
    else if (fileName !== undefined) byId.set(id, { ...known, fileName, description });
  }
  return [...byId.values()];
}

/** The history keeps a body as text, whatever it is. */
function idsIn(body: string): readonly string[] {
  let job: unknown;
  try {
    job = JSON.parse(body);
  } catch {
    return [];
  }
  if (!isRecord(job)) return [];
  return fileKeys.flatMap((key) => {
    const id = job[key];
    return typeof id === 'string' ? [id] : [];
  });
}
