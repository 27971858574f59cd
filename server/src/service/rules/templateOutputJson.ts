/** `sample.output_json` in a job whose model is not asked for JSON: it exists only with a `response_format`. */
import * as l10n from '@vscode/l10n';
import { templateOf } from '../embedded.ts';
import { answersInJson } from '../responseSchema.ts';
import { findingAt, fixOf, stringsIn } from './embeddedFindings.ts';
import type { Rule } from './rule.ts';

export const templateOutputJson: Rule = {
  code: 'template-output-json',
  severity: 'warning',
  of: 'job',
  check: (job) => {
    if (answersInJson(job)) return [];
    const found = stringsIn(job, 'template').flatMap((node) =>
      templateOf(job, node).references.flatMap(({ namespace, segments }) => {
        const [field] = segments;
        if (namespace?.name !== 'sample' || field?.kind !== 'field') return [];
        if (field.name !== 'output_json') return [];
        const message = l10n.t(
          'The answer is JSON only if the job has a "response_format". Add one to "reinforcement", or use output_text.',
        );
        const { start, end } = field;
        const edits = [{ start, end, text: 'output_text' }];
        const fix = () => [fixOf(job, node, l10n.t('Change to {0}', '"output_text"'), edits)];
        const isWhole = segments.length === 1;
        return [{ ...findingAt(job, node, field, message), ...(isWhole && { fixes: fix }) }];
      }),
    );
    // The format is missing once, however often its answer is used.
    return found.slice(0, 1);
  },
};
