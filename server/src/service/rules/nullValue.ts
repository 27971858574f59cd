/**
 * `null` for a property that can be left out, as clients write it for what was not set. The specification does not take
 * it at most places; whether a service does is told nowhere, so it is no error.
 */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { keyOf, kindOf, NodeKind, parentOf } from '../json/tree.ts';
import { remove } from './fixes.ts';
import { atValue } from './places.ts';
import type { Rule } from './rule.ts';

export const nullValue: Rule = {
  code: 'null-value',
  severity: 'warning',
  of: 'value',
  check: (job, node, shape) => {
    const { tree } = job;
    if (kindOf(tree, node) !== NodeKind.null || shape.null) return undefined;
    const property = parentOf(tree, node);
    const owner = job.objects[parentOf(tree, property)];
    const key = keyOf(tree, property);
    if (!owner?.properties.has(key) || owner.required.includes(key)) return undefined;
    return {
      ...atValue(
        job,
        node,
        l10n.t('The specification allows no null here. Leave {0} out instead.', quote(key)),
      ),
      fixes: () => [remove(job, property)],
    };
  },
};
