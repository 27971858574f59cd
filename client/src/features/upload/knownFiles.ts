/** The files that a service has, as far as is known here: those uploaded, and those of jobs that were created. Pure. */
import * as l10n from '@vscode/l10n';
import { isRecord } from '../../api/json.ts';
import type { Submission } from '../../api/submission.ts';
import { fileKeys } from './fileKeys.ts';
import type { Upload } from './uploads.ts';

export interface KnownFile {
  readonly id: string;
  /** Of a file that was not uploaded from here it is not known. */
  readonly fileName: string | undefined;
  readonly description: string;
}

/** Newest first, each once. */
export function knownFiles(
  uploads: readonly Upload[],
  submissions: readonly Pick<
    Submission,
    'fileName' | 'connection' | 'body' | 'startedAt' | 'state'
  >[],
  timeInWords: (time: number) => string,
): readonly KnownFile[] {
  const found = [
    ...uploads.map(({ id, fileName, service, at }) => {
      const description = l10n.t('{0}, uploaded to {1}: {2}.', fileName, service, timeInWords(at));
      return { id, fileName, description, at };
    }),
    ...submissions.flatMap(({ fileName, connection, body, startedAt, state }) =>
      state.kind === 'created'
        ? idsIn(body).map((id) => {
            const time = timeInWords(startedAt);
            const description = l10n.t(
              'In {0}, submitted to {1}: {2}.',
              fileName,
              connection.label,
              time,
            );
            return { id, fileName: undefined, description, at: startedAt };
          })
        : [],
    ),
  ];
  const byId = new Map<string, KnownFile>();
  for (const { id, fileName, description } of found.sort((one, other) => other.at - one.at)) {
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
