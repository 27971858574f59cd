/** Sorting: the keys of all objects into alphabetical order, with the line breaks and commas left where they are. */
import type { Job } from './job.ts';
import { childrenOf, endOf, keyOf, kindOf, NodeKind, startOf } from './json/tree.ts';
import type { TextChange } from './rules/rule.ts';

/** The change that sorts a job; undefined for a text that is no JSON, or sorted already. */
export function sortingOf({ tree }: Job): TextChange | undefined {
  if (tree.problems.length > 0 || tree.size === 0) return undefined;
  // From the last node to the first each child has its new text before its parent asks for it.
  const texts = new Array<string>(tree.size);
  for (let node = tree.size - 1; node >= 0; node--) {
    const children = childrenOf(tree, node);
    const order =
      kindOf(tree, node) === NodeKind.object
        ? children.toSorted((one, other) => compare(keyOf(tree, one), keyOf(tree, other)))
        : children;
    let text = '';
    let at = startOf(tree, node);
    children.forEach((child, place) => {
      text += tree.text.slice(at, startOf(tree, child)) + texts[order[place]!]!;
      at = endOf(tree, child);
    });
    texts[node] = text + tree.text.slice(at, endOf(tree, node));
  }
  const change = { start: startOf(tree, 0), end: endOf(tree, 0), text: texts[0]! };
  return change.text === tree.text.slice(change.start, change.end) ? undefined : change;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
