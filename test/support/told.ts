/** For tests: what the panel tells of the answer to a submission. */
import type { Answer } from '../../client/src/api/http.ts';
import type { FineTuningJob } from '../../client/src/api/job.ts';
import { firstKnowledge } from '../../client/src/features/jobPanel/knowledge.ts';
import { viewOf, type PanelState } from '../../client/src/features/jobPanel/view.ts';
import { advise } from '../../client/src/features/submit/advice.ts';
import { section } from './panelViews.ts';

const connection = { label: 'Work', address: 'https://example.com/v1' };
const fileName = 'a.ftjob.json';

/** The sentences of its page, from the heading to the last step, before the job is read again. */
export function told(answer: Answer<FineTuningJob>): string {
  const state = answer.kind === 'answered' ? created(answer) : failed(answer);
  const view = viewOf(state, 'en', 0);
  const steps = section(view, 'What to do');
  const { text, explanation } = view.status;
  return [view.heading, text, explanation, ...(steps?.kind === 'steps' ? steps.steps : [])].join(
    ' | ',
  );
}

function failed(
  failure: Exclude<Answer<FineTuningJob>, { readonly kind: 'answered' }>,
): PanelState {
  const advice = advise(failure, { label: connection.label, kind: 'compatible', takesKey: true });
  return {
    ...{ kind: 'failure', fileName, connection, failure, advice },
    canReveal: false,
    canLook: false,
    announcement: '',
  };
}

function created({
  value: job,
  text,
  requestId,
}: Answer<FineTuningJob> & { readonly kind: 'answered' }): PanelState {
  return {
    ...{ kind: 'job', fileName, connection },
    ref: { connectionId: 'work', jobId: job.id },
    knowledge: firstKnowledge(job, [], { text, requestId }),
    needsPerson: false,
    elsewhere: undefined,
    lastReadAt: undefined,
    nextReadAt: undefined,
    failure: undefined,
    problem: undefined,
    underWay: undefined,
    canReveal: false,
    announcement: '',
  };
}
