/** What an answer to the request that creates a job says of the job. */
import type { Answer } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import type { SubmissionState } from '../../api/submission.ts';

export type Outcome = Exclude<SubmissionState, { readonly kind: 'intended' }>;

/**
 * The outcome to be stored, at a time in ms since 1970. It is `unknown` whenever a job may have come of the request
 * without our being told: no whole answer, a fault of the service or of what stands before it, a success that says
 * nothing.
 */
export function outcomeOf(answer: Answer<FineTuningJob>, at: number): Outcome {
  switch (answer.kind) {
    case 'answered':
      return {
        kind: 'created',
        jobId: answer.value.id,
        requestId: answer.requestId,
        at,
        answer: answer.text,
      };
    case 'refused':
    case 'unreadable': {
      const { status, requestId, text } = answer;
      return mayHaveActed(status)
        ? { kind: 'unknown', reason: `HTTP ${status}`, requestId, at, answer: text }
        : { kind: 'refused', status, requestId, at, answer: text };
    }
    case 'redirected': {
      const { status, location } = answer;
      // "See other" is what some say after they have done it.
      return status === 303 || mayHaveActed(status)
        ? { kind: 'unknown', reason: `HTTP ${status}`, at, answer: location }
        : { kind: 'refused', status, at, answer: location };
    }
    case 'notSent':
      return { kind: 'notSent', reason: answer.reason, at };
    case 'unknown':
      return { kind: 'unknown', reason: answer.reason, at };
  }
}

/** 408 is said by gateways that give up waiting; the service behind may go on. 0: a browser hides the status. */
function mayHaveActed(status: number): boolean {
  return status < 300 || status >= 500 || status === 408;
}
