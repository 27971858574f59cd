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
 * while the service behind them goes on. Of the redirects only 307 and 308 ask for the same request at another place;
 * the others may lead to what came of it, as after a form. 0 stands for a redirect whose status a browser hides.
 */
export function mayHaveActed(status: number): boolean {
  if (status === 307 || status === 308) return false;
  return status < 400 || status >= 500 || status === 408;
}
