/** Removes a property from its object, with the comma and the white space that belong to it. */
import type { Job } from './job.ts';
import { childrenOf, endOf, none, parentOf, startOf } from './json/tree.ts';
import type { TextChange } from './rules/rule.ts';

export function removeProperty({ tree }: Job, property: number): TextChange {
  const start = startOf(tree, property);
  const next = tree.nextSiblings[property]!;
  if (next !== none) return { start, end: startOf(tree, next), text: '' };
  const end = endOf(tree, property);
  const previous = [...childrenOf(tree, parentOf(tree, property))].at(-2);
  if (previous !== undefined) return { start: endOf(tree, previous), end, text: '' };
  const isBlank = (offset: number) => /\s/.test(tree.text.charAt(offset));
  let from = start;
  while (isBlank(from - 1)) from--;
  let to = end;
  while (isBlank(to)) to++;
  return { start: from, end: to, text: '' };
}
