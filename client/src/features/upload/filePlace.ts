/** Where in a line the name of a file is written. Pure. */
import { fileKeys } from './fileKeys.ts';

export interface FilePlace {
  /** Characters of the line: what stands between the quotes, or where it would stand. */
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
}

const begun = new RegExp(String.raw`"(?:${fileKeys.join('|')})"\s*:\s*(?:(")([^"\\]*))?$`);

/** The place at a character; undefined where no file is named. */
export function filePlaceAt(line: string, character: number): FilePlace | undefined {
  const before = begun.exec(line.slice(0, character));
  if (!before) return undefined;
  const [, quote, typed = ''] = before;
  const rest = line.slice(character);
  // Without a quote something else may stand there already.
  if (quote === undefined && !/^\s*(?:[,}]|$)/.test(rest)) return undefined;
  const after = quote === undefined ? 0 : /^[^"\\]*/.exec(rest)![0].length;
  const isClosed = rest[after] === '"';
  const end = isClosed ? character + after : character;
  return { start: character - typed.length, end, isQuoted: quote !== undefined };
}

/** Whether this is what *New Job File* writes where an id has to stand: every choice takes its place. */
export function isPlaceholder(text: string): boolean {
  return /^file-(?:training|validation)$/.test(text);
}
