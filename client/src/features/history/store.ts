/**
 * Submissions on disk. Each is a folder whose files are written once each, or replaced as a whole, so that neither a
 * crash nor a second window can mix them up:
 *
 *   submissions/ID/intent.json    what was to be sent; never changes
 *   submissions/ID/created.json   the job that came of it; counts before state.json, whoever wrote that
 *   submissions/ID/state.json     any other outcome
 *   submissions/ID/job.json, events.json, notes.json, notified.json
 *   pending/ID                    there while nobody knows what became of it
 */
import type { FineTuningJob } from '../../api/job.ts';
import type { Intent, Submission, SubmissionState } from '../../api/submission.ts';
import type { Files } from './files.ts';
import type { SubmissionChange } from './history.ts';
import { readPart, writePart, type PartName, type Parts } from './parts.ts';

export interface StoreHost {
  readonly files: Files;
  /** Called with the name of a file that could not be read. */
  readonly report: (name: string) => void;
  readonly changed: () => void;
}

export interface Store {
  readonly begin: (intent: Intent) => Promise<Submission>;
  readonly settle: (id: string, state: SubmissionState, job?: FineTuningJob) => Promise<void>;
  readonly update: (id: string, change: SubmissionChange) => Promise<void>;
  readonly list: () => Promise<readonly Submission[]>;
  readonly get: (id: string) => Promise<Submission | undefined>;
  readonly remove: (id: string) => Promise<void>;
}

export function openStore({ files, report, changed }: StoreHost): Store {
  const write = async <Name extends PartName>(id: string, name: Name, value: Parts[Name]) =>
    files.write(`submissions/${id}/${name}.json`, writePart(name, value));

  const read = async <Name extends PartName>(id: string, name: Name) => {
    const file = `submissions/${id}/${name}.json`;
    const text = await files.read(file);
    if (text === undefined) return undefined;
    const part = readPart(name, text);
    if (part !== undefined) return part;
    report(file);
    await files.move(file, `broken/${id}.${name}.json`);
    return undefined;
  };

  const get = async (id: string): Promise<Submission | undefined> => {
    const intent = await read(id, 'intent');
    if (!intent) return undefined;
    const [created, state, job, events, notes, notified] = await Promise.all([
      read(id, 'created'),
      read(id, 'state'),
      read(id, 'job'),
      read(id, 'events'),
      read(id, 'notes'),
      read(id, 'notified'),
    ]);
    return {
      ...intent,
      state: created ?? state ?? { kind: 'intended' },
      job,
      events: events ?? [],
      notes: notes ?? '',
      notified: notified ?? false,
    };
  };

  return {
    begin: async (intent) => {
      await files.write(`pending/${intent.id}`, '');
      await write(intent.id, 'intent', intent);
      changed();
      const nothing = { job: undefined, events: [], notes: '', notified: false };
      return { ...intent, ...nothing, state: { kind: 'intended' } };
    },
    settle: async (id, state, job) => {
      if (job) await write(id, 'job', job);
      if (state.kind === 'created') await write(id, 'created', state);
      else await write(id, 'state', state);
      if (!isPending(state)) await files.remove(`pending/${id}`);
      changed();
    },
    update: async (id, { job, events, notes, notified }) => {
      if ((await files.read(`submissions/${id}/intent.json`)) === undefined) return;
      if (job) await write(id, 'job', job);
      if (events) await write(id, 'events', events);
      if (notes !== undefined) await write(id, 'notes', notes);
      if (notified) await write(id, 'notified', notified);
      changed();
    },
    list: async () => {
      const ids = await files.list('submissions');
      const submissions = await Promise.all(ids.map(get));
      return submissions
        .filter((submission) => submission !== undefined)
        .sort((one, other) => other.startedAt - one.startedAt);
    },
    get,
    remove: async (id) => {
      // In one step: half a submission would look like one whose outcome is unknown.
      await files.move(`submissions/${id}`, `removed/${id}`);
      await files.remove(`removed/${id}`);
      await files.remove(`pending/${id}`);
      changed();
    },
  };
}

/** Whether somebody has yet to look what became of a submission. */
export function isPending(state: SubmissionState): boolean {
  return state.kind === 'intended' || (state.kind === 'unknown' && state.lookedAt === undefined);
}
