/** For tests: the panel of a job, with what differs from a reinforcement job that waits. */
import { readJob } from '../../client/src/api/job.ts';
import { firstState, type JobState } from '../../client/src/features/jobPanel/jobState.ts';
import { firstKnowledge, type Knowledge } from '../../client/src/features/jobPanel/knowledge.ts';
import { viewOf } from '../../client/src/features/jobPanel/view.ts';

/** What the service says of the job. */
export const shownBody = {
  id: 'ftjob-1',
  object: 'fine_tuning.job',
  status: 'queued',
  model: 'o4-mini-2025-04-16',
  created_at: 1_764_000_000,
  method: {
    type: 'reinforcement',
    reinforcement: { hyperparameters: { n_epochs: 2, batch_size: -1 } },
  },
  training_file: 'file-1',
  validation_file: null,
};

/** The panel of a job that was read a minute after it was created; `change` is that of the service's words. */
export function shown(
  change: object = {},
  known: Partial<Knowledge> = {},
  state: Partial<JobState> = {},
) {
  const value = { ...shownBody, ...change };
  const answer = { text: JSON.stringify(value), requestId: 'req_1' };
  const ref = { connectionId: 'openai', jobId: 'ftjob-1' };
  const before = {
    fileName: 'reward.ftjob.json',
    knowledge: { ...firstKnowledge(readJob(value)!, [], answer), ...known },
    readAt: Date.UTC(2025, 10, 24, 16, 1),
  };
  const connection = { label: 'OpenAI', address: 'https://api.openai.com/v1' };
  const whole = { ...firstState(ref, before), connection };
  return viewOf({ ...whole, ...state }, 'en', Date.UTC(2025, 10, 24, 16, 2));
}
