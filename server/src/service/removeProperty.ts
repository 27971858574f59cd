/** Removes properties from their object, with the commas and the white space that belong to them. */
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

/** The changes that remove some properties of an object, given in the order of the text. */
export function removeProperties(
  { tree }: Job,
  object: number,
  properties: readonly number[],
): readonly TextChange[] {
  const removed = new Set(properties);
  const all = childrenOf(tree, object);
  const lastKept = all.findLast((property) => !removed.has(property));
  if (lastKept === undefined)
    return [{ start: startOf(tree, all[0]!), end: endOf(tree, all.at(-1)!), text: '' }];
  const changes = properties
    .filter((property) => property < lastKept)
    .map((property) => ({
      start: startOf(tree, property),
      end: startOf(tree, tree.nextSiblings[property]!),
      text: '',
    }));
  if (all.at(-1) === lastKept) return changes;
  return [...changes, { start: endOf(tree, lastKept), end: endOf(tree, all.at(-1)!), text: '' }];
}
