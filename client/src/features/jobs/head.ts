/** What the head of the view says: the filter, and how many outcomes somebody should look at. */
import * as l10n from '@vscode/l10n';
import type { Knowledge } from './entries.ts';
import { nameOf, standingOf } from './standing.ts';

export interface Head {
  readonly description: string;
  readonly badge: { readonly value: number; readonly tooltip: string } | undefined;
}

export function headOf(knowledge: Knowledge): Head {
  const shown = [...knowledge.filter].map(nameOf).join(', ');
  const unknown = knowledge.submissions.filter(
    (one) => standingOf(one, knowledge) === 'unknown',
  ).length;
  const tooltip =
    unknown === 1
      ? l10n.t('1 submission whose outcome is not known')
      : l10n.t('{0} submissions whose outcome is not known', unknown);
  return {
    description: shown === '' ? '' : l10n.t('only {0}', shown),
    badge: unknown === 0 ? undefined : { value: unknown, tooltip },
  };
}
