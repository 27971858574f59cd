/** The value of a string literal, where it is a constant that can be told without running anything. */
import type { Range } from './range.ts';
import { textOf, type PythonNode, type PythonTree } from './tree.ts';

export type StringLiteral = {
  readonly value: string;
  /** What stands between the quotes. */
  readonly content: Range;
};

const simpleEscapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

/** Reads a `String` node; undefined for bytes, unfinished strings and escapes by number or name. */
export function readString(tree: PythonTree, node: PythonNode): StringLiteral | undefined {
  if (node.name !== 'String') return undefined;
  const parts = /^([rRuU]?)("""|'''|"|')([^]*)\2$/.exec(textOf(tree, node));
  if (!parts) return undefined;
  const [, prefix, quote, inner] = parts as unknown as [string, string, string, string];
  const start = node.start + prefix.length + quote.length;
  const content = { start, end: start + inner.length };
  if (/^r$/i.test(prefix)) return { value: inner, content };
  if (inner.replaceAll(/\\[\\'"ntr\n]/g, '').includes('\\')) return undefined;
  const value = inner.replace(
    /\\([^])/g,
    (_, escaped: string) => simpleEscapes[escaped] ?? escaped,
  );
  return { value, content };
}
