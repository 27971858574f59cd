/**
 * The JSON tree that every feature reads: flat arrays in document order, one entry a node, made once per version of the
 * text. A node is its index; a parent comes before its children. No feature recurses, so no depth can exhaust the stack.
 */
import type { KeyTable } from './keyTable.ts';
import { decodeString } from './string.ts';

export const NodeKind = {
  object: 1,
  array: 2,
  /** A key with its value; the value, if there is one, is its only child. */
  property: 3,
  string: 4,
  number: 5,
  boolean: 6,
  null: 7,
  /** A value that is no JSON: it has been reported as a syntax problem, nothing more is said of it. */
  malformed: 8,
} as const;
export type NodeKind = (typeof NodeKind)[keyof typeof NodeKind];

/** The index that stands for "no node". */
export const none = -1;

export type SyntaxProblemCode =
  | 'syntax-comma'
  | 'syntax-trailing-comma'
  | 'syntax-colon'
  | 'syntax-value'
  | 'syntax-key'
  | 'syntax-bracket'
  | 'syntax-comment'
  | 'syntax-quotes'
  | 'syntax-string'
  | 'syntax-escape'
  | 'syntax-number'
  | 'syntax-literal'
  | 'syntax-content';

export interface SyntaxProblem {
  readonly code: SyntaxProblemCode;
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** What the rule needs to word the message or to mend the text; its meaning depends on the code. */
  readonly detail: string;
  /** Where the bracket that is missing belongs, if the indentation shows it. */
  readonly insertAt?: number;
}

export interface JsonTree {
  readonly text: string;
  /** Number of nodes. The root value is node 0, if there is any. */
  readonly size: number;
  readonly kinds: Uint8Array;
  /** 1 where a string or a property's key holds escapes. */
  readonly escaped: Uint8Array;
  /** UTF-16 offsets; a property starts at its key's quote and ends with its value. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Which of the keys a property has. */
  readonly keyTable: KeyTable;
  /** Where a property's key ends, behind the quote; equal to its start where the key is missing. */
  readonly keyEnds: Int32Array;
  readonly parents: Int32Array;
  readonly firstChildren: Int32Array;
  readonly nextSiblings: Int32Array;
  readonly problems: readonly SyntaxProblem[];
  /** The deepest nesting of objects and arrays. */
  readonly depth: number;
  /** From this offset on the text could not be followed, so nothing is said of it; the text's length where all could. */
  readonly lostAt: number;
}

export function kindOf(tree: JsonTree, node: number): NodeKind | undefined {
  return tree.kinds[node] as NodeKind | undefined;
}

export function startOf(tree: JsonTree, node: number): number {
  return tree.starts[node]!;
}

export function endOf(tree: JsonTree, node: number): number {
  return tree.ends[node]!;
}

/** The source text of a node. */
export function sourceOf(tree: JsonTree, node: number): string {
  return tree.text.slice(tree.starts[node], tree.ends[node]);
}

export function parentOf(tree: JsonTree, node: number): number {
  return tree.parents[node]!;
}

/** The value of a property, or `none`. */
export function valueOf(tree: JsonTree, property: number): number {
  return tree.firstChildren[property]!;
}

/** The children of an object (its properties) or an array (its elements), in order. */
export function childrenOf(tree: JsonTree, node: number): readonly number[] {
  const children: number[] = [];
  for (let child = tree.firstChildren[node]!; child !== none; child = tree.nextSiblings[child]!)
    children.push(child);
  return children;
}

/** The decoded key of a property; the empty string where the key is missing. */
export function keyOf({ keyTable }: JsonTree, property: number): string {
  return keyTable.keys[keyTable.keyNumbers[property]!]!;
}

/** The decoded value of a string node. */
export function stringOf(tree: JsonTree, node: number): string {
  return textBetweenQuotes(
    tree.text,
    tree.starts[node]!,
    tree.ends[node]!,
    tree.escaped[node] === 1,
  );
}

/** The decoded content of a string in the text's range, where it has its quotes. */
export function textBetweenQuotes(
  text: string,
  start: number,
  end: number,
  escaped: boolean,
): string {
  const closing = closingQuotes[text.charCodeAt(start)];
  const from = closing === undefined ? start : start + 1;
  const to = closing === undefined ? end : contentEnd(text, start, end, closing);
  return escaped ? decodeString(text, from, to) : text.slice(from, to);
}

/** What ends a string, by what it begins with; JSON knows the first only. */
const closingQuotes: Readonly<Record<number, number>> = Object.fromEntries(
  ['""', "''", '“”', '””'].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]),
);

/** The range of a string's content, without its quotes, of which a half-typed string lacks one or both. */
export function contentRange(text: string, start: number, end: number): readonly [number, number] {
  const closing = closingQuotes[text.charCodeAt(start)];
  if (closing === undefined) return [start, end];
  return [start + 1, contentEnd(text, start, end, closing)];
}

function contentEnd(text: string, start: number, end: number, closing: number): number {
  return end > start + 1 && text.charCodeAt(end - 1) === closing ? end - 1 : end;
}

/** The property of an object with this key (the last one, as JSON readers do), or `none`. */
export function propertyOf(tree: JsonTree, object: number, key: string): number {
  const { numberOfKey, keyNumbers } = tree.keyTable;
  const number = numberOfKey.get(key);
  let found = none;
  if (number === undefined || tree.kinds[object] !== NodeKind.object) return none;
  for (let child = tree.firstChildren[object]!; child !== none; child = tree.nextSiblings[child]!)
    if (keyNumbers[child] === number) found = child;
  return found;
}

/** Whether an object has properties with all these keys. */
export function hasKeys(tree: JsonTree, object: number, keys: readonly string[]): boolean {
  // Asked of each object by several rules; for-of would leave an iterator each time.
  // eslint-disable-next-line @typescript-eslint/prefer-for-of
  for (let place = 0; place < keys.length; place++)
    if (propertyOf(tree, object, keys[place]!) === none) return false;
  return true;
}

/** The value of an object's property with this key, or `none`. */
export function memberOf(tree: JsonTree, object: number, key: string): number {
  const property = object === none ? none : propertyOf(tree, object, key);
  return property === none ? none : valueOf(tree, property);
}

/** The list at an object's key with its elements, if all of them are of one kind; undefined where it is something else. */
export function listAt(
  tree: JsonTree,
  object: number,
  key: string,
  kind: NodeKind,
): { readonly list: number; readonly elements: readonly number[] } | undefined {
  const list = memberOf(tree, object, key);
  if (list === none || tree.kinds[list] !== NodeKind.array) return undefined;
  const elements = childrenOf(tree, list);
  return elements.every((one) => tree.kinds[one] === kind) ? { list, elements } : undefined;
}

/** The decoded string at an object's key, or undefined where there is none or it is no string. */
export function stringMember(tree: JsonTree, object: number, key: string): string | undefined {
  const value = memberOf(tree, object, key);
  return value !== none && tree.kinds[value] === NodeKind.string
    ? stringOf(tree, value)
    : undefined;
}

/** The deepest node whose range holds the offset, both ends included, or `none`. */
export function nodeAt(tree: JsonTree, offset: number): number {
  let low = 0;
  let high = tree.size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (tree.starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  let node = low - 1;
  while (node !== none && tree.ends[node]! < offset) node = tree.parents[node]!;
  return node;
}

/** The nodes from the root down to this one. */
export function pathTo(tree: JsonTree, node: number): readonly number[] {
  const path: number[] = [];
  for (let at = node; at !== none; at = tree.parents[at]!) path.push(at);
  return path.reverse();
}

/** The JSON pointer (RFC 6901) of a node; the root's is the empty string. */
export function pointerOf(tree: JsonTree, node: number): string {
  let pointer = '';
  for (const step of pathTo(tree, node)) {
    const parent = tree.parents[step]!;
    if (tree.kinds[step] === NodeKind.property) {
      pointer += '/' + keyOf(tree, step).replaceAll('~', '~0').replaceAll('/', '~1');
    } else if (parent !== none && tree.kinds[parent] === NodeKind.array) {
      pointer += '/' + String(indexOf(tree, parent, step));
    }
  }
  return pointer;
}

function indexOf(tree: JsonTree, array: number, element: number): number {
  let index = 0;
  for (const child of childrenOf(tree, array)) {
    if (child === element) return index;
    index++;
  }
  return none;
}
