/** What looks like a reference and is none: single braces, a path before `}}`, statements of other template languages. */
import {
  Char,
  isNameAt,
  isSpaceAt,
  nextBrace,
  skipName,
  skipRun,
  skipSpaces,
} from './characters.ts';
import { readPath } from './path.ts';
import { isNamespace } from './sampleFields.ts';
import type { TemplateProblem } from './tree.ts';

/**
 * `{item.x}` at `at`: only what begins with a known namespace and goes on with a field, since single braces are
 * ordinary text. Where no brace is open around it, `{item.x}}` is one mistake.
 */
export function singleReferenceAt(
  text: string,
  at: number,
  isOutermost: boolean,
): TemplateProblem | undefined {
  const nameStart = skipSpaces(text, at + 1, text.length);
  if (!isNamespace(text.slice(nameStart, skipName(text, nameStart, nameStart + 8))))
    return undefined;
  const close = nextBrace(text, nameStart);
  if (text.charCodeAt(close) !== Char.closeBrace) return undefined;
  const path = readPath(text, nameStart, close, { spaced: false, report: () => undefined });
  if (path === undefined || path.segments.length === 0) return undefined;
  if (skipSpaces(text, path.end, close) !== close) return undefined;
  const hasBoth = isOutermost && skipRun(text, close, Char.closeBrace) - close >= 2;
  const end = hasBoth ? close + 2 : close + 1;
  // The `$` of JavaScript and of shells would stay in the text.
  const hasSign = text[at - 1] === '$';
  const start = hasSign ? at - 1 : at;
  const edits = [{ start, end: at, text: '{' }];
  if (!hasBoth) edits.push({ start: end, end, text: '}' });
  return { code: 'single-braces', start, end, edits };
}

/** `{ {item.x} }` at `at`: two braces with a space between them on one side or both. */
export function spacedReferenceAt(text: string, at: number): TemplateProblem | undefined {
  const inner = skipBlanks(text, at + 1);
  if (inner === at + 1 || text.charCodeAt(inner) !== Char.openBrace) return undefined;
  const single = singleReferenceAt(text, inner, false);
  if (single === undefined) return undefined;
  const close = skipBlanks(text, single.end);
  if (text.charCodeAt(close) !== Char.closeBrace) return undefined;
  const edits = [{ start: at + 1, end: inner, text: '' }];
  if (close > single.end) edits.push({ start: single.end, end: close, text: '' });
  return { code: 'single-braces', start: at, end: close + 1, edits };
}

/** Behind a few blanks: more of them, or a line break, are the layout of JSON. */
export function skipBlanks(text: string, at: number): number {
  let to = at;
  while (to < at + 3 && text.charCodeAt(to) === Char.space) to++;
  return to;
}

/** `item.x}}`: the path that the braces from `at` to `end` were meant to close. */
export function pathBefore(text: string, at: number, end: number): TemplateProblem | undefined {
  let pathEnd = at;
  while (isSpaceAt(text, pathEnd - 1)) pathEnd--;
  let start = pathEnd;
  while (isNameAt(text, start - 1) || /[.[\]]/.test(text[start - 1] ?? ' ')) start--;
  const path = readPath(text, start, pathEnd, { spaced: false, report: () => undefined });
  if (path?.namespace === undefined || path.start !== start || path.end !== pathEnd)
    return undefined;
  if (path.segments.length === 0 || !isNamespace(path.namespace.name)) return undefined;
  const edits = [{ start, end: start, text: '{{' }];
  if (end - at > 2) edits.push({ start: at + 2, end, text: '' });
  return { code: 'unopened-reference', start, end, edits };
}

const statementWords =
  /^[-+]?\s*(?:if|elif|else|endif|for|endfor|set|endset|block|endblock|macro|endmacro|include|extends|import|from|raw|endraw|with|endwith|filter|endfilter|call|endcall)\b/;

/** `{% if … %}` or `{# … #}` at `at`. */
export function statementAt(text: string, at: number): TemplateProblem | undefined {
  const sign = text.charCodeAt(at + 1);
  if (sign !== Char.percent && sign !== Char.hash) return undefined;
  const close = nextBrace(text, at + 2);
  if (text.charCodeAt(close) !== Char.closeBrace || close < at + 3) return undefined;
  if (text.charCodeAt(close - 1) !== sign) return undefined;
  const end = close + 1;
  if (sign === Char.hash)
    return {
      code: 'statement',
      construct: 'comment',
      start: at,
      end,
      edits: [{ start: at, end, text: '' }],
    };
  if (!statementWords.test(text.slice(at + 2, at + 40))) return undefined;
  return { code: 'statement', construct: 'statement', start: at, end, edits: [] };
}
