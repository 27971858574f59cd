/** A model that Azure trains as GlobalStandard only, in a job that says Standard. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import {
  kindOf,
  memberOf,
  NodeKind,
  none,
  sourceOf,
  stringMember,
  stringOf,
} from '../json/tree.ts';
import { modelNamed } from '../models.ts';
import { changeTo } from './fixes.ts';
import { atValue } from './places.ts';
import type { Rule } from './rule.ts';

export const unsupportedTrainingType: Rule = {
  code: 'unsupported-training-type',
  severity: 'warning',
  of: 'object',
  shapes: ['job'],
  check: (job, node, _shape, { provider }) => {
    if (provider === 'openai') return [];
    const { tree } = job;
    const name = stringMember(tree, node, 'model');
    if (name === undefined || !modelNamed(name)?.offers.get('azure')?.isGlobalOnly) return [];
    const value = memberOf(tree, node, 'trainingType');
    if (value === none) return [];
    const isStandard =
      kindOf(tree, value) === NodeKind.string
        ? stringOf(tree, value).toLowerCase() === 'standard'
        : sourceOf(tree, value) === '0';
    if (!isStandard) return [];
    return [
      {
        ...atValue(job, value, l10n.t('Azure trains {0} as "GlobalStandard" only.', quote(name))),
        severity: provider === 'azure' ? 'warning' : 'information',
        fixes: () => [changeTo(job, value, '"GlobalStandard"')],
      },
    ];
  },
};
