/**
 * Submissions on disk. Each is a folder whose files are written once each, or replaced as a whole, so that neither a
 * crash nor a second window can mix them up:
 *
 *   submissions/ID/intent.json    what was to be sent; never changes
 *   submissions/ID/created.json   the job that came of it; counts before state.json, whoever wrote that
 *   submissions/ID/state.json     any other outcome
 *   submissions/ID/job.json, events.json, notes.json
 *   submissions/ID/notified       a mark: the end of the job was told
 *   pending/ID                    the claim: there from before the intent until the outcome is known
 *   broken/…                      the newest of what could not be read
 */
import { isTerminal, type FineTuningJob } from '../../api/job.ts';
import type { JobEvent } from '../../api/jobs.ts';
import type { Intent, Submission, SubmissionState } from '../../api/submission.ts';
import { heldUntil, type Claim, type Window } from './claims.ts';
import { unfinished, type Files } from './files.ts';
import { readPart, writePart, type PartName, type Parts } from './parts.ts';

/** What is learnt of a submission after its answer. */
export interface SubmissionChange {
  readonly job?: FineTuningJob;
  readonly events?: readonly JobEvent[];
  readonly notes?: string;
}

export interface StoreHost {
  readonly files: Files;
  readonly window: Window;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Called with the name of a file that could not be read; `newer` ones stay where they are. */
  readonly report: (name: string, why: 'broken' | 'newer') => void;
  readonly changed: () => void;
}

/** A submission of which nobody knows yet what became of it. */
export interface Pending {
  readonly submission: Submission;
  /** Until when it is left to the window that is at it; `undefined` when there is none, or it is this one. */
  readonly heldUntil: number | undefined;
}

/** `inTheWay`: there is another one of the same file whose outcome is not known; nothing was stored. */
export type Begun =
  | { readonly kind: 'begun'; readonly submission: Submission }
  | { readonly kind: 'inTheWay'; readonly other: Submission };

export interface Store {
  /** Puts an intent on disk; resolves when it is there. Only a submission calls this. */
  readonly begin: (intent: Intent) => Promise<Begun>;
  /** Puts on disk what became of it. A submission that is known to have created a job stays so. */
  readonly settle: (id: string, state: SubmissionState, job?: FineTuningJob) => Promise<void>;
  readonly update: (id: string, change: SubmissionChange) => Promise<void>;
  /** Marks that the end of the job was told; whether nobody had, in any window. Of an unknown submission each is the first. */
  readonly markNotified: (id: string) => Promise<boolean>;
  readonly pending: () => Promise<readonly Pending[]>;
  /** This window takes care of a pending submission from now on. */
  readonly claim: (submission: Submission) => Promise<void>;
  /** Newest first; what cannot be read is set aside and reported, and the others are still there. */
  readonly list: () => Promise<readonly Submission[]>;
  readonly get: (id: string) => Promise<Submission | undefined>;
  readonly remove: (id: string) => Promise<void>;
  /** The names of the files that could not be read and were set aside. */
  readonly unreadable: () => Promise<readonly string[]>;
  /** Deletes them, and what is left of a submission whose intent is one of them. */
  readonly removeUnreadable: () => Promise<void>;
}

const mostSubmissions = 500;
const mostBroken = 50;
/** Files that could not be read lie here. */
const broken = 'broken';
const filesAtATime = 20;
const aDay = 24 * 60 * 60_000;
/** No job takes that long, and a service's list of jobs has gone on. */
const longestInterest = 90 * aDay;
/** Milliseconds that a file system may round its times by (FAT: two seconds). */
const coarsestClock = 3000;

export function openStore({ files, window, now, report, changed }: StoreHost): Store {
  const readFile = async <Name extends PartName>(name: Name, file: string) => {
    const text = await files.read(file);
    if (text === undefined) return undefined;
    const part = readPart(name, text);
    if (part.kind === 'read') return part.value;
    report(file, part.kind);
    if (part.kind === 'broken') await files.move(file, `${broken}/${file.replaceAll('/', ' ')}`);
    return undefined;
  };
  const fileOf = (id: string, name: PartName) =>
    name === 'claim' ? `pending/${id}` : `submissions/${id}/${name}.json`;
  const read = async <Name extends PartName>(id: string, name: Name) =>
    readFile(name, fileOf(id, name));
  const write = async <Name extends PartName>(id: string, name: Name, value: Parts[Name]) =>
    files.write(fileOf(id, name), writePart(name, value));

  /** What was read, with the time of the last change of its folder. */
  const known = new Map<string, { readonly changedAt: number; readonly submission: Submission }>();

  const get = async (id: string): Promise<Submission | undefined> => {
    const changedAt = await files.changedAt(`submissions/${id}`);
    const last = known.get(id);
    if (last?.changedAt === changedAt) return last.submission;
    const submission = await readSubmission(id);
    // Two changes of one moment have the same time.
    if (submission && now() - changedAt > coarsestClock) known.set(id, { changedAt, submission });
    else known.delete(id);
    return submission;
  };

  const readSubmission = async (id: string): Promise<Submission | undefined> => {
    const names = new Set(await files.list(`submissions/${id}`));
    const part = async <Name extends PartName>(name: Name) =>
      names.has(`${name}.json`) ? read(id, name) : undefined;
    const intent = await part('intent');
    if (!intent) return undefined;
    return {
      ...intent,
      state: (await part('created')) ?? (await part('state')) ?? { kind: 'intended' },
      job: await part('job'),
      events: (await part('events')) ?? [],
      notes: (await part('notes')) ?? '',
      notified: names.has('notified'),
    };
  };

  const list = async (): Promise<readonly Submission[]> => {
    const found: Submission[] = [];
    const ids = await files.list('submissions');
    // A few at a time: an operating system lets a process open a thousand files or so.
    for (let start = 0; start < ids.length; start += filesAtATime) {
      const some = await Promise.all(ids.slice(start, start + filesAtATime).map(get));
      found.push(...some.filter((submission) => submission !== undefined));
    }
    return found.sort((one, other) => other.startedAt - one.startedAt);
  };

  const claimOf = (document: string): Claim => ({
    document,
    owner: window.owner,
    pid: window.pid,
    at: now(),
  });

  const erase = async (id: string) => {
    // In one step: half a submission would look like one whose outcome is unknown.
    await files.move(`submissions/${id}`, `removed/${id}`);
    await files.remove(`removed/${id}`);
    await files.remove(`pending/${id}`);
  };

  const pruneBroken = async () => {
    const names = await files.list(broken);
    if (names.length <= mostBroken) return;
    const dated = await Promise.all(
      names.map(async (name) => ({ name, at: await files.changedAt(`${broken}/${name}`) })),
    );
    dated.sort((one, other) => other.at - one.at);
    for (const { name } of dated.slice(mostBroken)) await files.remove(`${broken}/${name}`);
  };

  /**
   * Keeps the number of submissions bounded (one that may still cost or bring something stays for a time), and clears away what
   * crashes have left in the middle of a write.
   */
  const prune = async () => {
    for (const name of await files.list(unfinished))
      if (now() - (await files.changedAt(`${unfinished}/${name}`)) > aDay)
        await files.remove(`${unfinished}/${name}`);
    for (const id of await files.list('removed')) await files.remove(`removed/${id}`);
    await pruneBroken();
    if ((await files.list('submissions')).length <= mostSubmissions) return;
    const old = (await list())
      .slice(mostSubmissions)
      .filter((submission) => isOver(submission, now()));
    for (const { id } of old) await erase(id);
  };

  /** Also one of a later version, which cannot be read here. */
  const hasIntent = async (id: string) =>
    (await files.list(`submissions/${id}`)).includes('intent.json');

  const pending = async (): Promise<readonly Pending[]> => {
    const found: Pending[] = [];
    for (const id of await files.list('pending')) {
      const claim = await read(id, 'claim');
      const end = claim && heldUntil(claim, window, now());
      const submission = await get(id);
      if (submission && isPending(submission.state)) found.push({ submission, heldUntil: end });
      // Left by a crash: before the intent was there, so nothing was sent, or after the outcome was.
      else if (end === undefined && (submission || !(await hasIntent(id))))
        await files.remove(fileOf(id, 'claim'));
    }
    return found;
  };

  return {
    begin: async (intent) => {
      const { id, document } = intent;
      await write(id, 'claim', claimOf(document));
      await write(id, 'intent', intent);
      // Ours is there before we look for others, and so does every window: two cannot miss one another.
      const rival = (await pending()).find(
        ({ submission }) => submission.id !== id && submission.document === document,
      );
      if (rival) {
        await erase(id);
        return { kind: 'inTheWay', other: rival.submission };
      }
      await prune();
      changed();
      const nothing = { job: undefined, events: [], notes: '', notified: false };
      return { kind: 'begun', submission: { ...intent, ...nothing, state: { kind: 'intended' } } };
    },
    settle: async (id, state, job) => {
      if (state.kind === 'created') await write(id, 'created', state);
      else await write(id, 'state', state);
      if (job) await write(id, 'job', job);
      if (!isPending(state)) await files.remove(fileOf(id, 'claim'));
      changed();
    },
    update: async (id, { job, events, notes }) => {
      if ((await files.read(fileOf(id, 'intent'))) === undefined) return;
      if (job) await write(id, 'job', job);
      if (events) await write(id, 'events', events);
      if (notes !== undefined) await write(id, 'notes', notes);
      changed();
    },
    markNotified: async (id) => {
      if ((await files.read(fileOf(id, 'intent'))) === undefined) return true;
      const isFirst = await files.create(`submissions/${id}/notified`);
      if (isFirst) changed();
      return isFirst;
    },
    pending,
    claim: ({ id, document }) => write(id, 'claim', claimOf(document)),
    list,
    get,
    remove: async (id) => {
      await erase(id);
      changed();
    },
    unreadable: () => files.list(broken),
    removeUnreadable: async () => {
      await files.remove(broken);
      const ids = await files.list('submissions');
      // In this order: a claim is there before its folder, and until after the intent.
      const claimed = new Set(await files.list('pending'));
      for (const id of ids) if (!claimed.has(id) && !(await hasIntent(id))) await erase(id);
      changed();
    },
  };
}

/** Whether somebody has yet to look what became of a submission. */
export function isPending(state: SubmissionState): boolean {
  return state.kind === 'intended' || (state.kind === 'unknown' && state.lookedAt === undefined);
}

/** Whether nothing more can come of a submission, or nobody has cared for too long what did. */
function isOver({ state, job, startedAt }: Submission, now: number): boolean {
  if (now - startedAt > longestInterest) return true;
  switch (state.kind) {
    case 'intended':
    case 'unknown':
      return false;
    case 'refused':
    case 'notSent':
      return true;
    case 'created':
      return job !== undefined && isTerminal(job.status);
  }
}
