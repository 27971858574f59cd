/** The text of the one question that is asked before a job is sent. */
import * as l10n from '@vscode/l10n';
import type { SubmissionFacts } from '../../../../protocol/submission.ts';

export interface Destination {
  readonly label: string;
  readonly address: string;
  readonly kind: string;
}

const longestValue = 120;

/** Everything that a person must know before they agree, a fact on a line. */
export function confirmationDetail(facts: SubmissionFacts, destination: Destination): string {
  const method =
    facts.grader === undefined
      ? facts.method
      : l10n.t('{0}, graded by {1}', facts.method, facts.grader);
  const lines = [
    l10n.t('Connection: {0}', onOneLine(destination.label)),
    l10n.t('Address: {0}', destination.address),
    l10n.t('Model: {0}', onOneLine(facts.model)),
    l10n.t('Method: {0}', onOneLine(method)),
    l10n.t('Training file: {0}', onOneLine(facts.trainingFile)),
    l10n.t('Validation file: {0}', onOneLine(facts.validationFile)),
  ];
  const cost =
    destination.kind === 'sandbox'
      ? l10n.t('The sandbox runs on this machine: it trains nothing and costs nothing.')
      : l10n.t('Jobs cost money: the service bills the training by its price list.');
  return `${lines.join('\n')}\n\n${cost}`;
}

/** Text of the file in the dialog: it must not look like another line of the dialog, nor push one out of it. */
function onOneLine(text: string | undefined): string {
  if (text === undefined) return l10n.t('none');
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim();
  return line.length > longestValue ? `${line.slice(0, longestValue)}…` : line;
}
