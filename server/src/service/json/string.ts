/** JSON string escapes: the decoded text, and the one place that maps positions between it and the source. */
import { lastAtMost } from './ascending.ts';

const simpleEscapes: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** Length in a string's content of the escape that starts at `at` (a backslash), never beyond its end. */
function escapeLength(content: string, at: number): number {
  return Math.min(content[at + 1] === 'u' ? 6 : 2, content.length - at);
}

function decodeEscape(text: string, at: number, length: number): string {
  const escape = text.slice(at + 1, at + length);
  if (!escape.startsWith('u')) return simpleEscapes[escape] ?? (escape || '\\');
  const code = /^u[0-9a-fA-F]{4}$/.test(escape) ? Number.parseInt(escape.slice(1), 16) : 0xfffd;
  return String.fromCharCode(code);
}

/** Decodes a string's content (offsets without the quotes). A wrong escape becomes what stands behind the backslash. */
export function decodeString(text: string, start: number, end: number): string {
  // The search stays inside the string: of many strings, each would else be searched for to the end of the file.
  const content = text.slice(start, end);
  let decoded = '';
  let copied = 0;
  for (let at = content.indexOf('\\'); at !== -1; at = content.indexOf('\\', copied)) {
    const length = escapeLength(content, at);
    decoded += content.slice(copied, at) + decodeEscape(content, at, length);
    copied = at + length;
  }
  return decoded + content.slice(copied);
}

/** Positions in the decoded text and in the source, both in UTF-16 units; each escape is one decoded unit. */
export interface StringMap {
  readonly decoded: string;
  /** The source offset at which a decoded offset (0 to the decoded length) begins. */
  readonly toSource: (decodedOffset: number) => number;
  /** The decoded offset that holds a source offset; inside an escape, the escape's. Clamped to the string. */
  readonly toDecoded: (sourceOffset: number) => number;
}

/**
 * Maps a string's content (source offsets without the quotes), which has been decoded. The escapes are looked for when a
 * position is first asked for; memory grows with their number only.
 */
export function mapString(
  text: string,
  start: number,
  end: number,
  decoded = decodeString(text, start, end),
): StringMap {
  let found: Escapes | undefined;
  const escapes = () => (found ??= escapesIn(text, start, end));
  return {
    decoded,
    toSource: (decodedOffset) => {
      const { decodedOffsets, sourceOffsets } = escapes();
      const clamped = Math.min(Math.max(decodedOffset, 0), decoded.length);
      const piece = lastAtMost(decodedOffsets, clamped);
      return sourceOffsets[piece]! + (clamped - decodedOffsets[piece]!);
    },
    toDecoded: (sourceOffset) => {
      const { decodedOffsets, sourceOffsets } = escapes();
      const clamped = Math.min(Math.max(sourceOffset, start), end);
      const piece = lastAtMost(sourceOffsets, clamped);
      const offset = decodedOffsets[piece]! + (clamped - sourceOffsets[piece]!);
      const next = decodedOffsets[piece + 1];
      return next === undefined ? offset : Math.min(offset, next - 1);
    },
  };
}

/** First the content's start, then what is behind each escape: the decoded offset there, and the source offset. */
interface Escapes {
  readonly decodedOffsets: readonly number[];
  readonly sourceOffsets: readonly number[];
}

function escapesIn(text: string, start: number, end: number): Escapes {
  const decodedOffsets: number[] = [0];
  const sourceOffsets: number[] = [start];
  let removed = 0;
  const content = text.slice(start, end);
  for (let at = content.indexOf('\\'); at !== -1;) {
    const length = escapeLength(content, at);
    removed += length - 1;
    const behind = at + length;
    decodedOffsets.push(behind - removed);
    sourceOffsets.push(start + behind);
    at = content.indexOf('\\', behind);
  }
  return { decodedOffsets, sourceOffsets };
}

/** A text as the content of a JSON string (without quotes). */
export function encodeString(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}
