/** The state of reading a JSON text, and the steps that reading values and reading keys share. */
import type { TreeBuilder } from './builder.ts';
import { Char, skipTrivia, type Lookahead, type ReportSyntax } from './lexer.ts';
import type { LostBrackets } from './lostBrackets.ts';
import { none, NodeKind, type SyntaxProblem } from './tree.ts';

export const Expect = {
  value: 0,
  firstElement: 1,
  element: 2,
  firstKey: 3,
  key: 4,
  separator: 5,
  end: 6,
} as const;
export type Expect = (typeof Expect)[keyof typeof Expect];

export interface Reader {
  readonly text: string;
  readonly builder: TreeBuilder;
  readonly report: ReportSyntax;
  at: number;
  expect: Expect;
  /** End of the last value, and place of the last comma: what a problem between two values points to. */
  lastEnd: number;
  lastComma: number;
  lostAt: number;
  /** The last value was an unquoted word: the words behind it are part of the same mistake. */
  inUnquoted: boolean;
  /** The job stands inside a program or a command, which has been reported. */
  isInside: boolean;
  /** Where an opening bracket is taken to be lost. */
  readonly lost: LostBrackets;
  /** The objects that a square bracket opens, which has been reported; one may close them, too. */
  readonly squared: Set<number>;
  /** Where keys stand in the place of a value. */
  readonly keysAsValues: number[];
  readonly lookahead: Lookahead;
  /** Quotes of other languages that nothing closes any more. */
  readonly unclosed: Set<string>;
}

/** No more brackets than these are named as missing at the end. */
export const maxMissing = 64;

export function endValue(reader: Reader, end: number): void {
  reader.at = Math.max(reader.at, end);
  reader.lastEnd = end;
  reader.inUnquoted = false;
  if (reader.builder.kindOfCurrent() === NodeKind.property) reader.builder.close(end);
  reader.expect = reader.builder.current() === none ? Expect.end : Expect.separator;
}

/** The property is the current node; its colon, if it has one, ends at `lastEnd`. */
export function reportMissingValue(reader: Reader): void {
  reader.report('syntax-value', reader.builder.startOf(reader.builder.current()), reader.lastEnd);
}

export function reportTrailingComma(reader: Reader): void {
  reader.report('syntax-trailing-comma', reader.lastComma, reader.lastComma + 1);
}

/** A closing bracket: ends the current container, or an outer one that it fits, or nothing at all. */
export function closeBracket(reader: Reader): void {
  const { text, builder, at } = reader;
  const closes = text.charCodeAt(at) === Char.closeBrace ? NodeKind.object : NodeKind.array;
  const isSquared = closes === NodeKind.array && reader.squared.has(builder.current());
  if (builder.kindOfCurrent() !== closes && !isSquared) {
    const opener = builder.startOf(builder.current());
    const right = builder.kindOfCurrent() === NodeKind.array ? ']' : '}';
    if (builder.isOpen(closes)) {
      const insertAt = Math.max(reader.lastEnd, opener + 1);
      reader.report('syntax-bracket', at, at + 1, right, insertAt);
      while (builder.kindOfCurrent() !== closes) builder.close(at);
    } else {
      // Nothing of its kind is open: it is the other kind that was meant.
      reader.report('syntax-bracket', at, at + 1, right);
    }
  }
  builder.close(at + 1);
  endValue(reader, at + 1);
}

/** Whether the next token is a colon: then what ends here is a key. */
export function isFollowedByColon(text: string, at: number): boolean {
  return text.charCodeAt(skipTrivia(text, at, () => undefined)) === Char.colon;
}

/** Whether a comma or colon is missing only because what stands before it was never finished, which has been said. */
export function belongsToUnfinished(
  last: SyntaxProblem | undefined,
  start: number,
  lastEnd: number,
): boolean {
  if (last?.code === 'syntax-key') return last.start === start;
  if (last?.code === 'syntax-colon') return last.detail === 'missing' && last.end === lastEnd;
  if (last?.code !== 'syntax-string' || !/unterminated|open/.test(last.detail)) return false;
  return last.start === start || last.end === lastEnd;
}
