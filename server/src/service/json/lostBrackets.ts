/**
 * Where an opening bracket is taken to be lost: for another reading of a text whose brackets do not match, which counts
 * if it finds fewer mistakes.
 */
import { isFirstOfLine } from '../indentation.ts';
import { lastAtMost } from './ascending.ts';
import { Expect, type Reader } from './reader.ts';
import {
  childrenOf,
  endOf,
  kindOf,
  none,
  NodeKind,
  parentOf,
  startOf,
  valueOf,
  type JsonTree,
  type SyntaxProblem,
} from './tree.ts';

/** By the offset before which it belongs. */
export type LostBrackets = ReadonlyMap<number, '{' | '['>;

/** The brackets before keys in the place of values; where there are none, before the value that a square bracket closes. */
export function lostBrackets(tree: JsonTree, keysAsValues: readonly number[]): LostBrackets {
  if (keysAsValues.length > 0) return new Map(keysAsValues.map((key) => [key, '{']));
  // Those behind it may only follow from it.
  const first = tree.problems.find(({ code }) => code === 'syntax-bracket');
  const value = first && tree.text[first.start] === ']' ? valueBefore(tree, first.start) : none;
  return value === none ? new Map() : new Map([[startOf(tree, value), '[']]);
}

/**
 * The value of the last property, in the object that an offset stands in, that has one: where other values without keys
 * stand behind it, or where it is an object. Behind any other the bracket is one too many.
 */
function valueBefore(tree: JsonTree, offset: number): number {
  let object = lastAtMost(tree.starts, offset - 1);
  while (object !== none && !isObjectAround(tree, object, offset)) object = parentOf(tree, object);
  if (object === none) return none;
  const before = childrenOf(tree, object).filter((child) => startOf(tree, child) < offset);
  const property = before.findLast(
    (child) => startOf(tree, child) < tree.keyEnds[child]! && valueOf(tree, child) !== none,
  );
  if (property === undefined) return none;
  const value = valueOf(tree, property);
  const opening = tree.text[startOf(tree, value)];
  if (opening === '[') return none;
  return property !== before.at(-1) || opening === '{' ? value : none;
}

/** Also one that ends there because what stands there has ended it. */
function isObjectAround(tree: JsonTree, node: number, offset: number): boolean {
  const end = endOf(tree, node);
  if (kindOf(tree, node) !== NodeKind.object || end < offset) return false;
  return end > offset || tree.text[end - 1] !== '}';
}

/** Opens what has lost its bracket. */
export function openLost(reader: Reader, bracket: '{' | '['): void {
  const { text, at, lastEnd } = reader;
  const isValue = reader.builder.kindOfCurrent() !== NodeKind.array;
  const insertAt = isValue && isFirstOfLine(text, at) ? lastEnd : at;
  reader.report('syntax-bracket', at, at + 1, bracket, insertAt);
  const isObject = bracket === '{';
  reader.builder.open(isObject ? NodeKind.object : NodeKind.array, at, at);
  reader.expect = isObject ? Expect.firstKey : Expect.firstElement;
}

/** Whether each of them belongs between a key and what begins on the next line, where little else explains that line. */
export function standAlone(text: string, lost: LostBrackets): boolean {
  return [...lost.keys()].every((offset) => isFirstOfLine(text, offset));
}

/** One problem for both braces around the job, where both are lost. */
export function withBothBraces(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const [first] = problems;
  const last = problems.at(-1);
  const areBoth =
    first?.insertAt !== undefined &&
    first.detail === '{' &&
    last?.detail === '}' &&
    first.start === last.start;
  return areBoth ? [{ ...first, detail: '{}' }, ...problems.slice(1, -1)] : problems;
}
