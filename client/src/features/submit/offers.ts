/** Sending again where that is safe: nothing can have been sent, or the service said that it did nothing yet. Offered, never done. */
import * as l10n from '@vscode/l10n';
import type { Answer } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import { plainText } from '../../infrastructure/plainText.ts';
import type { Advice } from './advice.ts';

/** Seconds; nobody keeps a window open for longer to send a file. */
const longestWait = 3600;

export interface Offer {
  readonly message: string;
  readonly title: string;
  /** In ms since 1970: not before then, because the service asked for that. */
  readonly notBefore: number;
}

export interface Offered {
  readonly fileName: string;
  /** Of the connection. */
  readonly label: string;
  /** When the answer came, in ms since 1970. */
  readonly at: number;
  readonly timeInWords: (time: number) => string;
}

/** What is offered after this answer; `undefined` when sending the same again is of no use, or not safe. */
export function offerAfter(
  answer: Answer<FineTuningJob>,
  advice: Pick<Advice, 'isBusy'> | undefined,
  { fileName, label, at, timeInWords }: Offered,
): Offer | undefined {
  const file = plainText(fileName);
  const title = l10n.t('Send Again');
  if (answer.kind === 'notSent' && mayPass.has(answer.reason)) {
    const message = l10n.t('{0} was not sent: {1} could not be reached.', file, label);
    return { message, title, notBefore: at };
  }
  if (answer.kind !== 'refused' && answer.kind !== 'unreadable') return undefined;
  if (!advice?.isBusy) return undefined;
  const seconds = answer.retryAfterSeconds ?? 0;
  if (seconds > longestWait) return undefined;
  const notBefore = at + Math.ceil(seconds) * 1000;
  if (seconds <= 0) {
    const message = l10n.t('{0} was not accepted yet: {1} asks to wait.', file, label);
    return { message, title, notBefore };
  }
  const time = timeInWords(notBefore);
  return {
    message: l10n.t(
      '{0} was not accepted yet: {1} asks to wait until {2}. Then its sheet can be shown again; nothing is sent without it.',
      file,
      label,
      time,
    ),
    title: l10n.t('Show the Sheet at {0}', time),
    notBefore,
  };
}

const mayPass: ReadonlySet<string> = new Set(['nameNotFound', 'connectionRefused', 'unreachable']);
