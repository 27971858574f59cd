/** Templates, formulas and Python that stand in the place of a value without the quotes of a string: how far they go. */
import { isLineBreak } from './lexer.ts';

export interface BareSource {
  readonly end: number;
  /** `text` is what belongs into a string as it is, `numbers` something that is to be computed. */
  readonly kind: 'text' | 'numbers' | 'python';
}

/** What begins at `at` without quotes; undefined where it is none of these. */
export function bareSource(text: string, at: number): BareSource | undefined {
  const template = matchAt(/\{\{[^{}"\r\n]{1,200}\}\}(?=\s*[,}\]])/y, text, at);
  if (template !== undefined) return { end: template, kind: 'text' };
  if (matchAt(/(?:async +)?def +\w+ *\(|(?:import|from) +\w|@\w/y, text, at) !== undefined) {
    const end = pythonEnd(text, at);
    // With the escapes of JSON in it, it has only lost its quote.
    return /\\[n"]/.test(text.slice(at, end)) ? undefined : { end, kind: 'python' };
  }
  return formula(text, at);
}

function matchAt(expression: RegExp, text: string, at: number): number | undefined {
  expression.lastIndex = at;
  return expression.test(text) ? expression.lastIndex : undefined;
}

/** Up to the line that goes on with JSON: a bracket, or a key with its colon. */
function pythonEnd(text: string, start: number): number {
  const next = /\n[ \t]*(?:[}\]]|"[^"\r\n]*"[ \t]*:)/g;
  next.lastIndex = start;
  let end = next.exec(text)?.index ?? text.length;
  const isOneLine = !text.slice(start, end).trimEnd().includes('\n');
  while (end > start && (isOneLine ? /[\s,}\]]/ : /[\s,]/).test(text[end - 1]!)) end--;
  return end;
}

/** The longest formula that is looked for. */
const maxLength = 2000;
const calls = /\b(?!(?:min|max|abs|floor|ceil|exp|sqrt|log) *\()[A-Za-z_]\w* *\(/;

/** An expression of names and numbers, which ends at a comma or a bracket of JSON or with its line. */
function formula(text: string, start: number): BareSource | undefined {
  let depth = 0;
  let at = start;
  for (; at < text.length && at - start < maxLength; at++) {
    const char = text[at]!;
    if (isLineBreak(text.charCodeAt(at)) || char === '}' || (char === ',' && depth === 0)) break;
    if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (!/[\w.,*+/^ \t-]/.test(char)) return undefined;
  }
  const source = text.slice(start, at).trimEnd();
  if (depth !== 0 || !/[*+/^(]|\w - /.test(source) || /[A-Za-z_]\w*\./.test(source))
    return undefined;
  if (/^[+]?[\d.]+$|\/[/*]/.test(source) || calls.test(source)) return undefined;
  return { end: start + source.length, kind: /[A-Za-z_]/.test(source) ? 'text' : 'numbers' };
}
