/**
 * A document that the editor has open. It is what vscode-languageserver-textdocument gives, but that finds the lines of a
 * text of megabytes by looking at each character, which takes longer than all that follows takes for a small one.
 */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import type { Position, Range } from 'vscode-languageserver-types';
import { lastAtMost } from '../service/json/ascending.ts';

/** A document at its newest version. Positions are LSP's, in UTF-16 units; the nearest counts for one that is not in the text. */
export interface TextDocument {
  readonly uri: string;
  readonly languageId: string;
  readonly version: number;
  readonly getText: () => string;
  readonly offsetAt: (position: Position) => number;
  readonly positionAt: (offset: number) => Position;
}

export interface EditedDocument extends TextDocument {
  /** Makes an editor's changes, each to the text that the one before it has left. */
  readonly update: (changes: readonly TextDocumentContentChangeEvent[], version: number) => void;
}

export function createTextDocument(
  uri: string,
  languageId: string,
  firstVersion: number,
  firstText: string,
): EditedDocument {
  let version = firstVersion;
  let text = firstText;
  /** Where each line begins, once somebody has asked. */
  let lines: number[] | undefined;
  const lineStarts = () => (lines ??= [0, ...lineStartsIn(text)]);

  /** An offset inside the characters that end a line is their beginning. */
  const beforeLineEnd = (offset: number, lineStart: number) => {
    let before = offset;
    while (before > lineStart && /[\r\n]/.test(text.charAt(before - 1))) before--;
    return before;
  };
  const offsetAt = ({ line, character }: Position) => {
    const starts = lineStarts();
    if (line < 0) return 0;
    const start = starts[line];
    if (start === undefined) return text.length;
    const offset = Math.min(start + Math.max(character, 0), starts[line + 1] ?? text.length);
    return beforeLineEnd(offset, start);
  };
  const positionAt = (wanted: number): Position => {
    const offset = Math.max(Math.min(wanted, text.length), 0);
    const starts = lineStarts();
    const line = lastAtMost(starts, offset);
    const start = starts[line]!;
    return { line, character: beforeLineEnd(offset, start) - start };
  };
  const offsetsOf = ({ start, end }: Range) =>
    [offsetAt(start), offsetAt(end)].sort((one, other) => one - other) as [number, number];

  const replace = (start: number, end: number, inserted: string) => {
    const starts = lineStarts();
    text = text.slice(0, start) + inserted + text.slice(end);
    const insertedEnd = start + inserted.length;
    // Whether a line begins somewhere is told by the characters on both sides.
    const from = Math.max(start - 1, 0);
    const added = lineStartsIn(text.slice(from, insertedEnd + 1))
      .map((at) => from + at)
      .filter((at) => at >= start && at <= insertedEnd);
    const first = start === 0 ? 1 : lastAtMost(starts, start - 1) + 1;
    const next = lastAtMost(starts, end) + 1;
    const moved = insertedEnd - end;
    if (moved !== 0) for (let line = next; line < starts.length; line++) starts[line]! += moved;
    if (next - first === added.length) added.forEach((at, line) => (starts[first + line] = at));
    else lines = starts.slice(0, first).concat(added, starts.slice(next));
  };

  return {
    uri,
    languageId,
    get version() {
      return version;
    },
    getText: () => text,
    offsetAt,
    positionAt,
    update: (changes, newVersion) => {
      for (const change of changes) {
        if ('range' in change) replace(...offsetsOf(change.range), change.text);
        else {
          text = change.text;
          lines = undefined;
        }
      }
      version = newVersion;
    },
  };
}

/** The offsets behind each end of a line, which are LSP's three: `\n`, `\r\n` and `\r`. */
function lineStartsIn(text: string): number[] {
  const starts: number[] = [];
  const next = (character: string, from: number) => {
    const at = text.indexOf(character, from);
    return at < 0 ? Infinity : at;
  };
  let lineFeed = next('\n', 0);
  let carriageReturn = next('\r', 0);
  while (lineFeed < Infinity || carriageReturn < Infinity) {
    let start: number;
    if (lineFeed < carriageReturn) {
      start = lineFeed + 1;
    } else {
      start = carriageReturn + (carriageReturn + 1 === lineFeed ? 2 : 1);
      carriageReturn = next('\r', start);
    }
    if (lineFeed < start) lineFeed = next('\n', start);
    starts.push(start);
  }
  return starts;
}
