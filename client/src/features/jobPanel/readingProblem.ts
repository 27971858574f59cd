/** What to tell when the state of a job could not be read again. Reading changes nothing, so it may be repeated. */
import * as l10n from '@vscode/l10n';
import type { Failure } from '../../api/http.ts';

export function readingProblem(failure: Failure): string {
  switch (failure.kind) {
    case 'refused':
      return l10n.t(
        'The job could not be read (HTTP {0}): {1}',
        failure.status,
        failure.error.message,
      );
    case 'unreadable':
    case 'redirected':
      return l10n.t('The job could not be read (HTTP {0}).', failure.status);
    case 'notSent':
    case 'unknown':
      return l10n.t('The job could not be read: no answer ({0}).', failure.detail);
  }
}
