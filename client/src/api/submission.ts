/** The record of one submission: what was sent, or was about to be, and what became of it. */
import type { FineTuningJob } from './job.ts';
import type { JobEvent } from './jobs.ts';

/** What is on disk before the request leaves. */
export interface Intent {
  /** Random and ours; no service has to know it. */
  readonly id: string;
  /** URI of the job file. */
  readonly document: string;
  readonly fileName: string;
  readonly connection: SubmissionConnection;
  /** What is sent, byte for byte. */
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

export interface SubmissionConnection {
  readonly id: string;
  readonly label: string;
  readonly kind: string;
  readonly address: string;
}

export interface Submission extends Intent {
  readonly state: SubmissionState;
  /** As it was last read. */
  readonly job: FineTuningJob | undefined;
  /** As they were last read, newest first; the oldest of a long list are left out. */
  readonly events: readonly JobEvent[];
  readonly notes: string;
  /** Somebody was told that the job ended. */
  readonly notified: boolean;
}

/** Times are milliseconds since 1970; `answer` is the text of the answer, without keys and cut when it is long. */
export type SubmissionState =
  /** Nothing on disk says what became of it: look before anything is sent again. */
  | { readonly kind: 'intended' }
  | {
      readonly kind: 'created';
      readonly jobId: string;
      readonly requestId?: string | undefined;
      readonly at: number;
      readonly answer: string;
      /** The service's answer was never seen; the job was found in its list. */
      readonly found?: true | undefined;
    }
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly requestId?: string | undefined;
      readonly at: number;
      readonly answer: string;
    }
  /** `reason`: a `NotSentReason` of http.ts. */
  | { readonly kind: 'notSent'; readonly reason: string; readonly at: number }
  | {
      readonly kind: 'unknown';
      readonly reason: string;
      readonly requestId?: string | undefined;
      readonly at: number;
      /** Where there was one that does not tell: of a proxy, or half of one. */
      readonly answer?: string | undefined;
      /** When the service's list was last read to its end without finding the job. */
      readonly lookedAt?: number | undefined;
    };
