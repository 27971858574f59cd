/** Where in a job a completion would stand: a key of an object or a value, and what it would replace there. */
import type { Job } from '../job.ts';
import { shapeAtKey } from '../job.ts';
import {
  endOf,
  keyOf,
  kindOf,
  nodeAt,
  NodeKind,
  none,
  parentOf,
  sourceOf,
  startOf,
  valueOf,
} from '../json/tree.ts';
import { jobShape } from '../schema/schema.ts';
import type { ObjectShape, Shape } from '../schema/shape.ts';

interface PlaceBase {
  /** UTF-16 offsets of what the completion replaces; empty where nothing stands yet. */
  readonly start: number;
  readonly end: number;
  /** Where a comma must be added before the completion, or `none`. */
  readonly commaBefore: number;
  /** Whether a comma must follow it. */
  readonly commaAfter: boolean;
}

export interface KeyPlace extends PlaceBase {
  readonly kind: 'key';
  readonly object: ObjectShape;
  /** The object node. */
  readonly node: number;
  /** The property whose key is replaced, or `none`. */
  readonly property: number;
  /** The key has its colon already, so that only the key is replaced. */
  readonly hasColon: boolean;
}

export interface ValuePlace extends PlaceBase {
  readonly kind: 'value';
  readonly shape: Shape;
}

export type Place = KeyPlace | ValuePlace;

/** The place at an offset; undefined where nothing can be completed. */
export function placeAt(job: Job, offset: number): Place | undefined {
  const { tree } = job;
  if (tree.size === 0) return rootPlace(offset);
  const node = innerNode(job, offset);
  if (node === none) return undefined;
  switch (kindOf(tree, node)) {
    case NodeKind.object:
    case NodeKind.array:
      return placeInContainer(job, node, offset);
    case NodeKind.property:
      return offset <= tree.keyEnds[node]!
        ? keyPlace(job, parentOf(tree, node), node)
        : placeOfValue(job, node, offset);
    default:
      return placeOnValue(job, node);
  }
}

/** In a text without a value: a completion that replaced its blank lines would stand on several, which no editor takes. */
function rootPlace(offset: number): Place {
  const around = { start: offset, end: offset, commaBefore: none, commaAfter: false };
  return { kind: 'value', shape: jobShape(), ...around };
}

/** The deepest node that the offset is in: the start of a node, and the end of a closed one, are outside of it. */
function innerNode({ tree }: Job, offset: number): number {
  let node = nodeAt(tree, offset);
  while (node !== none && !isInside(node)) node = parentOf(tree, node);
  return node;

  function isInside(at: number): boolean {
    const kind = kindOf(tree, at);
    const start = startOf(tree, at);
    const end = endOf(tree, at);
    switch (kind) {
      case NodeKind.object:
      case NodeKind.array:
        return offset > start && (offset < end || !isClosed(at));
      case NodeKind.property: {
        const value = valueOf(tree, at);
        return (
          offset > start &&
          offset <= Math.max(tree.keyEnds[at]!, value === none ? end : startOf(tree, value))
        );
      }
      default:
        return offset >= start && offset <= end;
    }
  }

  function isClosed(at: number): boolean {
    return tree.text[endOf(tree, at) - 1] === (kindOf(tree, at) === NodeKind.object ? '}' : ']');
  }
}

/** Between the members of an object or array, or on a word that belongs to none of them. */
function placeInContainer(job: Job, node: number, offset: number): Place | undefined {
  const { text } = job.tree;
  const unfinished = propertyBefore(job, node, offset);
  if (unfinished !== none) return placeOfValue(job, unfinished, offset);
  const start = wordStart(text, offset);
  const end = start === offset ? offset : wordEnd(text, offset);
  const around = { start, end, ...commasAround(text, start, end) };
  if (kindOf(job.tree, node) === NodeKind.object) {
    const object = job.objects[node];
    return object && { kind: 'key', object, node, property: none, hasColon: false, ...around };
  }
  const shape = job.shapes[node]?.array?.items;
  return shape && { kind: 'value', shape, ...around };
}

/** The property whose colon is the last thing before the offset, its value not written yet; `none` otherwise. */
function propertyBefore({ tree }: Job, node: number, offset: number): number {
  let at = offset;
  while (at > 0 && isSpace(tree.text[at - 1]!)) at--;
  if (tree.text[at - 1] !== ':') return none;
  const property = nodeAt(tree, at);
  const isUnfinished =
    property !== none && parentOf(tree, property) === node && valueOf(tree, property) === none;
  return isUnfinished && kindOf(tree, property) === NodeKind.property ? property : none;
}

function keyPlace(job: Job, node: number, property: number): KeyPlace | undefined {
  const { tree } = job;
  const object = job.objects[node];
  if (!object) return undefined;
  const start = startOf(tree, property);
  const keyEnd = tree.keyEnds[property]!;
  // Of a key without its opening quote, the closing one is replaced too.
  const closed = tree.text[start] !== '"' && tree.text[keyEnd] === '"' ? keyEnd + 1 : keyEnd;
  // An empty object holds nothing that would be lost, so that the key can bring a value of its own.
  const value = valueOf(tree, property);
  const isEmpty =
    value !== none && /^ *: *\{ *\}$/.test(tree.text.slice(closed, endOf(tree, value)));
  const end = isEmpty ? endOf(tree, value) : closed;
  const hasColon = !isEmpty && tree.text[skipSpace(tree.text, end)] === ':';
  const { commaBefore, commaAfter } = commasAround(tree.text, start, end);
  const place = { kind: 'key', object, node, property, hasColon, start, end, commaBefore } as const;
  return { ...place, commaAfter: commaAfter && !hasColon };
}

/** Behind a key: on the white space around its colon. */
function placeOfValue(job: Job, property: number, offset: number): Place | undefined {
  const { tree } = job;
  if (!tree.text.slice(tree.keyEnds[property], offset).includes(':')) return undefined;
  const value = valueOf(tree, property);
  if (value !== none) {
    const place = offset <= startOf(tree, value) ? placeOnValue(job, value) : undefined;
    // What a completion replaces has to hold the place where it was asked for.
    return place && { ...place, start: offset };
  }
  const shape = shapeForValue(job, property);
  if (!shape) return undefined;
  const { commaAfter } = commasAround(tree.text, offset, offset);
  return { kind: 'value', shape, start: offset, end: offset, commaBefore: none, commaAfter };
}

/** On a value that is there; objects and arrays that hold something are not replaced. */
function placeOnValue(job: Job, value: number): Place | undefined {
  const { tree } = job;
  const kind = kindOf(tree, value);
  if (kind === NodeKind.array) return undefined;
  if (kind === NodeKind.object && !/^\{ *\}$/.test(sourceOf(tree, value))) return undefined;
  const parent = parentOf(tree, value);
  const isMember = parent !== none && kindOf(tree, parent) === NodeKind.property;
  const shape = isMember ? shapeForValue(job, parent) : job.shapes[value];
  if (!shape) return undefined;
  const start = startOf(tree, value);
  const end = endOf(tree, value);
  const { commaAfter } = commasAround(tree.text, start, end);
  return { kind: 'value', shape, start, end, commaBefore: none, commaAfter };
}

/**
 * What may stand as the value of a property. For the `type` of a union that is any of its types, whichever is chosen now:
 * a person who completes it wants another one.
 */
function shapeForValue(job: Job, property: number): Shape | undefined {
  const node = parentOf(job.tree, property);
  const key = keyOf(job.tree, property);
  const union = job.shapes[node]?.object;
  if (union?.variants) {
    const shape = union.properties.get(key)?.shape;
    if (shape) return shape;
  }
  const object = job.objects[node];
  return object && !object.variants ? shapeAtKey(object, key) : undefined;
}

/** Which commas JSON wants around something that stands from `start` to `end` between the members of a container. */
function commasAround(
  text: string,
  start: number,
  end: number,
): { readonly commaBefore: number; readonly commaAfter: boolean } {
  let before = start - 1;
  while (before >= 0 && isSpace(text[before]!)) before--;
  const previous = before < 0 ? '{' : text[before]!;
  const next = text[skipSpace(text, end)];
  return {
    commaBefore: '{[,:'.includes(previous) ? none : before + 1,
    commaAfter: next !== undefined && !',}]:'.includes(next),
  };
}

function skipSpace(text: string, at: number): number {
  while (at < text.length && isSpace(text[at]!)) at++;
  return at;
}

function isSpace(char: string): boolean {
  return char === ' ' || char === '\n' || char === '\r' || char === '\t';
}

function wordStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && /[\w$-]/.test(text[at - 1]!)) at--;
  return at;
}

function wordEnd(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && /[\w$-]/.test(text[at]!)) at++;
  return at;
}
