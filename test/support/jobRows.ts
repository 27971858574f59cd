/** For tests: rows of the jobs view, of a submission to OpenAI that was sent 75 minutes ago. */
import { readJob } from '../../client/src/api/job.ts';
import type { Submission, SubmissionState } from '../../client/src/api/submission.ts';
import {
  workspaceEntries,
  type Entry,
  type Knowledge,
} from '../../client/src/features/jobs/entries.ts';
import { rowOf, type RowContext } from '../../client/src/features/jobs/rows.ts';
import type { Standing } from '../../client/src/features/jobs/standing.ts';

export const now = Date.UTC(2026, 10, 23, 12);
export const minute = 60_000;
export const created: SubmissionState = {
  kind: 'created',
  jobId: 'ftjob-1',
  at: now,
  answer: '{}',
};
export const openai = {
  id: 'openai',
  label: 'OpenAI',
  kind: 'openai',
  address: 'https://api.openai.com/v1',
};

export function submission(state: SubmissionState, status?: string, more: object = {}): Submission {
  return {
    id: 'a',
    document: 'file:///w/reward.ftjob.json',
    fileName: 'reward.ftjob.json',
    connection: openai,
    body: '{}',
    startedAt: now - 75 * minute,
    state,
    job: status === undefined ? undefined : readJob({ id: 'ftjob-1', status, ...more }),
    events: [],
    notes: '',
    notified: false,
  };
}

/** Where the connections lead to while nobody changes them. */
export const addressOf = (id: string) => (id === openai.id ? openai.address : undefined);

export function knowledge(change: Partial<Knowledge> = {}): Knowledge {
  return {
    submissions: [],
    everywhere: [],
    addressOf,
    unread: '',
    account: undefined,
    hasFolders: true,
    isTrusted: true,
    filter: new Set<Standing>(),
    now,
    ...change,
  };
}

export const context: RowContext = {
  language: 'en',
  isTrusted: true,
  stepsOf: () => undefined,
  now,
};

export function shown(
  entries: readonly Entry[],
  change: Partial<RowContext> = {},
): readonly string[] {
  return entries.map((entry) => {
    const { drawing, label, description } = rowOf(entry, { ...context, ...change });
    return [drawing?.icon, label, description].filter((part) => part).join(' | ');
  });
}

export const whole = (state: SubmissionState, status?: string, more?: object) =>
  workspaceEntries(knowledge({ submissions: [submission(state, status, more)] }));
