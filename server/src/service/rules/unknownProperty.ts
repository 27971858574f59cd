/** A key that the service does not know at its place. It refuses such bodies, but it also learns new keys: a warning. */
import * as l10n from '@vscode/l10n';
import { describeObject, quote } from '../describe.ts';
import type { Job } from '../job.ts';
import { endOf, keyOf, startOf } from '../json/tree.ts';
import type { ObjectShape } from '../schema/shape.ts';
import { fittingType } from './mismatchedType.ts';
import { remove } from './fixes.ts';
import { isMisplaced } from './misplacedProperties.ts';
import { maxFindings, type Finding, type Rule } from './rule.ts';
import { misspeltKeys, respeltKey, unknownKeys } from './unknownKeys.ts';

/** More names than these in a message help nobody. */
const maxListed = 8;

export const unknownProperty: Rule = {
  code: 'unknown-property',
  severity: 'warning',
  of: 'object',
  check: (job, node, shape) => {
    const unknown = unknownKeys(job, node, shape);
    if (unknown.length === 0 || fittingType(job, node, shape) !== undefined) return [];
    return findings(job, node, shape, unknown);
  },
};

function findings(
  job: Job,
  node: number,
  shape: ObjectShape,
  unknown: readonly number[],
): readonly Finding[] {
  const renames = misspeltKeys(job, node, shape);
  return (
    unknown
      // Of a key without a colon, which is being typed, the syntax says all.
      .filter((property) => !isMisplaced(job, property) && hasColon(job, property))
      // One more than are listed tells that there are more; each message walks the object.
      .slice(0, maxFindings + 1)
      .map((property) => finding(job, node, shape, property, renames.get(property)))
  );
}

function hasColon({ tree }: Job, property: number): boolean {
  return endOf(tree, property) > tree.keyEnds[property]!;
}

function finding(
  job: Job,
  node: number,
  shape: ObjectShape,
  property: number,
  meant: string | undefined,
): Finding {
  const start = startOf(job.tree, property);
  const end = job.tree.keyEnds[property]!;
  const key = keyOf(job.tree, property);
  if (meant === undefined)
    return {
      start,
      end,
      message: messageOf(job, node, shape, property),
      fixes: () => [remove(job, property)],
    };
  return {
    start,
    end,
    message: l10n.t(
      '{0} is not known in {1}. Did you mean {2}?',
      quote(key),
      describeObject(job, node),
      quote(meant),
    ),
    fixes: () => [
      {
        title: l10n.t('Change to {0}', quote(meant)),
        edits: [{ start, end, text: JSON.stringify(meant) }],
      },
    ],
  };
}

function messageOf(job: Job, node: number, shape: ObjectShape, property: number): string {
  const key = keyOf(job.tree, property);
  const owner = describeObject(job, node);
  const respelt = respeltKey(job, property, shape);
  if (respelt !== undefined)
    return l10n.t(
      '{0} is another spelling of {1}, which stands here, too. Remove one of them.',
      quote(key),
      quote(respelt),
    );
  const type = typeWithKey(job, node, key);
  if (type !== undefined)
    return l10n.t(
      '{0} is not known in {1}. It belongs to the type {2}.',
      quote(key),
      owner,
      quote(type),
    );
  const known = [...shape.properties.keys()].filter((name) => name !== '$schema');
  if (known.length > maxListed)
    return l10n.t(
      '{0} is not known in {1}. Remove it, or correct its spelling.',
      quote(key),
      owner,
    );
  return l10n.t(
    '{0} is not known in {1}. Known are {2}.',
    quote(key),
    owner,
    known.map(quote).join(', '),
  );
}

/** The other type of this union that has such a property. */
function typeWithKey(job: Job, node: number, key: string): string | undefined {
  for (const [type, variant] of job.shapes[node]?.object?.variants ?? [])
    if (variant.properties.has(key)) return type;
  return undefined;
}
