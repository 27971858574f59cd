/** What the submission sheet shows, from what would be sent now. */
import * as l10n from '@vscode/l10n';
import type { SubmissionAnswer, SubmissionProblem } from '../../../../protocol/submission.ts';
import type {
  Checks,
  Difference,
  ReviewFact,
  ReviewView,
} from '../../../webview/reviewMessages.ts';
import type { Submission } from '../../api/submission.ts';
import { onOneLine, whatBecameOf } from './became.ts';
import type { FileStatus } from './fileStatus.ts';
import type { ReviewedConnection } from './index.ts';
import { lineDiff } from './lineDiff.ts';
import type { Unfound } from './reading.ts';
import { warningsOf } from './warnings.ts';

export interface ReviewState {
  readonly fileName: string;
  /** What the editor shows is not what the file holds. */
  readonly isUnsaved: boolean;
  readonly connection: Omit<ReviewedConnection, 'id' | 'endpoint'>;
  readonly answer: SubmissionAnswer;
  /** The last submission of this document that left the machine. */
  readonly last: Submission | undefined;
  /** It asked for the same job, however it was written. */
  readonly isSameJob: boolean;
  /** The last submission of another document that has brought, or may have brought, the same job to the same address. */
  readonly twin: Submission | undefined;
  /** The last submission, of whatever document, that may have brought the same job, if that was looked for in vain. */
  readonly unfound: Unfound | undefined;
  /** What the service says of the files, by their ids; `undefined` until it has answered. */
  readonly files: ReadonlyMap<string, FileStatus | undefined>;
  readonly fingerprint: string;
  readonly notice: string;
}

/** `language` is the user's, as in `lang`. */
export function viewOf(state: ReviewState, language: string): ReviewView {
  const { fileName, connection, answer, unfound, fingerprint, notice } = state;
  const body = answer.body ?? '';
  const label = onOneLine(connection.label);
  return {
    language,
    heading: unfound
      ? l10n.t('Submit {0} to {1} again?', fileName, label)
      : l10n.t('Submit {0} to {1}?', fileName, label),
    summary:
      connection.kind === 'sandbox'
        ? l10n.t('The sandbox runs on this machine: it trains nothing and costs nothing.')
        : l10n.t('Jobs cost money: the service bills the training by its price list.'),
    notice,
    warnings: warningsOf(state, language),
    facts: { heading: l10n.t('The job'), facts: factsOf(state) },
    checks: checksOf(state),
    difference: differenceOf(state, language),
    body: {
      heading: l10n.t('What is sent'),
      note:
        answer.body === undefined
          ? l10n.t('Nothing can be sent while the file has errors.')
          : l10n.t(
              'Exactly these {0} bytes, in {1} lines.',
              new TextEncoder().encode(body).length,
              body.split('\n').length,
            ),
      text: body,
    },
    fingerprint,
    buttons: {
      submit: unfound ? l10n.t('Submit Again') : l10n.t('Submit Job'),
      canSubmit: answer.body !== undefined,
      cancel: l10n.t('Cancel'),
      copyAs: l10n.t('Copy as …'),
    },
  };
}

function factsOf({
  fileName,
  isUnsaved,
  connection,
  answer,
  files,
}: ReviewState): readonly ReviewFact[] {
  const { model, method, grader, trainingFile, validationFile } = answer.facts;
  const { organization, project } = connection;
  const file = (id: string | undefined) =>
    fact(id, id === undefined ? '' : (files.get(id)?.words ?? l10n.t('asking the service …')));
  return [
    ...(isUnsaved
      ? [
          {
            name: l10n.t('File'),
            ...fact(fileName, l10n.t('not saved: the text in the editor is what is sent')),
          },
        ]
      : []),
    { name: l10n.t('Connection'), ...fact(connection.label) },
    { name: l10n.t('Address'), ...fact(connection.address) },
    ...(organization === undefined
      ? []
      : [{ name: l10n.t('Organization'), ...fact(organization) }]),
    ...(project === undefined ? [] : [{ name: l10n.t('Project'), ...fact(project) }]),
    { name: l10n.t('Model'), ...fact(model) },
    { name: l10n.t('Method'), ...fact(method) },
    ...(grader === undefined ? [] : [{ name: l10n.t('Grader'), ...fact(grader) }]),
    { name: l10n.t('Training file'), ...file(trainingFile) },
    { name: l10n.t('Validation file'), ...file(validationFile) },
    {
      name: l10n.t('Upload'),
      code: '',
      note: l10n.t('Nothing is uploaded: the job names its files by their ids.'),
    },
  ];
}

function fact(text: string | undefined, note = ''): { code: string; note: string } {
  return text === undefined ? { code: '', note: l10n.t('none') } : { code: onOneLine(text), note };
}

const mostProblems = 100;

function checksOf({ answer: { problems, errorCount }, files }: ReviewState): Checks {
  const shown = problems.filter(({ severity }) => severity !== 'hint');
  const warnings = shown.filter(({ severity }) => severity === 'warning').length;
  const informations = shown.filter(({ severity }) => severity === 'information').length;
  const counts = [
    ...(errorCount > 0
      ? [counted(errorCount, l10n.t('1 error'), l10n.t('{0} errors', errorCount))]
      : []),
    ...(warnings > 0
      ? [counted(warnings, l10n.t('1 warning'), l10n.t('{0} warnings', warnings))]
      : []),
    ...(informations > 0
      ? [counted(informations, l10n.t('1 information'), l10n.t('{0} informations', informations))]
      : []),
  ].join(', ');
  return {
    heading: l10n.t('What the checks say'),
    tone: errorCount > 0 ? 'bad' : warnings > 0 ? 'waiting' : areGood(files) ? 'good' : 'neutral',
    summary:
      errorCount > 0
        ? l10n.t('{0}. Correct the errors in the file, then submit it.', counts)
        : counts === ''
          ? areGood(files)
            ? l10n.t('No problems were found.')
            : l10n.t('The text has no problems. What the service says of the files stands above.')
          : l10n.t('{0}. The job can be submitted all the same.', counts),
    problems: revealable(problems).map(({ severity, message, code, start }) => ({
      severity: severityName(severity),
      tone: severity === 'error' ? 'bad' : 'waiting',
      text: `${message} (${code})`,
      place: l10n.t('Show line {0}', start.line + 1),
    })),
  };
}

/** Nothing is known that speaks against the files, and the service was asked, or is being asked. */
function areGood(files: ReviewState['files']): boolean {
  return [...files.values()].every((status) => (status?.standing ?? 'ready') === 'ready');
}

/** The problems that the sheet lists, in its order: errors first. The page speaks of them by their indexes. */
export function revealable(problems: readonly SubmissionProblem[]): readonly SubmissionProblem[] {
  const order = ['error', 'warning', 'information'];
  return problems
    .filter(({ severity }) => order.includes(severity))
    .toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity))
    .slice(0, mostProblems);
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

function severityName(severity: SubmissionProblem['severity']): string {
  switch (severity) {
    case 'error':
      return l10n.t('Error');
    case 'warning':
      return l10n.t('Warning');
    case 'information':
    case 'hint':
      return l10n.t('Information');
  }
}

const mostRows = 2000;

function differenceOf(
  { answer, last, isSameJob, twin }: ReviewState,
  language: string,
): Difference {
  const nothing = { heading: l10n.t('Since the last submission'), hunks: [], openDiff: undefined };
  if (!last)
    return {
      ...nothing,
      summary: twin
        ? l10n.t(
            'Nothing was submitted under this name; the same job was, as {0}.',
            onOneLine(twin.fileName),
          )
        : l10n.t('No submission of this file is known on this machine.'),
    };
  const became = whatBecameOf(last, language);
  if (answer.body === undefined)
    return { ...nothing, summary: l10n.t('Last submitted: {0}.', became) };
  if (answer.body === last.body)
    return { ...nothing, summary: l10n.t('Unchanged since {0}.', became) };
  const hunks = lineDiff(last.body, answer.body);
  const rows = hunks.flatMap((hunk) => hunk.rows);
  const removed = rows.filter(({ kind }) => kind === 'removed').length;
  const added = rows.filter(({ kind }) => kind === 'added').length;
  const summary = isSameJob
    ? l10n.t(
        'The same job as {0}, written differently: lines removed {1}, added {2}.',
        became,
        removed,
        added,
      )
    : l10n.t('Changed since {0}: lines removed {1}, added {2}.', became, removed, added);
  const fits = rows.length <= mostRows;
  return {
    ...nothing,
    summary: fits
      ? summary
      : l10n.t('{0} They are too many for this page: open the diff.', summary),
    hunks: (fits ? hunks : []).map(({ newLine, rows: lines }) => ({
      heading: l10n.t('Line {0}', newLine),
      rows: lines.map(({ kind, text }) => ({ kind, text: text.replace(/\r$/, '␍') })),
    })),
    openDiff: l10n.t('Open Diff'),
  };
}
