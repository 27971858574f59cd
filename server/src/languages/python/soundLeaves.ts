/** The words, numbers and strings that Python surely takes as they are written, though Lezer would take more. */
import { textOf, type PythonNode, type PythonTree } from './tree.ts';

const keywords = new Set([
  ...['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class'],
  ...['continue', 'def', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global'],
  ...['if', 'import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return'],
  ...['try', 'while', 'with', 'yield'],
]);

/** Decimal without leading zeros, hexadecimal, octal, binary; with a point or an exponent. */
const number =
  /^(?:0(?:_?0)*|[1-9](?:_?\d)*|0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*)?\.\d(?:_?\d)*(?:[eE][+-]?\d+)?[jJ]?|\d(?:_?\d)*(?:[eE][+-]?\d+[jJ]?|[jJ]))$/;

/** Python refuses to read longer numbers at some length; nobody writes them. */
const maxNumberLength = 100;

const signs: Readonly<Record<string, RegExp>> = {
  CompareOp: /^(?:[<>]=?|[=!]=)$/,
  UpdateOp: /^(?:[-+%@&|^]|\*\*?|\/\/?|<<|>>)=$/,
  ArithOp: /^(?:[-+%@]|\*\*?|\/\/?)$/,
  BitOp: /^(?:[&|^~]|<<|>>)$/,
  AssignOp: /^:?=$/,
  FormatConversion: /^![rsa]$/,
  FormatSelfDoc: /^=$/,
  // What comes after a second `:=` or with a quote is read in different ways.
  FormatSpec: /^:[\w .,<>^+%#/-]*$/,
  At: /^@$/,
  Ellipsis: /^\.\.\.$/,
  Boolean: /^(?:True|False)$/,
  Comment: /^#/,
};

/** Whether a node without children that matter is written as Python demands it. */
export function isSoundLeaf(tree: PythonTree, node: PythonNode): boolean {
  const text = textOf(tree, node);
  switch (node.name) {
    case 'VariableName':
    case 'PropertyName':
      return /^[A-Za-z_]\w*$/.test(text) && !keywords.has(text) && text !== '__debug__';
    case 'Number':
      return text.length <= maxNumberLength && number.test(text);
    case 'String':
      return isSoundString(text);
    case 'FormatString':
      return isSoundFormat(tree, node);
    default:
      return (
        (Object.hasOwn(signs, node.name) && signs[node.name]!.test(text)) ||
        (text === node.name && (keywords.has(text) || /^(?:\*\*|[()[\]{},:;.*])$/.test(text)))
      );
  }
}

export function isBytes(text: string): boolean {
  return /^(?:[rR]?[bB])/.test(text);
}

const opening = /^([rR]?[bB]?|[bB][rR]|[uU]|[rR]?[fF]|[fF][rR])("""|'''|"|')/;

function isSoundString(text: string): boolean {
  const start = opening.exec(text);
  if (!start) return false;
  const [all, prefix, quote] = start as unknown as [string, string, string];
  if (text.length < all.length + quote.length || !text.endsWith(quote)) return false;
  const inner = text.slice(all.length, -quote.length);
  if (isBytes(prefix) && /[^\x00-\x7f]/.test(inner)) return false;
  const escapes = /r/i.test(prefix)
    ? /\\(?:\r\n|[^])/g
    : /\\(?:\r\n|x[\da-fA-F]{2}|u[\da-fA-F]{4}|[^xuUN])/g;
  const plain = inner.replace(escapes, ' ');
  if (plain.includes('\\')) return false;
  return quote.length === 1
    ? !/[\r\n]/.test(plain) && !plain.includes(quote)
    : !plain.includes(quote) && !plain.endsWith(quote[0]!);
}

/** The text around the replacements; what is in these is checked as any expression, here only its characters. */
function isSoundFormat(tree: PythonTree, node: PythonNode): boolean {
  const parts = node.children.filter(({ name }) => name !== 'Escape');
  if (parts.some(({ name }) => name !== 'FormatReplacement')) return false;
  const quote = /["']/.exec(tree.text.slice(node.start, node.start + 3))?.[0];
  if (quote === undefined) return false;
  let around = '';
  let from = node.start;
  for (const part of parts) {
    const text = textOf(tree, part);
    // Before 3.12 these could not stand in there; the sign != is read as a conversion by some.
    if (/[\\#\r\n]|!=/.test(text) || text.includes(quote)) return false;
    around += `${tree.text.slice(from, part.start)}\0`;
    from = part.end;
  }
  around += tree.text.slice(from, node.end);
  if ([...around.matchAll(/\\([^])/g)].some(([, escaped]) => /[{}\0]/.test(escaped!))) return false;
  return isSoundString(around) && !/[{}]/.test(around.replace(/\{\{|\}\}/g, ''));
}
