/** Reads the keys of objects. */
import { Char, scanString, scanWord, skipTrivia, startsString } from './lexer.ts';
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
    const token = scanString(text, at, reader.report, { isKey: true });
    if (!token.followed) reader.lostAt = Math.min(reader.lostAt, token.end);
    return openProperty(reader, at, token.end, token.escaped);
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
    case Char.openBrace:
    case Char.openBracket:
    case Char.colon:
      reader.report('syntax-key', at, at + 1);
      return openProperty(reader, at, at, false);
    default: {
      const end = Math.max(scanWord(text, at), at + 1);
      reader.report('syntax-key', at, end, text.slice(at, end));
      return openProperty(reader, at, end, false);
    }
  }
}

function openProperty(reader: Reader, start: number, keyEnd: number, escaped: boolean): void {
  const { text, builder } = reader;
  const property = builder.open(NodeKind.property, start, keyEnd);
  if (escaped) builder.setEscaped(property);
  reader.at = reader.lastEnd = keyEnd;
  reader.expect = Expect.value;
  const next = skipTrivia(text, keyEnd, reader.report);
  if (text.charCodeAt(next) === Char.colon) {
    reader.at = reader.lastEnd = next + 1;
    return;
  }
  if (keyEnd === start) return; // already reported: no key at all
  if (text.charCodeAt(next) === Char.equals) {
    reader.report('syntax-colon', next, next + 1, 'equals');
    reader.at = reader.lastEnd = next + 1;
    return;
  }
  reader.at = next;
  if (startsValue(text, next)) {
    reader.report('syntax-colon', start, keyEnd, 'before value');
    return;
  }
  reader.report('syntax-colon', start, keyEnd, 'missing');
  builder.close(keyEnd);
  reader.expect = Expect.separator;
}

/** Whether a value stands here; a string before a colon is the next key, whose value has not been written yet. */
function startsValue(text: string, at: number): boolean {
  const char = text[at];
  if (char === undefined || char === ',' || char === '}' || char === ']') return false;
  if (char !== '"') return true;
  return !isFollowedByColon(text, scanString(text, at, () => undefined).end);
}
