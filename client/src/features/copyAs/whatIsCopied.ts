/** What the notification says of code on the clipboard. */
import * as l10n from '@vscode/l10n';
import type { CopiedConnection, Secret } from './request.ts';

/** VS Code shows one line of it: what the code lacks comes first. */
export function whatIsCopied(
  language: string,
  authorization: CopiedConnection['authorization'],
  [secret]: readonly Secret[],
): string {
  if (!secret) return l10n.t('Copied for {0}.', language);
  return authorization === 'entra'
    ? l10n.t(
        'Set {0} to a token before you run it: the code that is copied for {1} says how to get one.',
        secret.variable,
        language,
      )
    : l10n.t(
        'Set {0} before you run it: the code that is copied for {1} has no key in it.',
        secret.variable,
        language,
      );
}
