/** A job for Azure that does not say where it is trained: Azure then takes Standard, which many models do not support. */
import * as l10n from '@vscode/l10n';
import { insertMembers } from '../insertProperties.ts';
import { memberOf, none } from '../json/tree.ts';
import { stringMember } from '../json/tree.ts';
import { modelNamed } from '../models.ts';
import { missingKeys } from './missingProperty.ts';
import { keyRange } from './places.ts';
import type { Rule } from './rule.ts';

export const missingTrainingType: Rule = {
  code: 'missing-training-type',
  severity: 'warning',
  of: 'object',
  shapes: ['job'],
  check: (job, node, shape, { provider }) => {
    if (provider !== 'azure') return [];
    if (missingKeys(job, node, shape, ['trainingType']).length === 0) return [];
    // It is there, at a wrong level.
    const extra = memberOf(job.tree, node, 'extra_body');
    if (memberOf(job.tree, extra, 'trainingType') !== none) return [];
    const [start, end] = keyRange(job, node);
    const model = stringMember(job.tree, node, 'model');
    const isRefused = model !== undefined && modelNamed(model)?.offers.get('azure')?.isGlobalOnly;
    return [
      {
        start,
        end,
        // Jobs of other models were accepted without it.
        ...(!isRefused && { severity: 'information' as const }),
        message: l10n.t(
          '"trainingType" is missing. Azure then takes "Standard" and refuses the models that are not trained so. Most are with "GlobalStandard".',
        ),
        fixes: () => [
          {
            title: l10n.t('Insert {0}', '"trainingType": "GlobalStandard"'),
            edits: [insertMembers(job, node, ['"trainingType": "GlobalStandard"'])],
          },
        ],
      },
    ];
  },
};
