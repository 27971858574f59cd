/** Reads strings and words: those of JSON, those of programs, and the program or command that the job may stand in. */
import { isOnlyPunctuation, objectBehind } from './around.ts';
import { bareSource } from './bareSources.ts';
import { callArguments, type CallArguments } from './callArguments.ts';
import { foreignStringEnd } from './foreignStrings.ts';
import { innerQuotes, type InnerQuotes } from './innerQuotes.ts';
import {
  Char,
  classifyWord,
  plainStringEnd,
  scanString,
  scanWord,
  skipTrivia,
  startsString,
  unreported,
} from './lexer.ts';
import { lostQuoteOfValue } from './lostQuotes.ts';
import { endValue, isFollowedByColon, type Reader } from './reader.ts';
import { notationAt } from './notations.ts';
import { phpArray } from './phpArray.ts';
import { commandBody } from './shellCommand.ts';
import { isFirstOfLine, lineIndent } from '../indentation.ts';
import { none, NodeKind } from './tree.ts';
import { expressionEnd, isStrings, unquotedEnd } from './unquoted.ts';

/** Reads what stands behind the job; a program or command that stands around it has been reported. */
export function readContentBehind(reader: Reader): void {
  const { text, at, report } = reader;
  reader.at = text.length;
  if (text[at] === ':' && reader.builder.kindOf(0) === NodeKind.string)
    reader.keysAsValues.push(reader.builder.startOf(0));
  if (reader.isInside || reader.inUnquoted) return;
  if (isOnlyPunctuation(text, at))
    report('syntax-content', at, Math.max(at + 1, contentEnd(text)), 'behind');
  else if (text[at] === '{') report('syntax-content', at, at + 1, 'second');
  else report('syntax-content', at, Math.max(scanWord(text, at), at + 1));
}

/** Where the text ends but for the space that JSON knows; `trimEnd` would also leave out what JSON does not. */
function contentEnd(text: string): number {
  let end = text.length;
  while (' \n\r\t'.includes(text.charAt(end - 1)) && end > 0) end--;
  return end;
}

/** Words of a program before the job: reading begins anew at the job, if there is one. */
function readContentBefore(reader: Reader, wordEnd: number): void {
  const { text, builder, at, report } = reader;
  const start = objectBehind(text, at);
  const call = callArguments(text, at);
  const rewritten = call ?? commandBody(text, at) ?? phpArray(text, at);
  const notation = rewritten === undefined ? notationAt(text, at) : undefined;
  reader.isInside = true;
  if (start === none || rewritten || notation) {
    const isYaml = text[wordEnd] === ':' && /\s/.test(text.charAt(wordEnd + 1));
    const kind = isYaml ? 'yaml' : 'no object';
    report('syntax-content', at, wordEnd, rewritten ? 'around' : (notation ?? kind));
    if (call) reportComputed(reader, call);
    builder.add(NodeKind.malformed, at, wordEnd);
    return endValue(reader, wordEnd);
  }
  report('syntax-content', at, at + Math.max(1, text.slice(at, start).trimEnd().length), 'around');
  reader.at = start;
}

/** Reports what only the program knows: the arguments that are variables, or are computed. */
function reportComputed({ text, lookahead, report }: Reader, call: CallArguments): void {
  const variable = /(?!(?:True|False|None)\b)[A-Za-z_][\w.]*(?=\s*(?:[,)#]|$))/y;
  for (const { end: start } of call.names) {
    variable.lastIndex = start;
    if (variable.test(text)) {
      report('syntax-value', start, variable.lastIndex, 'variable');
      continue;
    }
    const end = text[start] === '(' ? undefined : expressionEnd(text, start, lookahead);
    if (end !== undefined) report('syntax-content', start, end, 'expression');
  }
}

/** Reads a string in the place of a value, with or without what JSON does not have in strings. */
export function readString(reader: Reader): void {
  const { text, builder, at } = reader;
  if (text[at + 1] === text[at] && text[at + 2] === text[at] && readForeignString(reader)) return;
  const plainEnd = plainStringEnd(text, at);
  const isPlain = plainEnd !== -1;
  // Of strings that are joined nothing else is said, so that their quotes are reported only when they are not.
  const isForeign = text.charCodeAt(at) !== Char.quote;
  const report = isForeign ? unreported : reader.report;
  const token = isPlain ? undefined : scanString(text, at, report, reader.lookahead);
  const tokenEnd = token?.end ?? plainEnd;
  const piecesEnd = token?.followed === false ? undefined : lastPieceEnd(reader, tokenEnd);
  if (piecesEnd !== undefined) {
    reader.report('syntax-string', at, piecesEnd, 'pieces');
    builder.add(NodeKind.malformed, at, piecesEnd);
    return endValue(reader, piecesEnd);
  }
  if (isForeign) scanString(text, at, reader.report, reader.lookahead);
  const lostAt = lostQuoteOfValue(text, at, tokenEnd);
  if (lostAt !== undefined) reader.report('syntax-string', at, lostAt, 'unterminated');
  const inner = lostAt === undefined ? quotesInside(reader, tokenEnd) : undefined;
  if (inner) reader.report('syntax-string', inner.start, inner.end, inner.kind);
  const end = lostAt ?? inner?.stringEnd ?? tokenEnd;
  const node = builder.add(NodeKind.string, at, end);
  if (token?.escaped || inner) builder.setEscaped(node);
  if (token?.followed === false) reader.lostAt = Math.min(reader.lostAt, token.end);
  endValue(reader, end);
}

function quotesInside(reader: Reader, tokenEnd: number): InnerQuotes | undefined {
  const { text, builder, at, lookahead } = reader;
  // As nearly all are followed; nothing needs to be looked for.
  if (text.charCodeAt(tokenEnd) === Char.comma || text.charCodeAt(at) !== Char.quote)
    return undefined;
  const container = builder.kindOfCurrent();
  if (container === undefined) return undefined;
  return innerQuotes(text, at, tokenEnd, container === NodeKind.array ? ']' : '}', lookahead);
}

/**
 * The end of strings that are joined to the one before `at`, by `+` or, as in Python, by standing behind it; undefined
 * where there are none.
 */
function lastPieceEnd(reader: Reader, at: number): number | undefined {
  const { text, lookahead } = reader;
  // As nearly all are; nothing needs to be looked for.
  if (text.charCodeAt(at) === Char.comma) return undefined;
  const isMember = reader.builder.kindOfCurrent() === NodeKind.property;
  let indent: number | undefined;
  // The line of the value may be long, and is the same for all that are joined to it.
  const indentOfValue = () => (indent ??= lineIndent(text, at).length);
  let end: number | undefined;
  for (let next = at; ;) {
    const before = next;
    next = skipTrivia(text, next, unreported);
    const hasSign = text[next] === '+';
    if (hasSign) next = skipTrivia(text, next + 1, unreported);
    if (!startsString(text.charCodeAt(next)) || !(hasSign || isMember)) return end;
    const piece = scanString(text, next, unreported, lookahead);
    if (!hasSign && !continues(reader, [indentOfValue, before], next, piece.end)) return end;
    end = next = piece.end;
  }
}

/**
 * Whether a string that stands behind a value goes on with it, as in Python: a blank stands between the two, it begins a
 * line that is indented more than that of the value, or Python's quotes show where it comes from. Else it is the next key,
 * of which the comma or the colon is missing.
 */
function continues(
  { text, builder, isInside }: Reader,
  [indentOfValue, lastEnd]: readonly [() => number, number],
  start: number,
  end: number,
): boolean {
  if (isFollowedByColon(text, end)) return false;
  const hasBlank = /(?:\s|\\[nt])["'\u201d]$/.test(text.slice(lastEnd - 4, lastEnd));
  if (hasBlank || /\s|\\/.test(text.charAt(start + 1))) return true;
  const isOfPython =
    isInside || text[start] === "'" || text[builder.startOf(builder.current())] === "'";
  return (
    isOfPython || (isFirstOfLine(text, start) && lineIndent(text, start).length > indentOfValue())
  );
}

/** Reads the value of a property that is a template, a formula or Python without quotes; false where it is not. */
export function readBareSource(reader: Reader): boolean {
  const { text, builder, at, report } = reader;
  const found = builder.kindOfCurrent() === NodeKind.property ? bareSource(text, at) : undefined;
  if (!found) return false;
  const { kind, end } = found;
  if (kind === 'text') report('syntax-value', at, end, 'text');
  else if (kind === 'numbers') report('syntax-content', at, end, 'expression');
  else report('syntax-quotes', at, end, 'python');
  builder.add(NodeKind.malformed, at, end);
  endValue(reader, end);
  return true;
}

// Asked for each number of a job: as a literal in the function it would be made anew each time.
const follower = /[,}\]\r\n]/;

/** Reads a number, a literal, or a text without quotes. */
export function readWord(reader: Reader): void {
  const { text, builder, at } = reader;
  const wordEnd = Math.max(scanWord(text, at), at + 1);
  if (!isAlone(text, at, wordEnd) && readBareSource(reader)) return;
  const end = behindCommas(reader, wordEnd);
  const source = text.slice(at, end);
  const word = classifyWord(source);
  switch (word.kind) {
    case 'number':
      builder.add(NodeKind.number, at, end);
      break;
    case 'true':
    case 'false':
      builder.add(NodeKind.boolean, at, end);
      break;
    case 'null':
      builder.add(NodeKind.null, at, end);
      break;
    case 'almost':
      builder.add(NodeKind.malformed, at, end);
      reader.report(word.code, at, end, word.meant);
      break;
    case 'unquoted':
      return readUnquoted(reader, end);
  }
  endValue(reader, end);
}

/** Whether a word is all that stands in the place of a value, as nearly all are. */
function isAlone(text: string, start: number, end: number): boolean {
  let next = end;
  while (text.charCodeAt(next) === Char.space) next++;
  const isEnd = next >= text.length || follower.test(text.charAt(next));
  return isEnd && !text.slice(start, end).includes('(');
}

/** The end of a number with commas in it: not in a list, where they separate. */
function behindCommas({ text, builder }: Reader, wordEnd: number): number {
  if (builder.kindOfCurrent() !== NodeKind.property) return wordEnd;
  let end = wordEnd;
  while (
    text.charCodeAt(end) === Char.comma &&
    isDigit(text.charCodeAt(end - 1)) &&
    isDigit(text.charCodeAt(end + 1))
  )
    end = scanWord(text, end + 1);
  return end === wordEnd || isFollowedByColon(text, end) ? wordEnd : end;
}

function isDigit(char: number): boolean {
  return char >= 48 && char <= 57;
}

/** A string as Python or JavaScript has it; false where there is none. */
function readForeignString(reader: Reader): boolean {
  const { text, builder, at } = reader;
  const end = foreignStringEnd(text, at, reader.unclosed);
  if (end === undefined) return false;
  // The docstring of a program.
  if (builder.current() === none) {
    readContentBefore(reader, end);
    return true;
  }
  reader.report('syntax-quotes', at, end, 'foreign');
  builder.add(NodeKind.malformed, at, end);
  endValue(reader, end);
  return true;
}

function readUnquoted(reader: Reader, wordEnd: number): void {
  const { text, builder, at, report } = reader;
  if (builder.current() === none) return readContentBefore(reader, wordEnd);
  if (readForeignString(reader)) return;
  const expression = expressionEnd(text, at, reader.lookahead);
  const end = expression ?? unquotedEnd(text, wordEnd);
  if (expression === undefined)
    report('syntax-value', at, end, isVariable(reader, text.slice(at, end)) ? 'variable' : 'text');
  else if (isStrings(text.slice(at, end))) report('syntax-string', at, end, 'pieces');
  else report('syntax-content', at, end, 'expression');
  builder.add(NodeKind.malformed, at, end);
  endValue(reader, end);
  reader.inUnquoted = true;
}

/** Whether a word is surely the name of something else: in a program, or as programs name their constants and ids. */
function isVariable({ isInside }: Reader, word: string): boolean {
  return isInside
    ? /^\$?[A-Za-z_][\w.]*$/.test(word)
    : /^(?:\$\w+|[A-Z][A-Z\d]*_[A-Z\d_]+|[A-Za-z_]\w*\.id)$/.test(word);
}
