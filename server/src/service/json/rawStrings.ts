/** Text with quotes and line breaks of its own, pasted between the quotes of a value: where it most likely ends. */
import type { Lookahead } from './lexer.ts';

/** So far behind the line of a lost quote the next property is looked for. */
const maxOpenLength = 1000;

/** No longer text is looked through for its end. */
const maxLength = 300_000;

/**
 * The end of the value that begins at `start` and is not closed on its line, which ends at `lineEnd`: behind the first
 * quote at the end of a line that the document goes on after, in the indentation of the value's own line. Undefined
 * where no line looks so.
 */
export function rawStringEnd(
  text: string,
  start: number,
  lineEnd: number,
  lookahead: Lookahead,
): number | undefined {
  const indent = indentOf(text, text.lastIndexOf('\n', start) + 1);
  const limit = Math.min(text.length, start + maxLength, lineEnd + lookahead.left);
  let at = lineEnd + 1;
  while (at < limit) {
    const next = text.indexOf('\n', at);
    const end = next === -1 ? text.length : next;
    const close = closingQuote(text, at, end);
    if (close !== undefined && goesOn(text, close + 1, end, indent)) return close + 1;
    at = end + 1;
  }
  lookahead.left -= at - lineEnd;
  return undefined;
}

/**
 * The end of a value that goes over several lines and that nothing closes: the next property, in the indentation of the
 * value's own line, begins before any other quote. Undefined where none does, or what stands there has open brackets.
 */
export function openStringEnd(text: string, start: number, lineEnd: number): number | undefined {
  const length = text.slice(lineEnd, lineEnd + maxOpenLength).indexOf('"');
  const quote = lineEnd + length;
  const lineStart = text.lastIndexOf('\n', quote) + 1;
  if (text[start] !== '"' || length === -1 || lineStart <= lineEnd + 1) return undefined;
  const indent = indentOf(text, text.lastIndexOf('\n', start) + 1);
  const key = /"\w{1,100}"[ \t]*:/y;
  key.lastIndex = quote;
  if (lineStart + indentOf(text, lineStart) !== quote || quote - lineStart !== indent)
    return undefined;
  const content = text.slice(start + 1, lineStart);
  const countOf = (brackets: RegExp) => content.split(brackets).length;
  if (!key.test(text) || countOf(/[([{]/) !== countOf(/[)\]}]/)) return undefined;
  return start + 1 + content.trimEnd().replace(/,$/, '').trimEnd().length;
}

/** The quote that ends a line, but for commas and brackets behind it. */
function closingQuote(text: string, start: number, end: number): number | undefined {
  let at = end - 1;
  while (at > start && /[\s,}\]]/.test(text[at]!)) at--;
  return text[at] === '"' && text[at - 1] !== '\\' ? at : undefined;
}

/** Whether the document goes on behind a quote: brackets apart from it, or a line of its own for a key or a bracket. */
function goesOn(text: string, behind: number, end: number, indent: number): boolean {
  const rest = text.slice(behind, end).trimEnd();
  if (/^\s+[}\]]/.test(rest)) return true;
  if (rest !== '' && rest !== ',') return false;
  const next = text.slice(end, end + 1000).trimStart();
  if (next === '') return true;
  const nextIndent = indentOf(
    text,
    text.lastIndexOf('\n', text.indexOf(next.slice(0, 1), end)) + 1,
  );
  if (rest === '') return /^[}\]]/.test(next) && nextIndent <= indent;
  return /^["{[]/.test(next) && nextIndent === indent;
}

function indentOf(text: string, lineStart: number): number {
  let at = lineStart;
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at - lineStart;
}
