/** What the panel of a job knows, which all that it shows is made from. */
import type { Failure } from '../../api/http.ts';
import type { JobRef } from '../../../webview/messages.ts';
import type { PanelConnection } from './content.ts';
import type { Knowledge } from './knowledge.ts';
import type { JobChange } from './status.ts';

export interface JobState {
  readonly kind: 'job';
  readonly ref: JobRef;
  /** Of the job file; `undefined` for a job that was not submitted from here. */
  readonly fileName: string | undefined;
  /** `undefined` until it is ready. */
  readonly connection: PanelConnection | undefined;
  /** The connection cannot be used without a question to the person: a key, a consent or trust is missing. */
  readonly needsPerson: boolean;
  /** That the connection leads to another service than the job was sent to; `undefined` while it does not. */
  readonly elsewhere: string | undefined;
  readonly knowledge: Knowledge | undefined;
  /** Milliseconds since 1970. */
  readonly lastReadAt: number | undefined;
  readonly nextReadAt: number | undefined;
  /** Of the last reading. */
  readonly failure: Failure | undefined;
  /** Why the last thing that the person asked for was not done. */
  readonly problem: JobProblem | undefined;
  /** What the service is being asked for. */
  readonly underWay: JobChange | undefined;
  /** The file of the job has the place of which the service speaks. */
  readonly canReveal: boolean;
  readonly announcement: string;
}

export interface JobProblem {
  readonly text: string;
  /** The service could not be reached, and so the job cannot be read either. */
  readonly isSilence: boolean;
}

/** What the history knows of a job. */
export interface KnownBefore {
  readonly fileName: string | undefined;
  readonly knowledge: Knowledge | undefined;
  /** When it was read, in milliseconds since 1970. */
  readonly readAt: number | undefined;
}

export function firstState(ref: JobRef, { fileName, knowledge, readAt }: KnownBefore): JobState {
  return {
    kind: 'job',
    ref,
    fileName,
    knowledge,
    lastReadAt: readAt,
    connection: undefined,
    needsPerson: false,
    elsewhere: undefined,
    nextReadAt: undefined,
    failure: undefined,
    problem: undefined,
    underWay: undefined,
    canReveal: false,
    announcement: '',
  };
}
