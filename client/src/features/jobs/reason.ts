/** Why nothing is known of a submission, or nothing was sent, in words. */
import * as l10n from '@vscode/l10n';
import type { SubmissionState } from '../../api/submission.ts';

type Reasoned = Pick<
  Extract<SubmissionState, { readonly kind: 'notSent' | 'unknown' }>,
  'kind' | 'reason'
>;

/** As the end of a sentence; a reason that a later version has stored stays as it is. */
export function reasonText({ kind, reason }: Reasoned): string {
  switch (reason) {
    case 'cancelled':
      return kind === 'notSent'
        ? l10n.t('it was cancelled before it was sent')
        : l10n.t('it was cancelled on its way');
    case 'nameNotFound':
      return l10n.t('the name of the server was not found');
    case 'connectionRefused':
      return l10n.t('nothing listens at the address');
    case 'unreachable':
      return l10n.t('the server could not be reached');
    case 'certificate':
      return l10n.t('the certificate of the server is not trusted');
    case 'invalidRequest':
      return l10n.t('the address or the key makes no valid request');
    case 'timeout':
      return l10n.t('no answer came in time');
    case 'connection':
      return l10n.t('the connection broke before the answer was complete');
    case 'interrupted':
      return l10n.t('VS Code ended before the answer came');
    default:
      return reason;
  }
}
