/** Where the reading of a source's words has got to. */
import { Unsure, type Draft } from './draft.ts';

export type Reader = {
  readonly text: string;
  readonly tokens: readonly Draft[];
  /** The index of the next token. */
  at: number;
  /** How many constructs are being read, each within another. */
  depth: number;
  /** How many `:=` have been read. */
  namedExpressions: number;
  /** Whether it is the braces of a formatted string that are read. */
  readonly inFormat: boolean;
};

export function createReader(text: string, tokens: readonly Draft[], inFormat: boolean): Reader {
  return { text, tokens, at: 0, depth: 0, namedExpressions: 0, inFormat };
}

/** Far from where Python's or Ruff's parser gives up. */
const maxDepth = 60;

export function enter(reader: Reader): void {
  if (++reader.depth > maxDepth) throw new Unsure();
}

export function leave(reader: Reader): void {
  reader.depth--;
}

/** The name of the next token, or of one behind it. */
export function nextName({ tokens, at }: Reader, ahead = 0): string | undefined {
  return tokens[at + ahead]?.name;
}

/** Takes the next token, which must have this name. */
export function take(reader: Reader, name: string): Draft {
  const token = reader.tokens[reader.at]!;
  if (token.name !== name) throw new Unsure();
  reader.at++;
  return token;
}

/** Takes the next token if it has this name, and adds it. */
export function takeInto(reader: Reader, name: string, children: Draft[]): boolean {
  const token = reader.tokens[reader.at]!;
  if (token.name !== name) return false;
  reader.at++;
  children.push(token);
  return true;
}

/** Takes the `as x` of an import, a handler or a `with`, where there is one. */
export function takeAlias(reader: Reader, children: Draft[]): void {
  if (takeInto(reader, 'as', children)) children.push(take(reader, 'VariableName'));
}

export function isEquals({ start, end }: Draft): boolean {
  return end - start === 1;
}

/** Takes the `=` of a default value, a keyword argument or an assignment. */
export function takeEquals(reader: Reader): Draft {
  const sign = take(reader, 'AssignOp');
  if (!isEquals(sign)) throw new Unsure();
  return sign;
}
