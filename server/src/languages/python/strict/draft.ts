/** Nodes of Python's tree while it is built from below, and the way to give it up. */

/** What becomes a node of `PythonTree`, see tree.ts. */
export type Draft = {
  name: string;
  start: number;
  end: number;
  parent: Draft | undefined;
  children: readonly Draft[];
  index: number;
};

/** Thrown where it is not certain that a source is right; caught in parse.ts. */
export class Unsure extends Error {}

const noChildren: readonly Draft[] = [];

export function leaf(name: string, start: number, end: number): Draft {
  return { name, start, end, parent: undefined, children: noChildren, index: 0 };
}

/** A node around others, of which there is at least one. */
export function node(name: string, children: readonly Draft[], end?: number): Draft {
  const { start } = children[0]!;
  const around = leaf(name, start, end ?? children[children.length - 1]!.end);
  adopt(around, children);
  return around;
}

export function adopt(parent: Draft, children: readonly Draft[]): void {
  parent.children = children;
  for (let index = 0; index < children.length; index++) {
    const child = children[index]!;
    child.parent = parent;
    child.index = index;
  }
}
