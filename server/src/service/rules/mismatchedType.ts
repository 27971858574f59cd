/**
 * A `type` that belies all its neighbours: the fields of one grader under the type of another. Only where the type that
 * stands there lacks something, so that the service would refuse it.
 */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import type { Job } from '../job.ts';
import {
  childrenOf,
  endOf,
  hasKeys,
  keyOf,
  memberOf,
  startOf,
  stringMember,
} from '../json/tree.ts';
import type { ObjectShape } from '../schema/shape.ts';
import type { Finding, Rule } from './rule.ts';

export const mismatchedType: Rule = {
  code: 'mismatched-type',
  severity: 'error',
  of: 'object',
  check: (job, node, shape) => {
    const type = fittingType(job, node, shape);
    return type === undefined ? [] : [mismatch(job, node, type)];
  },
};

function mismatch(job: Job, node: number, type: string): Finding {
  const value = memberOf(job.tree, node, 'type');
  const start = startOf(job.tree, value);
  const end = endOf(job.tree, value);
  return {
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
  };
}

/** The type whose properties an object has, all required ones and no foreign one, although its `type` says another. */
export function fittingType(job: Job, node: number, shape: ObjectShape): string | undefined {
  const variants = job.shapes[node]?.object?.variants;
  if (!variants || shape.variants) return undefined;
  return hasKeys(job.tree, node, shape.required)
    ? undefined
    : typeOfKeys(variants, shape, keysOf(job, node));
}

function keysOf({ tree }: Job, node: number): ReadonlySet<string> {
  return new Set(childrenOf(tree, node).map((property) => keyOf(tree, property)));
}

function typeOfKeys(
  variants: ReadonlyMap<string, ObjectShape>,
  shape: ObjectShape,
  keys: ReadonlySet<string>,
): string | undefined {
  if ([...keys].every((key) => shape.properties.has(key))) return undefined;
  for (const [type, variant] of variants) {
    if (variant === shape || !variant.required.every((key) => keys.has(key))) continue;
    if ([...keys].every((key) => variant.properties.has(key))) return type;
  }
  return undefined;
}
