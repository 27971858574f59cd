/** A name of a job, and where in the tree the texts of names stand. */
import type { Range } from './embedded.ts';
import {
  childrenOf,
  contentRange,
  endOf,
  kindOf,
  NodeKind,
  none,
  startOf,
  type JsonTree,
} from './json/tree.ts';

export interface Name {
  /** `answer` is the whole of the answer, which a template calls `output_json`; a `variable` is Python's own. */
  readonly kind: 'grader' | 'label' | 'field' | 'answer' | 'variable';
  /** Decoded. */
  readonly text: string;
  /** The nodes inside which no other name of this kind may have the same text. */
  readonly scopes: ReadonlySet<number>;
  /** Why not all of its places may be known: something else may mean it, or a mistake hides some of them. */
  readonly fixedBy?: 'others' | 'mistakes' | undefined;
  /** In no particular order. */
  readonly occurrences: readonly Occurrence[];
}

/** A place of a name; its range is the name alone, without quotes. A raw string of Python has no escapes. */
export interface Occurrence extends Range {
  readonly kind: 'definition' | 'use';
  readonly in: 'key' | 'string' | 'formula' | 'template' | 'python' | 'raw python';
}

/** The range of a property's key. */
export function keyRange(tree: JsonTree, property: number): Range {
  const [start, end] = contentRange(tree.text, startOf(tree, property), tree.keyEnds[property]!);
  return { start, end };
}

/** The range of a string's content. */
export function textRange(tree: JsonTree, node: number): Range {
  const [start, end] = contentRange(tree.text, startOf(tree, node), endOf(tree, node));
  return { start, end };
}

/** The strings of a list; none where the node is no list. */
export function stringsAt(tree: JsonTree, list: number): readonly number[] {
  if (list === none || kindOf(tree, list) !== NodeKind.array) return [];
  return childrenOf(tree, list).filter((node) => kindOf(tree, node) === NodeKind.string);
}
