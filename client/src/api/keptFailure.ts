/** The answer of a submission that brought no job, read again from what the history keeps of it. */
import type { Failure, NotSentReason, UnknownOutcome } from './http.ts';
import { readServiceError } from './serviceError.ts';
import type { SubmissionState } from './submission.ts';

/** `undefined` where a job came of it, and for a reason that only a later version knows. */
export function keptFailure(state: SubmissionState): Failure | undefined {
  switch (state.kind) {
    case 'created':
      return undefined;
    case 'intended':
      return { kind: 'unknown', reason: 'interrupted', detail: '' };
    case 'notSent':
      return isOneOf(notSentReasons, state.reason)
        ? { kind: 'notSent', reason: state.reason, detail: '' }
        : undefined;
    case 'refused':
      return answerOf(state.status, state.answer, state.requestId);
    case 'unknown': {
      const status = /^HTTP (\d{1,3})$/.exec(state.reason)?.[1];
      if (status !== undefined)
        return answerOf(Number(status), state.answer ?? '', state.requestId);
      return isOneOf(unknownReasons, state.reason)
        ? { kind: 'unknown', reason: state.reason, detail: '' }
        : undefined;
    }
  }
}

const notSentReasons: Readonly<Record<NotSentReason, true>> = {
  cancelled: true,
  nameNotFound: true,
  connectionRefused: true,
  unreachable: true,
  certificate: true,
  invalidRequest: true,
};

const unknownReasons: Readonly<Record<UnknownOutcome['reason'], true>> = {
  cancelled: true,
  timeout: true,
  connection: true,
  interrupted: true,
};

function isOneOf<Name extends string>(
  names: Readonly<Record<Name, true>>,
  name: string,
): name is Name {
  return Object.hasOwn(names, name);
}

/** Of a redirect the history has the address, of any other answer its text. */
function answerOf(status: number, text: string, requestId: string | undefined): Failure {
  if (status < 400 && (status >= 300 || status === 0) && /^\S+$/.test(text))
    return { kind: 'redirected', status, location: text };
  const facts = { status, text, requestId };
  const unreadable = { kind: 'unreadable', contentType: undefined, ...facts } as const;
  if (text.trim() === '') return { ...unreadable, problem: 'empty' };
  const json = parsed(text);
  if (json === undefined) return { ...unreadable, problem: 'notJson' };
  if (status < 400) return { ...unreadable, problem: 'unexpectedShape' };
  const error = readServiceError(json);
  if (!error) return { ...unreadable, problem: 'noError' };
  return { kind: 'refused', error, ...facts, retryAfterSeconds: undefined };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
