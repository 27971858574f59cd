/** Jobs and submissions as the client has them, for tests of what is done with them. */
import { readJob, type FineTuningJob } from '../../client/src/api/job.ts';
import type { Intent, Submission } from '../../client/src/api/submission.ts';

/** A job as a service answers it, with these fields of the API changed. */
export function jobWith(fields: Readonly<Record<string, unknown>> = {}): FineTuningJob {
  return readJob({
    object: 'fine_tuning.job',
    id: 'ftjob-1',
    status: 'running',
    model: 'gpt-4.1-mini-2025-04-14',
    created_at: 1_700_000_000,
    training_file: 'file-1',
    validation_file: null,
    method: { type: 'supervised' },
    user_provided_suffix: null,
    seed: 7,
    ...fields,
  })!;
}

/** An intent at the moment at which `jobWith()` was created. */
export function intentWith(fields: Partial<Intent> = {}): Intent {
  return {
    id: 'submission-1',
    document: 'file:///a.ftjob.json',
    fileName: 'a.ftjob.json',
    connection: {
      id: 'openai',
      label: 'OpenAI',
      kind: 'openai',
      address: 'https://api.openai.com/v1',
    },
    body: JSON.stringify({ model: 'gpt-4.1-mini-2025-04-14', training_file: 'file-1' }),
    startedAt: 1_700_000_000_000,
    ...fields,
  };
}

export function submissionWith(fields: Partial<Submission> = {}): Submission {
  return {
    ...intentWith(),
    state: { kind: 'intended' },
    job: undefined,
    events: [],
    notes: '',
    notified: false,
    ...fields,
  };
}
