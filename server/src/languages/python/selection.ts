/** What a selection that grows goes through in a source: words, calls, statements, blocks, functions. */
import type { Range } from './range.ts';
import { readTree, textOf, type PythonNode, type PythonTree } from './tree.ts';

/** The ranges around an offset, innermost first; some of them may be equal. */
export function enclosingRanges(text: string, offset: number): readonly Range[] {
  const tree = readTree(text);
  const touching = tree.nodes.filter(({ start, end }) => start <= offset && offset <= end);
  const word = touching.find(
    (node) => node.children.length === 0 && /^[\w"']/.test(textOf(tree, node)),
  );
  const ranges: Range[] = [];
  let node = word ?? touching.findLast(({ start, end }) => start < offset && offset < end);
  for (; node; node = node.parent) ranges.push(...rangesOf(tree, node));
  return ranges;
}

/** A node without the line breaks around it, and before it what it holds between quotes or brackets. */
function rangesOf(tree: PythonTree, node: PythonNode): readonly Range[] {
  const text = textOf(tree, node);
  const before = node.name === 'Body' ? /^:?\s*/.exec(text)![0].length : 0;
  const start = node.start + before;
  const whole = { start, end: start + text.slice(before).trimEnd().length };
  return [...contentOf(text, node), whole];
}

function contentOf(text: string, { name, start, end, children }: PythonNode): readonly Range[] {
  if (name === 'String' || name === 'FormatString') {
    const quotes = /^\w{0,2}("""|'''|["'])[^]*\1$/.exec(text);
    const length = quotes?.[1]!.length ?? 0;
    return quotes ? [{ start: start + text.indexOf(quotes[1]!) + length, end: end - length }] : [];
  }
  const first = children[0];
  const last = children.at(-1);
  const isBracketed = first && last && /^[([{]$/.test(first.name) && /^[)\]}]$/.test(last.name);
  return isBracketed ? [{ start: first.end, end: last.start }] : [];
}
