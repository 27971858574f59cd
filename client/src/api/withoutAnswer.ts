/** Why a request brought no answer, in one sentence. */
import * as l10n from '@vscode/l10n';
import type { NotSent, UnknownOutcome } from './http.ts';

/** As `http.ts` gives it, or as the history has it, which may have been written by a later version. */
export interface WithoutAnswer {
  readonly kind: (NotSent | UnknownOutcome)['kind'];
  readonly reason: string;
}

/** `label` is the connection's. A reason that nobody knows stays as it is. */
export function withoutAnswer({ kind, reason }: WithoutAnswer, label: string): string {
  switch (reason) {
    case 'cancelled':
      return kind === 'notSent'
        ? l10n.t('You cancelled before.')
        : l10n.t('You cancelled while the request was on its way to {0}.', label);
    case 'nameNotFound':
      return l10n.t('The name of the server of {0} was not found.', label);
    case 'connectionRefused':
      return l10n.t('Nothing answers at the address of {0}.', label);
    case 'unreachable':
      return l10n.t('The server of {0} cannot be reached.', label);
    case 'certificate':
      return l10n.t('The certificate of {0} is not trusted.', label);
    case 'invalidRequest':
      return l10n.t('The address or the key of {0} cannot be part of a request.', label);
    case 'timeout':
      return l10n.t('{0} did not answer in time.', label);
    case 'connection':
      return l10n.t('The connection to {0} broke before the answer was complete.', label);
    case 'interrupted':
      return l10n.t('VS Code ended before {0} answered.', label);
    default:
      return reason;
  }
}
