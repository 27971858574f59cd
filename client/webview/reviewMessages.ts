/**
 * What the extension and the page of the submission sheet say to each other. The page holds no words of its own and
 * decides nothing: it shows a view and reports what was pressed.
 */

/** From the extension, after `ready` and whenever something has changed. */
export interface ShowReviewMessage {
  readonly kind: 'show';
  readonly view: ReviewView;
}

/** From the page. */
export type ReviewMessage =
  | { readonly kind: 'ready' | 'cancel' | 'copyAs' | 'openDiff' }
  /** To what the view of this fingerprint shows, and to nothing else. */
  | { readonly kind: 'agree'; readonly fingerprint: string }
  /** To the place of the problem with this index in the view. */
  | { readonly kind: 'reveal'; readonly index: number };

/** Everything that the page shows, in the user's language. All of it is text, wherever it came from. */
export interface ReviewView {
  /** As in `lang`: `en`, `pt-br`. */
  readonly language: string;
  readonly heading: string;
  /** What it costs. */
  readonly summary: string;
  /** Announced by screen readers when it changes; empty where there is nothing to say. */
  readonly notice: string;
  readonly warnings: readonly string[];
  readonly facts: { readonly heading: string; readonly facts: readonly ReviewFact[] };
  readonly checks: Checks;
  readonly difference: Difference;
  readonly body: { readonly heading: string; readonly note: string; readonly text: string };
  /** Of the body and the address that are shown. */
  readonly fingerprint: string;
  readonly buttons: {
    readonly submit: string;
    readonly canSubmit: boolean;
    readonly cancel: string;
    readonly copyAs: string;
  };
}

export interface ReviewFact {
  readonly name: string;
  /** An id, a number, a word of the API. */
  readonly code: string;
  /** Said of it in words; empty where there is nothing to say. */
  readonly note: string;
}

export interface Checks {
  readonly heading: string;
  readonly tone: 'good' | 'bad' | 'waiting' | 'neutral';
  readonly summary: string;
  readonly problems: readonly {
    readonly severity: string;
    readonly tone: 'bad' | 'waiting';
    readonly text: string;
    /** Where it is, on the button that shows it in the file. */
    readonly place: string;
  }[];
}

export interface Difference {
  readonly heading: string;
  readonly summary: string;
  readonly hunks: readonly { readonly heading: string; readonly rows: readonly DifferenceRow[] }[];
  /** The button to the diff editor; undefined where there is nothing to compare with. */
  readonly openDiff: string | undefined;
}

export interface DifferenceRow {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** The message that something from the page is; `undefined` when it is none. */
export function readReviewMessage(value: unknown): ReviewMessage | undefined {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  switch (value.kind) {
    case 'ready':
    case 'cancel':
    case 'copyAs':
    case 'openDiff':
      return { kind: value.kind };
    case 'agree':
      return 'fingerprint' in value && typeof value.fingerprint === 'string'
        ? { kind: 'agree', fingerprint: value.fingerprint }
        : undefined;
    case 'reveal':
      return 'index' in value && typeof value.index === 'number' && Number.isInteger(value.index)
        ? { kind: 'reveal', index: value.index }
        : undefined;
    default:
      return undefined;
  }
}
