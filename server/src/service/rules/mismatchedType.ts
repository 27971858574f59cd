/**
 * A `type` that belies all its neighbours: the fields of one grader under the type of another. Only where the type that
 * stands there lacks something, so that the service would refuse it.
 */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { insertProperties } from '../insertProperties.ts';
import type { Job } from '../job.ts';
import {
  childrenOf,
  endOf,
  hasKeys,
  keyOf,
  memberOf,
  none,
  propertyOf,
  startOf,
  stringMember,
} from '../json/tree.ts';
import { removeProperties } from '../removeProperty.ts';
import type { ObjectShape } from '../schema/shape.ts';
import { changeTo } from './fixes.ts';
import type { Finding, Fix, Rule } from './rule.ts';

export const mismatchedType: Rule = {
  code: 'mismatched-type',
  severity: 'error',
  of: 'object',
  check: (job, node, shape) => {
    const type = fittingType(job, node, shape);
    return type === undefined ? [] : [mismatch(job, node, shape, type)];
  },
};

function mismatch(job: Job, node: number, shape: ObjectShape, type: string): Finding {
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
    fixes: () => [changeTo(job, value, JSON.stringify(type)), adapt(job, node, shape)],
  };
}

/** Gives the object the properties of its type in the place of those that the type does not know. */
function adapt(job: Job, node: number, shape: ObjectShape): Fix {
  const { tree } = job;
  const foreign = childrenOf(tree, node).filter(
    (property) => !shape.properties.has(keyOf(tree, property)),
  );
  const missing = shape.required.filter((key) => propertyOf(tree, node, key) === none);
  return {
    title: l10n.t(
      'Keep the type: remove {0}, insert {1}',
      foreign.map((property) => quote(keyOf(tree, property))).join(', '),
      missing.map(quote).join(', '),
    ),
    edits: [...removeProperties(job, node, foreign), insertProperties(job, node, missing)],
    takesAway: true,
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
