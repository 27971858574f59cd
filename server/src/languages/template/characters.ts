/** The characters of the template language, and the ways over them. */

import { detached } from '../detached.ts';

export const Char = {
  space: 32,
  percent: 37,
  hash: 35,
  dot: 46,
  openBracket: 91,
  closeBracket: 93,
  openBrace: 123,
  closeBrace: 125,
} as const;

/**
 * What no name holds unquoted. Everything else may be in a key of somebody's data, `-`, `$` and letters of any script
 * included.
 */
const notInName = '.[]{}()|"\'`“”‘’+*/%=<>!&?,#~^;:\\';

const space = /\s/;

/** The answers for ASCII, which is nearly all there is. */
const asciiSpace = asciiTable((char) => space.test(char));
const asciiName = asciiTable((char) => !space.test(char) && !notInName.includes(char));

function asciiTable(holds: (char: string) => boolean): readonly boolean[] {
  return Array.from({ length: 128 }, (_, code) => holds(String.fromCharCode(code)));
}

/** Whether there is a space of any kind at an offset. */
export function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return asciiSpace[code] ?? space.test(text.charAt(at));
}

/** Whether there is a character at an offset that a name can hold. */
export function isNameAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (Number.isNaN(code)) return false;
  return asciiName[code] ?? !(space.test(text.charAt(at)) || notInName.includes(text.charAt(at)));
}

/** The offset of the first character at or behind `at` that is no space, at most `limit`. */
export function skipSpaces(text: string, at: number, limit: number): number {
  while (at < limit && isSpaceAt(text, at)) at++;
  return at;
}

/** The offset behind the name that begins at `at`, at most `limit`; `at` itself where there is none. */
export function skipName(text: string, at: number, limit: number): number {
  while (at < limit && isNameAt(text, at)) at++;
  return at;
}

/** A name of its own, with which the text is not kept. */
export function nameIn(text: string, start: number, end: number): string {
  return detached(text.slice(start, end));
}

/** The offset behind the run of this character that begins at `at`. */
export function skipRun(text: string, at: number, char: number): number {
  while (text.charCodeAt(at) === char) at++;
  return at;
}

/** The offset of the first brace of either kind at or behind `at`, or the text's length. */
export function nextBrace(text: string, at: number): number {
  brace.lastIndex = at;
  return brace.test(text) ? brace.lastIndex - 1 : text.length;
}

/** Run by the engine's own machine: megabytes are looked through before a loop of ours is compiled. */
const brace = /[{}]/g;

/** The text with the spaces at both ends of a range left out, as a range. */
export function trimmed(
  text: string,
  start: number,
  end: number,
): { readonly start: number; readonly end: number } {
  const from = skipSpaces(text, start, end);
  let to = end;
  while (to > from && isSpaceAt(text, to - 1)) to--;
  return { start: from, end: to };
}
