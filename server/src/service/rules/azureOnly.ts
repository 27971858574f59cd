/** What only Azure knows, in a job for OpenAI. OpenAI refuses keys it does not know, but it also learns new ones. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { propertyShapeOf } from '../job.ts';
import { childrenOf, keyOf, memberOf } from '../json/tree.ts';
import { remove } from './fixes.ts';
import { atKey, atValue } from './places.ts';
import type { Rule } from './rule.ts';

export const azureOnly: Rule = {
  code: 'azure-only',
  severity: 'information',
  of: 'object',
  check: (job, node, shape, { provider }) => {
    if (provider !== 'openai') return [];
    if (shape.name === 'endpointGrader')
      // No fix: another grader must be thought of.
      return [
        atValue(
          job,
          memberOf(job.tree, node, 'type'),
          l10n.t('Only Azure has endpoint graders. OpenAI is likely to refuse this one.'),
        ),
      ];
    return childrenOf(job.tree, node)
      .filter((property) => propertyShapeOf(job, property)?.provider === 'azure')
      .map((property) => ({
        ...atKey(
          job,
          property,
          l10n.t(
            'Only Azure knows {0}. OpenAI is likely to refuse the job for it.',
            quote(keyOf(job.tree, property)),
          ),
        ),
        fixes: () => [remove(job, property)],
      }));
  },
};
