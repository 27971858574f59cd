/**
 * Reads Python with Lezer's grammar into a plain tree, which half-typed source yields as well. Lezer says where
 * something is wrong but not what, accepts some wrong programs and refuses some right ones: its errors only mean that
 * the tree may not be the whole truth. What is wrong is the other parser's business, see ruff.ts.
 */
import { parser } from '@lezer/python';
import { scanBrackets } from './brackets.ts';
import { maxSourceLength } from './image.ts';
import type { Range } from './range.ts';

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
  readonly hasErrors: boolean;
  /** How many nodes are around the innermost one. */
  readonly depth: number;
};

/**
 * The last tree that was read: what is asked of a source is asked of it in a row. More of them would outlive the young
 * generation, and of a job with a thousand sources leave 30 MB of garbage.
 */
let last: PythonTree | undefined;

/** The tree of a source; of one that is too long, or nested too deeply to be read, an empty one with an error. */
export function readTree(text: string): PythonTree {
  if (last?.text !== text)
    last = text.length > maxSourceLength ? unread(text) : (tryToRead(text) ?? unread(text));
  return last;
}

function unread(text: string): PythonTree {
  const root = { name: 'Script', start: 0, end: text.length, parent: undefined, index: 0 };
  return { text, nodes: [{ ...root, children: [] }], hasErrors: true, depth: 0 };
}

function tryToRead(text: string): PythonTree | undefined {
  // A byte order mark would be read as a part of the first name.
  const whole = text.startsWith('\uFEFF') ? `\n${text.slice(1)}` : text;
  // Python refuses brackets that are nested deeper, and Lezer takes seconds for a hundred thousand of them.
  const readable = whole.slice(0, scanBrackets(whole).tooDeep?.at);
  const nodes: PythonNode[] = [];
  let hasErrors = false;
  let depth = 0;
  let current: { node: PythonNode; children: PythonNode[] } | undefined;
  const open: { node: PythonNode; children: PythonNode[] }[] = [];
  try {
    parser.parse(readable).iterate({
      enter({ name, from, to, type }) {
        hasErrors ||= type.isError;
        const children: PythonNode[] = [];
        const index = current?.children.length ?? 0;
        const node = { name, start: from, end: to, parent: current?.node, children, index };
        current?.children.push(node);
        nodes.push(node);
        if (current) open.push(current);
        current = { node, children };
        depth = Math.max(depth, open.length);
      },
      leave() {
        current = open.pop();
      },
    });
  } catch (error) {
    // The parser recurses in a few places; the depth at which it gives up depends on the host.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return { text, nodes, hasErrors, depth };
}

export function textOf(tree: PythonTree, range: Range): string {
  return tree.text.slice(range.start, range.end);
}

export function rangeOf({ start, end }: Range): Range {
  return { start, end };
}

/** The children of a node that are no comments. */
export function codeIn({ children }: PythonNode): readonly PythonNode[] {
  // Nearly always it is all of them, and need not be copied.
  return children.some(isComment) ? children.filter((child) => !isComment(child)) : children;
}

function isComment({ name }: PythonNode): boolean {
  return name === 'Comment';
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
