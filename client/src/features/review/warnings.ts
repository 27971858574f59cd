/** What a person should think of before they agree, although it forbids nothing. */
import * as l10n from '@vscode/l10n';
import type { Submission } from '../../api/submission.ts';
import { onOneLine, timeOf, whatBecameOf } from './became.ts';
import type { FileStanding } from './fileStatus.ts';
import type { Unfound } from './reading.ts';
import type { ReviewState } from './view.ts';

export function warningsOf(state: ReviewState, language: string): readonly string[] {
  const { answer, last, isSameJob, twin, unfound, connection } = state;
  const isRepeated =
    isSameJob && last?.state.kind === 'created' && last.connection.address === connection.address;
  const hidden = [...new Set(answer.body?.match(/[\p{Cf}\p{Zl}\p{Zp}]/gu))];
  return [
    ...(unfound ? [warningOfUnfound(unfound, state, language)] : []),
    ...(isRepeated
      ? [
          l10n.t(
            'This job was submitted already, {0}. {1}',
            whatBecameOf(last, language),
            aboutSecond(state),
          ),
        ]
      : []),
    ...(twin && !isRepeated && twin.id !== unfound?.id
      ? [warningOfTwin(twin, state, language)]
      : []),
    ...warningsOfFiles(state),
    ...(hidden.length > 0
      ? [
          l10n.t(
            'The text holds characters that cannot be seen or that change how it looks: {0}.',
            hidden.slice(0, 10).map(codePoint).join(', '),
          ),
        ]
      : []),
  ];
}

function aboutSecond({ connection }: ReviewState): string {
  return connection.kind === 'sandbox'
    ? l10n.t('Submitting it again makes a second one.')
    : l10n.t('Submitting it again makes a second one, which costs a second time.');
}

/** The whole question: no other is asked behind the sheet. */
function warningOfUnfound(
  { fileName, startedAt, state: { lookedAt } }: Unfound,
  { connection }: ReviewState,
  language: string,
): string {
  return l10n.t(
    'It is not known whether this job exists already: it was submitted as {0} ({1}), and until {2} no job of it was found. {3}',
    onOneLine(fileName),
    timeOf(startedAt, language),
    timeOf(lookedAt, language),
    connection.kind === 'sandbox'
      ? l10n.t('If it does, submitting it again makes a second one.')
      : l10n.t('If it does, submitting it again makes a second one, which costs a second time.'),
  );
}

function warningOfTwin(twin: Submission, state: ReviewState, language: string): string {
  const name = onOneLine(twin.fileName);
  const became = whatBecameOf(twin, language);
  // As the command does it; who has looked is asked once more.
  const isLookedFor = twin.state.kind === 'unknown' && twin.state.lookedAt === undefined;
  return isLookedFor
    ? l10n.t(
        'The same job was submitted as {0}: {1}. ftjob looks for its job before it sends anything.',
        name,
        became,
      )
    : l10n.t('The same job was submitted as {0}: {1}. {2}', name, became, aboutSecond(state));
}

/** What the service says of the files is no error: whether it takes the job is for the service to decide. */
function warningsOfFiles({ files }: ReviewState): readonly string[] {
  const warning = (standing: FileStanding, words: (ids: string) => string) => {
    const ids = [...files].flatMap(([id, status]) => (status?.standing === standing ? id : []));
    return ids.length > 0 ? [words(ids.map(onOneLine).join(', '))] : [];
  };
  return [
    ...warning('pending', (ids) =>
      l10n.t(
        'The service is not done with {0} yet and may refuse the job. Submit it when the status is "processed"; this sheet looks again by itself.',
        ids,
      ),
    ),
    ...warning('missing', (ids) =>
      l10n.t(
        'The service has no file {0} and may refuse the job. Upload the file there, or write the id of another one; files of another account or project do not count.',
        ids,
      ),
    ),
    ...warning('otherPurpose', (ids) =>
      l10n.t(
        'The file {0} was not uploaded for fine-tuning, and the service may refuse the job. Upload it again with the purpose "fine-tune" and write the new id into the job.',
        ids,
      ),
    ),
    ...warning('failed', (ids) =>
      l10n.t(
        'The service cannot use {0} and may refuse the job. Correct the data, upload it again and write the new id into the job.',
        ids,
      ),
    ),
  ];
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}
