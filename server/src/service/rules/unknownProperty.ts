/** A key that the service does not know at its place. It refuses such bodies, but it also learns new keys: a warning. */
import * as l10n from '@vscode/l10n';
import { describeObject, quote } from '../describe.ts';
import type { Job } from '../job.ts';
import { childrenOf, keyOf, kindOf, NodeKind, none, startOf, valueOf } from '../json/tree.ts';
import type { ObjectShape } from '../schema/shape.ts';
import { mostSimilar } from '../similar.ts';
import { fittingType } from './mismatchedType.ts';
import type { Finding, Rule } from './rule.ts';

/** More names than these in a message help nobody. */
const maxListed = 8;

export const unknownProperty: Rule = {
  code: 'unknown-property',
  severity: 'warning',
  of: 'object',
  check: (job, node, shape) => {
    const unknown = unknownKeys(job, node, shape);
    if (unknown.length === 0 || fittingType(job, node, shape) !== undefined) return [];
    const renames = misspeltKeys(job, node, shape);
    return unknown.map((property) => finding(job, node, shape, property, renames.get(property)));
  },
};

/** The properties of an object whose keys its shape does not know; none where its variant is not chosen yet. */
function unknownKeys({ tree }: Job, node: number, shape: ObjectShape): readonly number[] {
  if (shape.additional || shape.variants) return [];
  const unknown: number[] = [];
  for (const property of childrenOf(tree, node)) {
    const key = keyOf(tree, property);
    if (key !== '' && !shape.properties.has(key)) unknown.push(property);
  }
  return unknown;
}

/** For each unknown property, the key that is absent from the object and that it was most likely meant to be. */
export function misspeltKeys(
  job: Job,
  node: number,
  shape: ObjectShape,
): ReadonlyMap<number, string> {
  const unknown = unknownKeys(job, node, shape);
  if (unknown.length === 0) return new Map();
  const present = new Set(
    [...childrenOf(job.tree, node)].map((property) => keyOf(job.tree, property)),
  );
  const absent = new Set([...shape.properties.keys()].filter((key) => !present.has(key)));
  const renames = new Map<number, string>();
  for (const property of unknown) {
    const meant = mostSimilar(keyOf(job.tree, property), absent);
    if (meant === undefined || !canHold(job, property, shape, meant)) continue;
    absent.delete(meant);
    renames.set(property, meant);
  }
  return renames;
}

/** A string is not meant to be a block of settings only because the keys look alike. */
function canHold({ tree }: Job, property: number, shape: ObjectShape, key: string): boolean {
  const value = valueOf(tree, property);
  const target = shape.properties.get(key)!.shape;
  if (value === none) return true;
  const isObject = kindOf(tree, value) === NodeKind.object;
  return isObject
    ? target.object !== undefined
    : target.object === undefined || Boolean(target.string);
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
  if (meant === undefined) return { start, end, message: messageOf(job, node, shape, key) };
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

function messageOf(job: Job, node: number, shape: ObjectShape, key: string): string {
  const owner = describeObject(job, node);
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
