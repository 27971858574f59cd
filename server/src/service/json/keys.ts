/** Reads the keys of objects. */
import {
  Char,
  plainStringEnd,
  scanString,
  scanWord,
  shortString,
  skipTrivia,
  startsString,
  unreported,
} from './lexer.ts';
import { lostQuoteOfKey } from './lostQuotes.ts';
import {
  closeBracket,
  Expect,
  isFollowedByColon,
  reportTrailingComma,
  type Reader,
} from './reader.ts';
import { NodeKind } from './tree.ts';

/** Reads a key and its colon, or the end of the object; the reader stands on a token in an object. */
export function readKey(reader: Reader): void {
  const { text, at } = reader;
  if (startsString(text.charCodeAt(at))) {
    const plainEnd = plainStringEnd(text, at);
    const isPlain = plainEnd !== -1 && plainEnd - at <= shortString;
    const token = isPlain ? undefined : scanString(text, at, reader.report, reader.lookahead, true);
    const end = token?.end ?? plainEnd;
    const lostAt = lostQuoteOfKey(text, at, end);
    if (lostAt !== undefined) {
      reader.report('syntax-string', at, lostAt, 'unterminated');
      return openProperty(reader, at, lostAt);
    }
    if (token?.followed === false) reader.lostAt = Math.min(reader.lostAt, end);
    return openProperty(reader, at, end, token?.escaped);
  }
  switch (text.charCodeAt(at)) {
    case Char.closeBrace:
    case Char.closeBracket:
      if (reader.expect === Expect.key) reportTrailingComma(reader);
      return closeBracket(reader);
    case Char.comma:
      reader.report('syntax-comma', at, at + 1, 'extra');
      reader.expect = Expect.firstKey;
      reader.at++;
      return;
    case Char.colon: {
      // A symbol of Ruby.
      const symbolEnd = scanWord(text, at + 1);
      if (text.charCodeAt(skipTrivia(text, symbolEnd, unreported)) !== Char.equals)
        return missingKey(reader);
      reader.report('syntax-key', at, symbolEnd, text.slice(at + 1, symbolEnd));
      return openProperty(reader, at + 1, symbolEnd);
    }
    case Char.openBrace:
    case Char.openBracket:
      return missingKey(reader);
    default: {
      const wordEnd = Math.max(scanWord(text, at), at + 1);
      reader.report('syntax-key', at, wordEnd, text.slice(at, wordEnd));
      // `model": …` has lost its opening quote only.
      const isClosed = text[wordEnd] === '"' && isFollowedByColon(text, wordEnd + 1);
      return openProperty(reader, at, wordEnd, false, isClosed ? wordEnd + 1 : wordEnd);
    }
  }
}

function missingKey(reader: Reader): void {
  reader.report('syntax-key', reader.at, reader.at + 1);
  openProperty(reader, reader.at, reader.at);
}

/** The key's end is followed by its colon; `behind` is where reading goes on, if that is not the key's end. */
function openProperty(
  reader: Reader,
  start: number,
  keyEnd: number,
  escaped = false,
  behind = keyEnd,
): void {
  const { text, builder } = reader;
  const property = builder.open(NodeKind.property, start, keyEnd);
  if (escaped) builder.setEscaped(property);
  reader.at = reader.lastEnd = keyEnd;
  reader.expect = Expect.value;
  const next = skipTrivia(text, behind, reader.report);
  if (text.charCodeAt(next) === Char.colon) {
    reader.at = reader.lastEnd = next + 1;
    return;
  }
  if (keyEnd === start) return; // already reported: no key at all
  if (text.charCodeAt(next) === Char.equals) {
    const end = text[next + 1] === '>' ? next + 2 : next + 1;
    reader.report('syntax-colon', next, end, 'equals');
    reader.at = reader.lastEnd = end;
    return;
  }
  reader.at = next;
  if (startsValue(reader, next)) {
    reader.report('syntax-colon', start, keyEnd, 'before value');
    return;
  }
  reader.report('syntax-colon', start, keyEnd, 'missing');
  builder.close(keyEnd);
  reader.expect = Expect.separator;
}

/** Whether a value stands here; a string before a colon is the next key, whose value has not been written yet. */
function startsValue({ text, lookahead }: Reader, at: number): boolean {
  const char = text[at];
  if (char === undefined || char === ',' || char === '}' || char === ']') return false;
  if (char !== '"') return true;
  return !isFollowedByColon(text, scanString(text, at, unreported, lookahead).end);
}
