/** A read of `sample["output_json"]` in a job whose model is not asked for JSON. */
import * as l10n from '@vscode/l10n';
import { pythonSources } from '../python.ts';
import { answersInJson } from '../responseSchema.ts';
import { findingAt } from './embeddedFindings.ts';
import type { Rule } from './rule.ts';

export const pythonOutputJson: Rule = {
  code: 'python-output-json',
  severity: 'information',
  of: 'job',
  check: (job, { python }) => {
    if (!python || answersInJson(job)) return [];
    return pythonSources(job, python).flatMap(({ node, module: { reads } }) =>
      reads.flatMap(({ root, path: [step], expects }) => {
        if (root !== 'sample' || step?.key !== 'output_json' || expects !== 'present') return [];
        const message = l10n.t(
          'The answer is JSON only if the job has a "response_format". Add one to "reinforcement", or read output_text.',
        );
        return [findingAt(job, node, step.range, message)];
      }),
    );
  },
};
