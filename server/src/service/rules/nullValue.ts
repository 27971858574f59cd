/**
 * `null` for a property that can be left out, as clients write it for what was not set. The specification does not take
 * it at most places; whether a service does is told nowhere, so it is no error.
 */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import type { Job } from '../job.ts';
import { keyOf, kindOf, NodeKind, parentOf } from '../json/tree.ts';
import { remove } from './fixes.ts';
import { atValue } from './places.ts';
import type { Finding, Rule } from './rule.ts';

export const nullValue: Rule = {
  code: 'null-value',
  severity: 'warning',
  of: 'value',
  concerns: (shape) => !shape.null,
  check: (job, node) =>
    kindOf(job.tree, node) === NodeKind.null ? unneededNull(job, node) : undefined,
};

function unneededNull(job: Job, node: number): Finding | undefined {
  const { tree } = job;
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
}
