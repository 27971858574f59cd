/** `sample.output_json` in a job whose model is not asked for JSON: it exists only with a `response_format`. */
import * as l10n from '@vscode/l10n';
import type { TemplateReference } from '../../languages/template/tree.ts';
import { templateOf } from '../embedded.ts';
import type { Job } from '../job.ts';
import { answersInJson } from '../responseSchema.ts';
import { findingAt, fixOf, stringsIn } from './embeddedFindings.ts';
import type { Finding, Rule } from './rule.ts';

export const templateOutputJson: Rule = {
  code: 'template-output-json',
  severity: 'warning',
  of: 'job',
  check: (job) => {
    if (answersInJson(job)) return [];
    for (const node of stringsIn(job, 'template')) {
      const reference = templateOf(job, node).references.find(readsJson);
      // The format is missing once, however often its answer is used.
      if (reference) return [findingOf(job, node, reference)];
    }
    return [];
  },
};

function readsJson({ namespace, segments: [field] }: TemplateReference): boolean {
  return namespace?.name === 'sample' && field?.kind === 'field' && field.name === 'output_json';
}

function findingOf(job: Job, node: number, { segments }: TemplateReference): Finding {
  const message = l10n.t(
    'The answer is JSON only if the job has a "response_format". Add one to "reinforcement", or use output_text.',
  );
  const { start, end } = segments[0]!;
  const edits = [{ start, end, text: 'output_text' }];
  const fix = () => [fixOf(job, node, l10n.t('Change to {0}', '"output_text"'), edits)];
  const isWhole = segments.length === 1;
  return { ...findingAt(job, node, { start, end }, message), ...(isWhole && { fixes: fix }) };
}
