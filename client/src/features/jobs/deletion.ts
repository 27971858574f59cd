/** What is asked before submissions are deleted from the history. Pure. */
import * as l10n from '@vscode/l10n';
import type { Submission } from '../../api/submission.ts';
import { plain } from './plain.ts';

/** For `confirm`. */
export function deletionQuestion(
  submissions: readonly Submission[],
): readonly [message: string, detail: string] {
  const [first] = submissions;
  const message =
    first && submissions.length === 1
      ? l10n.t('Delete the submission of {0} from the history?', plain(first.fileName))
      : l10n.t('Delete {0} submissions from the history?', submissions.length);
  const kinds = new Set(submissions.map(({ state }) => state.kind));
  const details = [
    l10n.t('Request, answer, events and notes are deleted on this machine.'),
    kinds.has('created') &&
      (submissions.length === 1
        ? l10n.t('The job stays at the service, and goes on there.')
        : l10n.t('The jobs stay at the service, and go on there.')),
    (kinds.has('unknown') || kinds.has('intended')) &&
      l10n.t(
        'Where it is not known whether a job came of it, ftjob can neither look for the job without this record, nor warn before the file is sent again.',
      ),
  ];
  return [message, details.filter((detail) => detail !== false).join(' ')];
}
