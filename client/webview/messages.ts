/**
 * What the extension and the job panel's page say to each other. The page holds no words of its own and decides
 * nothing: it shows a view and reports what was pressed.
 */

/** From the extension, after `ready` and whenever something has changed. */
export interface ShowMessage {
  readonly kind: 'show';
  readonly view: PanelView;
}

/** From the page: it can be shown something, or a button was pressed. */
export interface PageMessage {
  readonly kind: 'ready' | PanelAction;
}

export type PanelAction = 'copyId' | 'copyRequestId' | 'refresh' | 'reveal';

/** Everything that the page shows, in the user's language. All of it is text, wherever it came from. */
export interface PanelView {
  /** The language of the texts and of the times, as in `lang`: `en`, `pt-br`. */
  readonly language: string;
  readonly heading: string;
  readonly status: Status;
  /** Announced by screen readers when it changes: what the last button did. */
  readonly announcement: string;
  readonly buttons: readonly Button[];
  readonly sections: readonly Section[];
}

export interface Status {
  /** Chooses the colour; the text says the same. */
  readonly tone: 'good' | 'bad' | 'waiting';
  readonly text: string;
  readonly explanation: string;
}

export interface Button {
  readonly action: PanelAction;
  readonly label: string;
}

export type Section =
  | { readonly kind: 'texts'; readonly heading: string; readonly texts: readonly string[] }
  | { readonly kind: 'steps'; readonly heading: string; readonly steps: readonly string[] }
  | { readonly kind: 'facts'; readonly heading: string; readonly facts: readonly Fact[] }
  /** Text as it came, folded unless `isOpen`. */
  | {
      readonly kind: 'raw';
      readonly heading: string;
      readonly text: string;
      readonly isOpen: boolean;
    };

export interface Fact {
  readonly name: string;
  readonly value: FactValue;
  readonly button?: Button;
}

export type FactValue =
  /** An id, a number, a word of the API. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** In ISO 8601; shown as local time. */
  | { readonly kind: 'time'; readonly iso: string };

/** The message that something from the page is; `undefined` when it is none. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  const kinds: readonly PageMessage['kind'][] = [
    'ready',
    'copyId',
    'copyRequestId',
    'refresh',
    'reveal',
  ];
  if (typeof value !== 'object' || value === null || !('kind' in value)) return undefined;
  const kind = kinds.find((one) => one === value.kind);
  return kind && { kind };
}
