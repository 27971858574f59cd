/**
 * Which bracket is missing or too many, told by the indentation: for the second reading of a text whose brackets do not
 * match.
 */
import { isLineBreak } from './lexer.ts';
import { Expect, type Reader } from './reader.ts';
import { none, NodeKind } from './tree.ts';

export interface Layout {
  /** The text before this offset has been looked at. */
  scanned: number;
  lineStart: number;
  /** How far the line of the reader is indented. */
  indent: number;
  /** The indentation of the lines on which brackets were opened, by their offsets. */
  readonly indents: Map<number, number>;
}

export function createLayout(): Layout {
  return { scanned: 0, lineStart: 0, indent: 0, indents: new Map() };
}

/** No more levels than these are compared at one token, so that depth costs nothing. */
const maxLevels = 50;

/**
 * Closes what the indentation of the next token shows to be left open, and reports it. True where that token is a
 * bracket too many, which has been reported and passed over.
 */
export function followLayout(reader: Reader, layout: Layout): boolean {
  const { text, at, builder } = reader;
  moveTo(text, at, layout);
  const char = text[at]!;
  const container = builder.current();
  const kind = builder.kindOfCurrent();
  if (kind === NodeKind.object || kind === NodeKind.array) {
    const opener = builder.startOf(container);
    const indent = layout.indents.get(opener) ?? 0;
    const isClosing = char === '}' || char === ']';
    const isFirst = at === layout.lineStart + layout.indent;
    if (isClosing && indent < layout.indent && opener < layout.lineStart)
      return passOver(reader, isFirst);
    if (isFirst && indent >= layout.indent) closeLeftOpen(reader, layout, isClosing);
  }
  if (char === '{' || char === '[') layout.indents.set(at, layout.indent);
  return false;
}

function moveTo(text: string, at: number, layout: Layout): void {
  let { lineStart } = layout;
  for (; layout.scanned < at; layout.scanned++)
    if (isLineBreak(text.charCodeAt(layout.scanned))) lineStart = layout.scanned + 1;
  if (lineStart === layout.lineStart && lineStart > 0) return;
  layout.lineStart = lineStart;
  layout.indent = 0;
  while (/[ \t]/.test(text.charAt(lineStart + layout.indent))) layout.indent++;
}

/** A closing bracket that stands further in than what it would close, alone or directly behind another one. */
function passOver(reader: Reader, isFirst: boolean): boolean {
  const { text, at, report } = reader;
  if (!isFirst && !/[}\]]/.test(text.charAt(at - 1))) return false;
  report('syntax-bracket', at, at + 1, 'extra');
  reader.at++;
  return true;
}

/** Closes the containers that were opened on lines indented as far as this one, or further. */
function closeLeftOpen(reader: Reader, layout: Layout, isClosing: boolean): void {
  const { text, at, builder, lastEnd } = reader;
  const innermost = builder.current();
  let missing = '';
  let outer: number = innermost;
  for (; outer !== none && missing.length < maxLevels; outer = builder.parentOf(outer)) {
    const kind = builder.kindOf(outer);
    if (kind === NodeKind.property) continue;
    const indent = layout.indents.get(builder.startOf(outer)) ?? 0;
    if (isClosing ? indent <= layout.indent : indent < layout.indent) break;
    missing += kind === NodeKind.array ? ']' : '}';
  }
  if (outer === none || missing === '' || missing.length === maxLevels) return;
  const kind = builder.kindOf(outer);
  if (isClosing) {
    const isSame = layout.indents.get(builder.startOf(outer)) === layout.indent;
    if (!isSame || text[at] !== (kind === NodeKind.array ? ']' : '}')) return;
  } else if (text[at] !== ',' && /[{[]/.test(text[at]!) !== (kind === NodeKind.array)) return;
  const opener = builder.startOf(innermost);
  const insertAt = Math.max(lastEnd, opener + 1);
  const hasComma = reader.expect === Expect.key || reader.expect === Expect.element;
  const endsItself = isClosing || text[at] === ',';
  const inserted = missing + (endsItself || hasComma ? '' : ',');
  reader.report('syntax-bracket', opener, opener + 1, inserted, insertAt);
  while (builder.current() !== outer) builder.close(insertAt);
  reader.lastEnd = insertAt;
  reader.expect = endsItself
    ? Expect.separator
    : kind === NodeKind.array
      ? Expect.firstElement
      : Expect.firstKey;
}
