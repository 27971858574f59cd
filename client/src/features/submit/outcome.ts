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
      return mayHaveActed(status)
        ? { kind: 'unknown', reason: `HTTP ${status}`, at, answer: location }
        : { kind: 'refused', status, at, answer: location };
    }
    case 'notSent':
      return { kind: 'notSent', reason: answer.reason, at };
    case 'unknown':
      return { kind: 'unknown', reason: answer.reason, at };
  }
}

/**
 * Whether a service that answers this status may have created the job. 408 is said by gateways that give up waiting,
 * while the service behind them goes on; 303, "see other", by some that have done what was asked for; 0 stands for a
 * redirect whose status a browser hides.
 */
export function mayHaveActed(status: number): boolean {
  return status < 300 || status >= 500 || status === 408 || status === 303;
}
