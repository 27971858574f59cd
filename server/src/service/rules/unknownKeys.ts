/** The keys of an object that its shape does not know, and which known ones they were meant to be. */
import type { Job } from '../job.ts';
import {
  childrenOf,
  keyOf,
  kindOf,
  NodeKind,
  none,
  parentOf,
  propertyOf,
  startOf,
  valueOf,
  type JsonTree,
} from '../json/tree.ts';
import type { ObjectShape } from '../schema/shape.ts';
import { isSameWord, mostSimilar } from '../similar.ts';
import { maxFindings } from './rule.ts';
import { isOfAnswer } from './serviceAnswer.ts';

const nothing: readonly number[] = [];

/** The properties of an object whose keys its shape does not know; none where its variant is not chosen yet. */
export function unknownKeys(job: Job, node: number, shape: ObjectShape): readonly number[] {
  const { tree } = job;
  if (shape.additional || shape.variants) return [];
  let unknown: number[] | undefined;
  for (
    let property = tree.firstChildren[node]!;
    property !== none;
    property = tree.nextSiblings[property]!
  ) {
    const key = keyOf(tree, property);
    // An empty key is unknown, too, but for one that is just being typed.
    const isWritten =
      key !== '' ||
      (startOf(tree, property) < tree.keyEnds[property]! && valueOf(tree, property) !== none);
    if (isWritten && !shape.properties.has(key) && !isOfAnswer(job, property))
      (unknown ??= []).push(property);
  }
  return unknown ?? nothing;
}

/** For each unknown property, the key that is absent from the object and that it was most likely meant to be. */
export function misspeltKeys(
  job: Job,
  node: number,
  shape: ObjectShape,
): ReadonlyMap<number, string> {
  const unknown = unknownKeys(job, node, shape);
  if (unknown.length === 0) return new Map();
  const present = new Set(childrenOf(job.tree, node).map((property) => keyOf(job.tree, property)));
  const absent = new Set([...shape.properties.keys()].filter((key) => !present.has(key)));
  const renames = new Map<number, string>();
  // Beyond what is listed nobody sees what was meant.
  for (const property of unknown.slice(0, maxFindings)) {
    if (respeltKey(job, property, shape) !== undefined) continue;
    const meant = mostSimilar(keyOf(job.tree, property), absent);
    if (meant === undefined || !canHold(job, property, shape, meant)) continue;
    absent.delete(meant);
    renames.set(property, meant);
  }
  return renames;
}

/** The key that an unknown one is in another spelling, where the object has it besides: `trainingFile`. */
export function respeltKey(
  { tree }: Job,
  property: number,
  { properties }: ObjectShape,
): string | undefined {
  const key = keyOf(tree, property);
  const object = parentOf(tree, property);
  return [...properties.keys()].find(
    (known) => isSameWord(known, key) && propertyOf(tree, object, known) !== none,
  );
}

/** A string is not meant to be a block of settings only because the keys look alike; a list of such blocks may be. */
function canHold({ tree }: Job, property: number, shape: ObjectShape, key: string): boolean {
  const value = valueOf(tree, property);
  const target = shape.properties.get(key)!.shape;
  if (value === none) return true;
  switch (kindOf(tree, value)) {
    case NodeKind.object:
      return target.object !== undefined;
    case NodeKind.array:
      return target.object === undefined || isOfObjects(tree, value);
    default:
      return target.object === undefined || Boolean(target.string);
  }
}

function isOfObjects(tree: JsonTree, list: number): boolean {
  const elements = childrenOf(tree, list);
  return elements.length > 0 && elements.every((one) => kindOf(tree, one) === NodeKind.object);
}
