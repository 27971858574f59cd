/** A reinforcement job without validation rows: both guides demand them, the specification does not (DOMAIN.md 6.4). */
import * as l10n from '@vscode/l10n';
import { insertProperties } from '../insertProperties.ts';
import { kindOf, memberOf, NodeKind, none, stringMember } from '../json/tree.ts';
import { changeTo } from './fixes.ts';
import { missingKeys } from './missingProperty.ts';
import { atValue } from './places.ts';
import type { Rule } from './rule.ts';

export const missingValidationFile: Rule = {
  code: 'missing-validation-file',
  severity: 'warning',
  of: 'object',
  shapes: ['job'],
  check: (job, node, shape) => {
    const { tree } = job;
    const method = memberOf(tree, node, 'method');
    if (stringMember(tree, method, 'type') !== 'reinforcement') return [];
    const message = l10n.t(
      'A reinforcement job needs a "validation_file": its rows measure the reward during training.',
    );
    const value = memberOf(tree, node, 'validation_file');
    if (value !== none && kindOf(tree, value) === NodeKind.null)
      return [{ ...atValue(job, value, message), fixes: () => [changeTo(job, value, '""')] }];
    if (missingKeys(job, node, shape, ['validation_file']).length === 0) return [];
    return [
      {
        ...atValue(job, memberOf(tree, method, 'type'), message),
        fixes: () => [
          {
            title: l10n.t('Insert {0}', '"validation_file"'),
            edits: [insertProperties(job, node, ['validation_file'])],
          },
        ],
      },
    ];
  },
};
