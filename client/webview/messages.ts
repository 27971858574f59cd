/**
 * What the extension and the job panel's page say to each other. The page holds no words of its own and decides
 * nothing: it shows a view and reports what was pressed.
 */

/** From the extension, after `ready` and whenever something has changed. */
export interface ShowMessage {
  readonly kind: 'show';
  readonly view: PanelView;
  /** What VS Code keeps of the panel when its window closes; `null` when there is no job to read again. */
  readonly state: JobRef | null;
}

/** Where a job is. Holds no key and no text of the service but the job's id. */
export interface JobRef {
  readonly connectionId: string;
  readonly jobId: string;
  readonly submissionId?: string;
}

/** From the page: it can be shown something, or a button was pressed. */
export type PageMessage =
  { readonly kind: 'ready' } | { readonly kind: PanelAction; readonly target?: string };

const panelActions = [
  'copyId',
  'copyRequestId',
  'copyModel',
  'copyCheckpoint',
  'refresh',
  'connect',
  'reveal',
  'cancel',
  'pause',
  'resume',
  'openFile',
  'saveFile',
  'command',
] as const;

export type PanelAction = (typeof panelActions)[number];

/** Everything that the page shows, in the user's language. All of it is text, wherever it came from. */
export interface PanelView {
  /** The language of the texts, times and numbers, as in `lang`: `en`, `pt-br`. */
  readonly language: string;
  readonly heading: string;
  readonly status: Status;
  /** Of the other job, on a page of two. */
  readonly otherStatus?: Status;
  /** What went wrong, and what keeps the page from being up to date. */
  readonly notices: readonly Notice[];
  readonly progress: Progress | undefined;
  /** Few and short: times and numbers that change. */
  readonly figures: readonly Fact[];
  /** Announced by screen readers when it changes: what the last button did. */
  readonly announcement: string;
  readonly buttons: readonly Button[];
  readonly sections: readonly Section[];
}

export interface Status {
  /** Chooses the colour; the text says the same. */
  readonly tone: 'good' | 'bad' | 'waiting' | 'neutral';
  readonly text: string;
  readonly explanation: string;
}

export interface Notice {
  readonly text: string;
  readonly facts: readonly Fact[];
}

export interface Progress {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

export interface Button {
  readonly action: PanelAction;
  readonly label: string;
  /** Which of several: the id of a checkpoint or of a file, the name of a command. */
  readonly target?: string;
  /** The name for screen readers where the label alone does not say which; it begins with the label. */
  readonly description?: string;
  readonly isDisabled?: boolean;
}

export type Section =
  | { readonly kind: 'texts'; readonly heading: string; readonly texts: readonly string[] }
  | { readonly kind: 'steps'; readonly heading: string; readonly steps: readonly string[] }
  | { readonly kind: 'facts'; readonly heading: string; readonly facts: readonly Fact[] }
  | ({ readonly kind: 'table'; readonly heading: string } & Table)
  | {
      readonly kind: 'charts';
      readonly heading: string;
      readonly charts: readonly Chart[];
      readonly notes: readonly string[];
    }
  /** Text as it came, folded unless `isOpen`. */
  | {
      readonly kind: 'raw';
      readonly heading: string;
      readonly text: string;
      readonly isOpen: boolean;
    };

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly note: string | undefined;
}

/** `undefined` leaves the cell empty. */
export type Cell =
  FactValue | { readonly kind: 'buttons'; readonly buttons: readonly Button[] } | undefined;

export interface Chart {
  readonly title: string;
  /** Says in words what the curves show. */
  readonly summary: string;
  /** The name of the horizontal axis. */
  readonly stepName: string;
  /** Of the table with the same figures. */
  readonly tableName: string;
  /** Names of the curves; the place in this list chooses colour and pattern. */
  readonly curves: readonly string[];
  /** By ascending step; a value for each curve, `null` where the curve has none at this step. */
  readonly rows: readonly ChartRow[];
}

export interface ChartRow {
  readonly step: number;
  readonly values: readonly (number | null)[];
}

export interface Fact {
  readonly name: string;
  readonly value: FactValue;
  readonly button?: Button;
}

export type FactValue =
  /** An id, a word of the API. */
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number }
  /** Of an event: chooses its colour. */
  | { readonly kind: 'level'; readonly text: string }
  /** In ISO 8601; shown as local time. */
  | { readonly kind: 'time'; readonly iso: string }
  /** The time between, in hours, minutes and seconds; without an end it runs. */
  | { readonly kind: 'duration'; readonly from: string; readonly to: string | undefined }
  /** The time until then, running. */
  | { readonly kind: 'countdown'; readonly to: string };

/** The message that something from the page is; `undefined` when it is none. */
export function readPageMessage(value: unknown): PageMessage | undefined {
  if (!isRecord(value)) return undefined;
  const { kind, target } = value;
  if (kind === 'ready') return { kind };
  const action = panelActions.find((one) => one === kind);
  if (!action) return undefined;
  return typeof target === 'string' ? { kind: action, target } : { kind: action };
}

/** The place of a job that VS Code has kept; `undefined` when it is none. */
export function readJobRef(value: unknown): JobRef | undefined {
  if (!isRecord(value)) return undefined;
  const { connectionId, jobId, submissionId } = value;
  if (typeof connectionId !== 'string' || typeof jobId !== 'string' || jobId === '')
    return undefined;
  return typeof submissionId === 'string'
    ? { connectionId, jobId, submissionId }
    : { connectionId, jobId };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
