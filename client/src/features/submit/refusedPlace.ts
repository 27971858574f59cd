/** The place in the job that a refusal speaks of, and what to say of one that nobody described yet. */
import * as l10n from '@vscode/l10n';
import { stepsOf } from '../../api/bodyPath.ts';
import type { Refused } from '../../api/http.ts';
import { plainText } from '../../infrastructure/plainText.ts';
import type { RefusalAdvice } from './refusal.ts';

/** The service's words and the place that it names. */
export function adviseByPlace({ error }: Refused): RefusalAdvice {
  const named = error.param ?? namedIn(error.message);
  const place = named === undefined ? [] : stepsOf(named);
  if (named === undefined || place.length === 0)
    return {
      summary: l10n.t('The service did not accept the job.'),
      steps: [l10n.t('Change what the message speaks of, then submit again.')],
    };
  const shown = plainText(named);
  return {
    summary: l10n.t('The service did not accept "{0}".', shown),
    steps: [l10n.t('Correct "{0}" in the file, then submit again.', shown)],
    place,
  };
}

const files = /\b(?:training|validation)_file\b/;
const unknown =
  /\binvalid \w+_file: (?:\S+$|invalid file name)|no such file|not found|does(?: not|n't) exist|purpose/i;

/** Whether a service says that it has no such file, or has it for something else. */
export function isAboutUnknownFile({ error: { param, message } }: Refused): boolean {
  const isAboutFile = param === undefined ? /_file\b|\bfile-\w/.test(message) : files.test(param);
  return isAboutFile && unknown.test(message);
}

export function adviseOnUnknownFile({ error: { param, message } }: Refused): RefusalAdvice {
  const property = files.exec(param ?? message)?.[0] ?? 'training_file';
  return {
    summary: l10n.t('The service has no file for fine-tuning with the id in "{0}".', property),
    steps: [
      l10n.t(
        'Check that the file belongs to the same account, project and resource, was uploaded for fine-tuning and is not deleted.',
      ),
      l10n.t(
        'Write the id of another file there; or the path of a file of this machine, and choose Upload File. Then submit again.',
      ),
    ],
    place: [property],
  };
}

/** The path in quotes that a message speaks of: `Unknown parameter: 'x'`, `Invalid type for 'method.dpo.beta'`. */
function namedIn(message: string): string | undefined {
  return /(?:parameter|argument|field|property|(?:type|value|length) for|invalid):? ['"]([\w$.[\]/]+)['"]/i.exec(
    message,
  )?.[1];
}
