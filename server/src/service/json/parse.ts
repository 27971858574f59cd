/**
 * Reads JSON once into a flat tree, without recursion and without ever giving up: a mistake is one problem at the
 * smallest place, and reading goes on behind it. Time is linear in the length of the text.
 */
import { createTreeBuilder } from './builder.ts';
import { readKey } from './keys.ts';
import { inOneLanguage } from './otherLanguage.ts';
import { createLayout, followLayout, type Layout } from './layout.ts';
import {
  lostBrackets,
  type LostBrackets,
  openLost,
  standAlone,
  withBothBraces,
} from './lostBrackets.ts';
import {
  Char,
  classifyWord,
  maxLookahead,
  scanWord,
  skipTrivia,
  startsString,
  unreported,
  type ReportSyntax,
} from './lexer.ts';
import {
  belongsToUnfinished,
  closeBracket,
  endValue,
  Expect,
  isFollowedByColon,
  maxMissing,
  reportMissingValue,
  reportTrailingComma,
  type Reader,
} from './reader.ts';
import { endOf, kindOf, none, NodeKind, type JsonTree, type SyntaxProblem } from './tree.ts';
import { readBareSource, readContentBehind, readString, readWord } from './values.ts';

/** Problems beyond this number are dropped: nobody reads them, and they cost memory. */
const maxProblems = 1000;

/** Reads a text; never throws, whatever the text. */
export function parseJson(text: string): JsonTree {
  return inOneLanguage(parseEach(text));
}

/** The same, with each mistake of a program as a problem of its own. */
export function parseEach(text: string): JsonTree {
  const { tree, keysAsValues } = readText(text);
  if (!tree.problems.some((problem) => isAboutBrackets(tree, problem))) return tree;
  // Brackets that do not match say little about which one is wrong; the indentation says more, if it is sound.
  const { tree: byLayout } = readText(text, { layout: createLayout() });
  const isSound = byLayout.problems.length <= tree.problems.length;
  const best = isSound && byLayout.problems.some(isAboutLayout) ? byLayout : tree;
  const lost = lostBrackets(tree, keysAsValues);
  if (lost.size === 0) return best;
  const { tree: opened } = readText(text, { lost });
  const isExplained = opened.problems.every(
    ({ code, start }) => code !== 'syntax-bracket' || lost.has(start),
  );
  const gain = mistakes(best) - mistakes(opened);
  return isExplained && (gain > 0 || (gain === 0 && standAlone(text, lost))) ? opened : best;
}

/** Whether a problem may come from a bracket: what follows the job may follow a bracket that ended it too early. */
function isAboutBrackets(tree: JsonTree, { code, start }: SyntaxProblem): boolean {
  return code === 'syntax-bracket' || (code === 'syntax-content' && start >= endOf(tree, 0));
}

/** That the text is no object is one too, which a rule tells. */
function mistakes(tree: JsonTree): number {
  return tree.problems.length + (kindOf(tree, 0) === NodeKind.object ? 0 : 1);
}

function isAboutLayout({ code, detail, insertAt }: SyntaxProblem): boolean {
  return code === 'syntax-bracket' && (insertAt !== undefined || detail === 'extra');
}

interface Reading {
  readonly tree: JsonTree;
  readonly keysAsValues: readonly number[];
}

function readText(
  text: string,
  { layout, lost = new Map() }: { readonly layout?: Layout; readonly lost?: LostBrackets } = {},
): Reading {
  const problems: SyntaxProblem[] = [];
  const report: ReportSyntax = (code, start, end, detail = '', insertAt) => {
    if (problems.length === maxProblems || start > reader.lostAt) return;
    if (detail === 'missing' && belongsToUnfinished(problems.at(-1), start, reader.lastEnd)) return;
    problems.push({ code, start, end, detail, ...(insertAt !== undefined && { insertAt }) });
  };
  const reader: Reader = {
    text,
    builder: createTreeBuilder(text),
    report,
    at: text.charCodeAt(0) === Char.byteOrderMark ? 1 : 0,
    expect: Expect.value,
    lastEnd: 0,
    lastComma: none,
    lostAt: text.length,
    inUnquoted: false,
    isInside: false,
    lost,
    squared: new Set(),
    keysAsValues: [],
    lookahead: { left: maxLookahead },
    unclosed: new Set(),
  };
  for (;;) {
    reader.at = skipTrivia(text, reader.at, report);
    if (reader.at >= text.length) break;
    if (layout && followLayout(reader, layout)) continue;
    step(reader);
  }
  closeAtEnd(reader);
  const tree = reader.builder.finish(withBothBraces(problems), reader.lostAt);
  return { tree, keysAsValues: reader.keysAsValues };
}

function step(reader: Reader): void {
  switch (reader.expect) {
    case Expect.value:
    case Expect.firstElement:
    case Expect.element:
      return readValue(reader);
    case Expect.firstKey:
    case Expect.key:
      return readKey(reader);
    case Expect.separator:
      return readSeparator(reader);
    case Expect.end:
      return readContentBehind(reader);
  }
}

function readValue(reader: Reader): void {
  const { text, builder, at } = reader;
  const lost = reader.lost.get(at);
  if (lost && builder.startOf(builder.current()) !== at) return openLost(reader, lost);
  if (startsString(text.charCodeAt(at))) return readString(reader);
  switch (text.charCodeAt(at)) {
    case Char.openBrace:
      if (text.charCodeAt(at + 1) === Char.openBrace && readBareSource(reader)) return;
      builder.open(NodeKind.object, at, at + 1);
      reader.at++;
      reader.expect = Expect.firstKey;
      return;
    case Char.openBracket:
      builder.open(NodeKind.array, at, at + 1);
      reader.at++;
      reader.expect = Expect.firstElement;
      return;
    case Char.closeBrace:
    case Char.closeBracket:
    case Char.comma:
      return missingValue(reader);
    case Char.colon:
      reader.report('syntax-colon', at, at + 1, 'extra');
      reader.at++;
      return;
    default:
      return readWord(reader);
  }
}

/** A closing bracket or a comma stands where a value should. */
function missingValue(reader: Reader): void {
  const { text, builder, at } = reader;
  const char = text.charCodeAt(at);
  if (char === Char.comma) {
    if (builder.kindOfCurrent() === NodeKind.property) reportMissingValue(reader);
    else if (builder.current() === none) reader.report('syntax-content', at, at + 1);
    else reader.report('syntax-comma', at, at + 1, 'extra');
    if (builder.kindOfCurrent() === NodeKind.property) return endValue(reader, reader.lastEnd);
    // What it expects stays the same: the comma before it, if there is one, is right.
    reader.at++;
    if (reader.expect === Expect.element) reader.expect = Expect.firstElement;
    return;
  }
  if (builder.kindOfCurrent() === NodeKind.property) {
    reportMissingValue(reader);
    return endValue(reader, reader.lastEnd);
  }
  if (builder.current() === none) {
    reader.report('syntax-bracket', at, at + 1, 'extra');
    reader.at++;
    return;
  }
  if (reader.expect === Expect.element) reportTrailingComma(reader);
  closeBracket(reader);
}

function readSeparator(reader: Reader): void {
  const { text, builder, at } = reader;
  const inObject = builder.kindOfCurrent() === NodeKind.object;
  if (text.startsWith('=>', at)) return readColon(reader, '=>');
  switch (text.charCodeAt(at)) {
    case Char.comma:
      reader.lastComma = at;
      reader.at++;
      reader.expect = inObject ? Expect.key : Expect.element;
      return;
    case Char.semicolon:
      if (/[}\]]/.test(text.charAt(skipTrivia(text, at + 1, unreported)))) {
        reader.report('syntax-comma', at, at + 1, 'last semicolon');
        reader.at++;
        return;
      }
      reader.report('syntax-comma', at, at + 1, 'semicolon');
      reader.lastComma = at;
      reader.at++;
      reader.expect = inObject ? Expect.key : Expect.element;
      return;
    case Char.closeBrace:
    case Char.closeBracket:
      return closeBracket(reader);
    case Char.colon:
      return readColon(reader, ':');
    default: {
      const wordEnd = scanWord(text, at);
      // A key may have lost its opening quote.
      const keyEnd = inObject && text[wordEnd] === '"' ? wordEnd + 1 : wordEnd;
      if (wordEnd > at && !isFollowedByColon(text, keyEnd)) return skipWord(reader, wordEnd);
      reader.report('syntax-comma', at, at + 1, 'missing', reader.lastEnd);
      reader.expect = inObject ? Expect.firstKey : Expect.firstElement;
    }
  }
}

/**
 * A colon behind a value: if that was a string, it is the next key, and the key before it still lacks its value; or the
 * first key of an object that was opened as an array.
 */
function readColon(reader: Reader, sign: ':' | '=>'): void {
  const { builder, at } = reader;
  const property = builder.turnValueIntoKey();
  const object = property === none ? builder.turnArrayIntoObject() : none;
  reader.at += sign.length;
  if (sign === '=>') reader.report('syntax-colon', at, reader.at, 'equals');
  if (property !== none) {
    reader.report('syntax-value', builder.startOf(property), builder.endOf(property));
    reader.keysAsValues.push(builder.startOf(builder.current()));
  } else if (object !== none) {
    const opener = builder.startOf(object);
    reader.report('syntax-bracket', opener, opener + 1, '{');
    reader.squared.add(object);
    reader.keysAsValues.push(builder.startOf(builder.current()));
  } else {
    // The key of an object, in a list, that has lost its brace.
    if (builder.kindOf(builder.last()) === NodeKind.string)
      reader.keysAsValues.push(builder.startOf(builder.last()));
    return reader.report('syntax-colon', at, at + 1, 'extra');
  }
  reader.lastEnd = reader.at;
  reader.expect = Expect.value;
}

/** A word behind a value: the rest of an unquoted value that has been reported, or something that belongs nowhere. */
function skipWord(reader: Reader, end: number): void {
  const { builder, at } = reader;
  if (
    classifyWord(reader.text.slice(at, end)).kind === 'number' &&
    builder.kindOfCurrent() === NodeKind.array
  ) {
    reader.report('syntax-comma', at, at + 1, 'missing', reader.lastEnd);
    reader.expect = Expect.firstElement;
    return;
  }
  if (!reader.inUnquoted) reader.report('syntax-content', at, end);
  reader.at = end;
}

/** The text has ended: what is still open is reported once, with the brackets that are missing. */
function closeAtEnd(reader: Reader): void {
  const { builder, text } = reader;
  if (builder.current() === none) {
    if (reader.expect === Expect.value) reader.report('syntax-value', 0, text.length, 'empty');
    return;
  }
  if (builder.kindOfCurrent() === NodeKind.property && reader.expect === Expect.value) {
    if (reader.lostAt === text.length) reportMissingValue(reader);
    builder.close(reader.lastEnd);
  }
  const innermost = builder.startOf(builder.current());
  let missing = '';
  while (builder.current() !== none) {
    if (missing.length < maxMissing)
      missing += builder.kindOfCurrent() === NodeKind.array ? ']' : '}';
    if (builder.kindOfCurrent() === NodeKind.property) missing = missing.slice(0, -1);
    builder.close(text.length);
  }
  if (reader.lostAt === text.length)
    reader.report('syntax-bracket', innermost, innermost + 1, missing);
}
