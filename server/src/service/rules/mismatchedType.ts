/**
 * A `type` that belies all its neighbours: the fields of one grader under the type of another. Only where the type that
 * stands there lacks something, so that the service would refuse it.
 */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import type { Job } from '../job.ts';
import { childrenOf, endOf, keyOf, memberOf, startOf, stringMember } from '../json/tree.ts';
import type { ObjectShape } from '../schema/shape.ts';
import type { Rule } from './rule.ts';

export const mismatchedType: Rule = {
  code: 'mismatched-type',
  severity: 'error',
  of: 'object',
  check: (job, node, shape) => {
    const type = fittingType(job, node, shape);
    if (type === undefined) return [];
    const value = memberOf(job.tree, node, 'type');
    const start = startOf(job.tree, value);
    const end = endOf(job.tree, value);
    return [
      {
        start,
        end,
        message: l10n.t(
          'The properties are those of {0}, not of {1}. Did you mean {0}?',
          quote(type),
          quote(stringMember(job.tree, node, 'type') ?? ''),
        ),
        fixes: () => [
          {
            title: l10n.t('Change to {0}', quote(type)),
            edits: [{ start, end, text: JSON.stringify(type) }],
          },
        ],
      },
    ];
  },
};

/** The type whose properties an object has, all required ones and no foreign one, although its `type` says another. */
export function fittingType(job: Job, node: number, shape: ObjectShape): string | undefined {
  const variants = job.shapes[node]?.object?.variants;
  if (!variants || shape.variants) return undefined;
  const keys = new Set(childrenOf(job.tree, node).map((property) => keyOf(job.tree, property)));
  if (shape.required.every((key) => keys.has(key))) return undefined;
  if ([...keys].every((key) => shape.properties.has(key))) return undefined;
  for (const [type, variant] of variants) {
    if (variant === shape || !variant.required.every((key) => keys.has(key))) continue;
    if ([...keys].every((key) => variant.properties.has(key))) return type;
  }
  return undefined;
}
