/** Inserts properties into an object, as a person would write them there. */
import { indentUnit, lineIndent } from './indentation.ts';
import type { Job } from './job.ts';
import { childrenOf, endOf, none, startOf } from './json/tree.ts';
import type { TextChange } from './rules/rule.ts';
import { expandSnippet, valueSnippet } from './snippet.ts';

/** The change that adds the keys, each with a value to start from; the object's shape must know them. */
export function insertProperties(job: Job, node: number, keys: readonly string[]): TextChange {
  const members = keys.map((key) => {
    const shape = job.objects[node]?.properties.get(key)?.shape;
    const value = shape ? expandSnippet(valueSnippet(shape, indentUnit(job.tree.text))) : '""';
    return `${JSON.stringify(key)}: ${value}`;
  });
  return insertMembers(job, node, members);
}

/** The change that adds members, each a key with its value as text that is indented as if it stood at the margin. */
export function insertMembers({ tree }: Job, node: number, texts: readonly string[]): TextChange {
  const indent = indentUnit(tree.text);
  const last = childrenOf(tree, node).at(-1);
  const place = last === undefined ? startOf(tree, node) + 1 : endOf(tree, last);
  const isInline =
    last !== undefined && !hasLineBreak(tree.text, startOf(tree, node), startOf(tree, last));
  const base =
    last === undefined
      ? lineIndent(tree.text, startOf(tree, node)) + indent
      : lineIndent(tree.text, startOf(tree, last));
  const separator = isInline ? ' ' : `\n${base}`;
  const members = texts.map((text) => text.replaceAll('\n', `\n${base}`));
  const text = separator + members.join(`,${separator}`);
  if (last !== undefined) return { start: place, end: place, text: ',' + text };
  const isEmptyInline =
    endOf(tree, node) > place && /^\s*\}/.test(tree.text.slice(place, place + 200));
  const closing = isEmptyInline ? `\n${lineIndent(tree.text, startOf(tree, node))}` : '';
  const end = isEmptyInline ? endOf(tree, node) - 1 : place;
  return { start: place, end, text: text + closing };
}

/** The change that adds a member of one line before all others. */
export function insertFirst(job: Job, node: number, text: string): TextChange {
  const { tree } = job;
  const first = tree.firstChildren[node]!;
  if (first === none) return insertMembers(job, node, [text]);
  const start = startOf(tree, first);
  const isInline = !hasLineBreak(tree.text, startOf(tree, node), start);
  const separator = isInline ? ' ' : `\n${lineIndent(tree.text, start)}`;
  return { start, end: start, text: `${text},${separator}` };
}

function hasLineBreak(text: string, start: number, end: number): boolean {
  const found = text.indexOf('\n', start);
  return found !== -1 && found < end;
}
