/** A measure of similarity that exists in evals only: the specification lists it for jobs, the guide says where it works. */
import * as l10n from '@vscode/l10n';
import { memberOf, stringMember } from '../json/tree.ts';
import { changeTo } from './fixes.ts';
import { atValue } from './places.ts';
import type { Rule } from './rule.ts';

/** What a job can measure instead; which of them suits, the answers decide. */
const others = ['fuzzy_match', 'rouge_l', 'meteor'] as const;

export const evalsOnlyMetric: Rule = {
  code: 'evals-only-metric',
  severity: 'warning',
  of: 'object',
  shapes: ['textSimilarityGrader'],
  check: (job, node) => {
    if (stringMember(job.tree, node, 'evaluation_metric') !== 'cosine') return [];
    const value = memberOf(job.tree, node, 'evaluation_metric');
    return [
      {
        ...atValue(
          job,
          value,
          l10n.t(
            '"cosine" works in evals only. Use "fuzzy_match" for short answers, "rouge_l" or "meteor" for longer ones.',
          ),
        ),
        fixes: () => others.map((metric) => changeTo(job, value, JSON.stringify(metric))),
      },
    ];
  },
};
