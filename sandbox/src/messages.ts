// What goes in and out of the handlers. A handler is a pure function of the state, a request and the time.
import type { State } from './state.ts';

/** Which provider's manners a path has: `/v1/…` is OpenAI's, `/openai/v1/…` Azure's. */
export type Style = 'openai' | 'azure';

export interface ServiceRequest {
  readonly style: Style;
  readonly method: string;
  /** The decoded segments of the path behind the base, such as `['fine_tuning', 'jobs']`. */
  readonly path: readonly string[];
  /** The path as it was sent, for messages. */
  readonly sentPath: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** What the service says about a request that it does not serve; the envelope depends on the style. */
export interface Refusal {
  readonly status: number;
  readonly message: string;
  readonly code: string | null;
  readonly param: string | null;
}

export type Answer =
  | { readonly kind: 'json'; readonly body: unknown }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly contentType: string }
  | { readonly kind: 'refusal'; readonly refusal: Refusal };

export interface Outcome {
  readonly state: State;
  readonly answer: Answer;
}

/** Answers one request; `id` is the part of the path that the route leaves open, or ''. */
export type Handler = (state: State, request: ServiceRequest, now: number, id: string) => Outcome;

export function answerJson(state: State, body: unknown): Outcome {
  return { state, answer: { kind: 'json', body } };
}

export function refuse(state: State, refusal: Refusal): Outcome {
  return { state, answer: { kind: 'refusal', refusal } };
}
