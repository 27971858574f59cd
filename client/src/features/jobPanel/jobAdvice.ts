/** What to do about a job that the service gave up, and where the job says what the service speaks of. */
import * as l10n from '@vscode/l10n';
import { stepsOf } from '../../api/bodyPath.ts';
import type { JobError } from '../../api/job.ts';
import { plainText } from '../../infrastructure/plainText.ts';

/** A step a sentence. Sources of the codes: DOMAIN.md, section 8.1; services use others beside them. */
export function stepsAfter(error: JobError): readonly string[] {
  const { code = '', message, param } = error;
  const file = fileOf(error);
  switch (code) {
    case 'invalid_n_examples':
      return [l10n.t('Put more examples into the data set.'), uploadAgain(file)];
    case 'invalid_training_file':
    case 'invalid_validation_file':
    case 'invalid_file_format':
      return [
        l10n.t('Correct the examples of the data set that the service speaks of.'),
        uploadAgain(file),
      ];
    case 'deleted_training_file':
    case 'deleted_validation_file':
      return [
        l10n.t('Upload the data set again: the service does not have it any more.'),
        l10n.t('Put its new id into "{0}", and submit the job again.', file),
      ];
    case 'insufficient_quota':
    case 'billing_hard_limit_reached':
    case 'exceeded_quota':
      return [
        l10n.t('Raise the quota or the budget in the portal of the service, then submit again.'),
      ];
  }
  if (/\bmoderation\b|\busage polic|\bsafety\b/i.test(message))
    return [
      l10n.t('Take out of the data set what the service objects to.'),
      uploadAgain(file),
      l10n.t('If you think that it is wrong, tell the support of the service the id of the job.'),
    ];
  if (param !== undefined)
    return [l10n.t('Correct "{0}" in the file, then submit again.', plainText(param))];
  return [
    l10n.t('Change what the service speaks of, then submit again.'),
    l10n.t('If the reason is not yours, tell the support of the service the id of the job.'),
  ];
}

/** Names and indexes of the property from the root of the job; none where nobody says which it is. */
export function placeOf(error: JobError): readonly string[] {
  const named = error.param ?? (error.code?.endsWith('_file') ? fileOf(error) : undefined);
  return stepsOf(named ?? '');
}

function fileOf({ code = '', param = '' }: JobError): string {
  return `${code} ${param}`.includes('validation') ? 'validation_file' : 'training_file';
}

function uploadAgain(property: string): string {
  return l10n.t(
    'Upload the corrected file, put its new id into "{0}", and submit the job again.',
    property,
  );
}
