/** What all views of the panel share. */
import * as l10n from '@vscode/l10n';
import type { PanelView, Section } from '../../../webview/messages.ts';
import { code, facts, plain, withButton } from './sections.ts';

export type Content = Omit<PanelView, 'language' | 'announcement'>;

export interface PanelConnection {
  readonly label: string;
  readonly address: string;
}

export function connectionFacts(
  { label, address }: PanelConnection,
  requestId: string | undefined,
): Section {
  return facts(l10n.t('The connection'), [
    plain(l10n.t('Connection'), label),
    code(l10n.t('Address'), address),
    withButton(code(l10n.t('Request id'), requestId), {
      action: 'copyRequestId',
      label: l10n.t('Copy Request Id'),
    }),
  ]);
}
