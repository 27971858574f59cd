/** What to say, and what to offer, when the service's jobs could not be read. Reading may be repeated. */
import * as l10n from '@vscode/l10n';
import type { Failure } from '../../api/http.ts';
import { withoutAnswer } from '../../api/withoutAnswer.ts';
import { plain } from './plain.ts';

export interface FailureWords {
  readonly label: string;
  readonly detail: string;
  /** A command without an argument. */
  readonly remedy: { readonly id: string; readonly title: string };
}

/** `service` is the label of the connection. */
export function failureWords(failure: Failure, service: string): FailureWords {
  const tryAgain = { id: 'ftjob.refreshJobs', title: l10n.t('Try Again') };
  switch (failure.kind) {
    case 'refused': {
      const said = plain(failure.error.message, 200);
      if (failure.status === 401 || failure.status === 403)
        return {
          label: l10n.t('The key was refused (HTTP {0})', failure.status),
          detail: said,
          remedy: { id: 'ftjob.setApiKey', title: l10n.t('Set API Key') },
        };
      return {
        label: l10n.t('Refused (HTTP {0})', failure.status),
        detail: said,
        remedy: tryAgain,
      };
    }
    case 'unreadable':
      return {
        label: l10n.t('The answer is not one of this API (HTTP {0})', failure.status),
        detail: l10n.t(
          "Check the connection's address: a proxy, a sign-in page or another service may answer there.",
        ),
        remedy: tryAgain,
      };
    case 'redirected':
      return {
        label: l10n.t('The service points elsewhere (HTTP {0})', failure.status),
        detail: l10n.t(
          "This was not followed. If the new address is right, correct the connection's: {0}",
          plain(failure.location, 200),
        ),
        remedy: { id: 'ftjob.selectConnection', title: l10n.t('Select Connection') },
      };
    case 'notSent':
    case 'unknown':
      return {
        label: l10n.t('The service did not answer'),
        // No request was made: what kept it back is in the detail.
        detail:
          failure.reason === 'invalidRequest'
            ? plain(failure.detail, 200)
            : withoutAnswer(failure, plain(service)),
        remedy: tryAgain,
      };
  }
}
