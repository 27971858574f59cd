/** Reads what stands in brackets in a path: an index, or what people write in its place. */
import { Char, nameIn, skipSpaces, trimmed } from './characters.ts';
import type { ReportTemplate } from './path.ts';
import type { TemplateSegment } from './tree.ts';

export interface BracketRead {
  readonly segment: TemplateSegment;
  readonly end: number;
  readonly closed: boolean;
}

const quotes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '‘': '’' };

/** The segment whose bracket opens at `at`; nothing at or behind `limit` is read. */
export function readIndex(
  text: string,
  at: number,
  limit: number,
  report: ReportTemplate,
): BracketRead {
  const start = skipSpaces(text, at + 1, limit);
  const quote = quotes[text.charAt(start)];
  const quoteEnd = quote === undefined ? -1 : findBefore(text, quote, start + 1, limit);
  const close = findBefore(text, ']', quoteEnd === -1 ? start : quoteEnd + 1, limit);
  if (close === -1) return unclosedIndex(text, at, limit, report);
  const end = close + 1;
  const content = trimmed(text, at + 1, close);
  const written = text.slice(content.start, content.end);
  if (quote !== undefined && quoteEnd === content.end - 1)
    return quotedIndex(text, at, end, { start: content.start + 1, end: quoteEnd }, report);
  const index = isDigits(written) ? Number(written) : undefined;
  const valid = index !== undefined && Number.isSafeInteger(index);
  if (!valid) {
    const edits = isPlainName(written) ? [{ start: at, end, text: `.${written}` }] : [];
    report({ code: 'bad-index', written, start: at, end, edits });
  }
  const segment = { kind: 'index', index: valid ? index : undefined, start: at, end } as const;
  return { segment, end, closed: true };
}

/** An index that no bracket closes ends with its digits, so that the text behind it is left alone. */
function unclosedIndex(
  text: string,
  at: number,
  limit: number,
  report: ReportTemplate,
): BracketRead {
  let end = at + 1;
  while (end < limit && isDigits(text.charAt(end))) end++;
  const digits = text.slice(at + 1, end);
  const edits = digits === '' ? [] : [{ start: end, end, text: ']' }];
  report({ code: 'unclosed-index', start: at, end, edits });
  const index = digits === '' ? undefined : Number(digits);
  return { segment: { kind: 'index', index, start: at, end }, end, closed: false };
}

function quotedIndex(
  text: string,
  at: number,
  end: number,
  quoted: { readonly start: number; readonly end: number },
  report: ReportTemplate,
): BracketRead {
  const name = nameIn(text, quoted.start, quoted.end);
  const edits = isPlainName(name) ? [{ start: at, end, text: `.${name}` }] : [];
  report({ code: 'quoted-index', name, start: at, end, edits });
  return { segment: { kind: 'field', name, ...quoted }, end, closed: true };
}

/**
 * The offset of a character before `limit`, or -1. The search ends where another bracket opens, so that no text is
 * searched twice.
 */
function findBefore(text: string, char: string, from: number, limit: number): number {
  for (let at = from; at < limit; at++) {
    if (text[at] === char) return at;
    if (text.charCodeAt(at) === Char.openBracket) return -1;
  }
  return -1;
}

function isDigits(text: string): boolean {
  return /^[0-9]+$/.test(text);
}

/** Whether a name can stand behind a dot. */
function isPlainName(name: string): boolean {
  return /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(name);
}
