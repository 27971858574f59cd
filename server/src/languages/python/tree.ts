/**
 * The plain tree of a source: by the strict parser where it is surely right, as nearly all Python is that nobody is
 * typing at, and else by Lezer's grammar, which makes one of half-typed source as well. What is wrong is a third
 * parser's business, see ruff.ts.
 */
import { maxSourceLength } from './sourceLimit.ts';
import type { Range } from './range.ts';
import { parseStrictly } from './strict/parse.ts';
import { parseTolerantly } from './tolerant.ts';

/** A node by the name that Lezer's Python grammar gives it; punctuation and keywords are named as they are written. */
export type PythonNode = Range & {
  readonly name: string;
  readonly parent: PythonNode | undefined;
  readonly children: readonly PythonNode[];
  /** The place among the parent's children. */
  readonly index: number;
};

export type PythonTree = {
  readonly text: string;
  /** Every node, each before its children. The first is the root. */
  readonly nodes: readonly PythonNode[];
  /** Whether it surely has no mistake of syntax, so that nobody needs to look for one. */
  readonly isSound: boolean;
  /** Whether the nodes may not be the whole truth. */
  readonly hasErrors: boolean;
};

/**
 * The last tree that was read: what is asked of a source is asked of it in a row. More of them would outlive the young
 * generation, and of a job with a thousand sources leave 30 MB of garbage.
 */
let last: PythonTree | undefined;

/** The tree of a source; of one that is too long, or nested too deeply to be read, an empty one with an error. */
export function readTree(text: string): PythonTree {
  if (last?.text !== text) last = text.length > maxSourceLength ? unread(text) : read(text);
  return last;
}

function read(text: string): PythonTree {
  const nodes = parseStrictly(text);
  if (nodes) return { text, nodes, isSound: true, hasErrors: false };
  const reading = parseTolerantly(text);
  return reading ? { text, ...reading, isSound: false } : unread(text);
}

function unread(text: string): PythonTree {
  const root = { name: 'Script', start: 0, end: text.length, parent: undefined, index: 0 };
  return { text, nodes: [{ ...root, children: [] }], isSound: false, hasErrors: true };
}

export function textOf(tree: PythonTree, range: Range): string {
  return tree.text.slice(range.start, range.end);
}

export function rangeOf({ start, end }: Range): Range {
  return { start, end };
}

/** The first child of that name. */
export function childNamed(node: PythonNode, name: string): PythonNode | undefined {
  return node.children.find((child) => child.name === name);
}

/** The nearest node around this one that has one of the names. */
export function enclosing(node: PythonNode, names: readonly string[]): PythonNode | undefined {
  let around = node.parent;
  while (around && !names.includes(around.name)) around = around.parent;
  return around;
}
