/** What became of an earlier submission that brought no job, from what the history keeps of it. */
import type { Failure } from '../../api/http.ts';
import { keptFailure } from '../../api/keptFailure.ts';
import type { Submission } from '../../api/submission.ts';
import { advise, type Advice, type Service } from './advice.ts';

export interface KeptOutcome {
  readonly failure: Failure;
  readonly advice: Advice;
}

/**
 * `undefined` where a job came of it. `authorization` is that of its connection as it is now; `undefined` when that is
 * gone.
 */
export function keptOutcome(
  { state, connection }: Pick<Submission, 'state' | 'connection'>,
  authorization: string | undefined,
  timeInWords: (time: number) => string,
): KeptOutcome | undefined {
  const failure = keptFailure(state);
  if (!failure) return undefined;
  const { label, kind } = connection;
  const lookedAt = state.kind === 'unknown' ? state.lookedAt : undefined;
  const advice = advise(failure, {
    label,
    kind: kinds.find((one) => one === kind) ?? 'compatible',
    takesKey: authorization !== 'none',
    ...(authorization !== undefined && { authorization }),
    ...(lookedAt !== undefined && { lookedUntil: timeInWords(lookedAt) }),
  });
  return { failure, advice };
}

const kinds: readonly Service['kind'][] = ['sandbox', 'openai', 'azure', 'compatible'];
