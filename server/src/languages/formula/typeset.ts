/** What formulas of typeset text and of programs have and this language has not: `²`, `½`, comments. */
import type { Range } from './tree.ts';

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The exponent that is written raised at `at`. */
export function superscriptAt(
  text: string,
  at: number,
): { readonly value: number; readonly end: number } | undefined {
  const digitsStart = text[at] === '⁻' ? at + 1 : at;
  let end = digitsStart;
  let digits = digitsStart > at ? '-' : '';
  for (; end < text.length && superscripts.includes(text[end]!); end++)
    digits += String(superscripts.indexOf(text[end]!));
  return end === digitsStart ? undefined : { value: Number(digits), end };
}

const fractions: Readonly<Record<string, number>> = {
  '½': 0.5,
  '¼': 0.25,
  '¾': 0.75,
  '⅕': 0.2,
  '⅖': 0.4,
  '⅗': 0.6,
  '⅘': 0.8,
  '⅛': 0.125,
};

/** The value of a fraction that is one character. */
export function vulgarFractionAt(text: string, at: number): number | undefined {
  return fractions[text.charAt(at)];
}

/** A comment of another language; `//` is one only where words without operators follow: it also divides in Python. */
export function commentAt(text: string, at: number): Range | undefined {
  if (text.startsWith('/*', at)) {
    // No longer one is searched for, so that many that nothing closes cost little.
    const close = text.slice(at, at + 1000).indexOf('*/', 2);
    return close === -1 ? undefined : { start: at, end: at + close + 2 };
  }
  const isComment =
    text[at] === '#' || (text.startsWith('//', at) && words.test(text.slice(at, at + 200)));
  if (!isComment) return undefined;
  const lineEnd = text.indexOf('\n', at);
  return { start: at, end: lineEnd === -1 ? text.length : lineEnd };
}

const words = /^\/\/[^\n]*\p{L}[ ]+(?!(?:and|or|if|else|mod|div|in|is)\b)\p{L}/u;
