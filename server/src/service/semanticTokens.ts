/**
 * What the words inside strings in another language are, for colours. Escapes have no token, so that they keep the
 * colour of an escape and tokens fit the text exactly.
 */
import type { Formula } from '../languages/formula/tree.ts';
import type { PythonToken } from '../languages/python/tokens.ts';
import type { Template } from '../languages/template/tree.ts';
import { formulaOf, mapOf, templateOf, textOf, toSource, type Range } from './embedded.ts';
import type { EmbeddedString, Job } from './job.ts';
import { endOf, startOf } from './json/tree.ts';

/** Token types of LSP; a token's type is a position in this list. */
export const tokenTypes = [
  'namespace',
  'property',
  'variable',
  'parameter',
  'function',
  'number',
  'string',
  'keyword',
  'operator',
  'comment',
] as const;

export type TokenType = (typeof tokenTypes)[number];

/** UTF-16 offsets, in the file or in a decoded text. */
export interface Token extends Range {
  readonly type: TokenType;
}

/** So many tokens are given at most: five numbers for each are what an editor takes in a second. */
export const maxTokens = 100_000;

/** Gives the tokens of a Python source; undefined while its parser is not there. */
export type PythonTokens = ((text: string) => readonly PythonToken[]) | undefined;

/** The tokens that touch a range of the file: in its order, without overlaps, none across lines. */
export function semanticTokens(
  job: Job,
  range: Range,
  pythonTokens: PythonTokens,
): readonly Token[] {
  const { tree } = job;
  const found: Token[] = [];
  for (const embedded of job.embedded) {
    const { node } = embedded;
    if (endOf(tree, node) < range.start || startOf(tree, node) > range.end) continue;
    for (const token of tokensOf(job, embedded, range, pythonTokens)) {
      found.push(token);
      if (found.length === maxTokens) return found;
    }
  }
  return found;
}

function* tokensOf(
  job: Job,
  { node, language }: EmbeddedString,
  range: Range,
  pythonTokens: PythonTokens,
): Generator<Token, undefined, undefined> {
  const map = mapOf(job, node);
  const [from, to] = [map.toDecoded(range.start), map.toDecoded(range.end)];
  for (const token of tokensIn(job, node, language, pythonTokens)) {
    if (token.end < from) continue;
    if (token.start > to) return;
    yield* piecesOf(job.tree.text, toSource(map, token), token.type);
  }
}

function tokensIn(
  job: Job,
  node: number,
  language: EmbeddedString['language'],
  pythonTokens: PythonTokens,
): Iterable<Token> {
  switch (language) {
    case 'template':
      return templateTokens(textOf(job, node), templateOf(job, node));
    case 'formula':
      return formulaTokens(formulaOf(job, node));
    case 'python': {
      const found = pythonTokens?.(mapOf(job, node).decoded) ?? [];
      return found.map(({ start, length, type }) => ({ start, end: start + length, type }));
    }
  }
}

function* templateTokens(text: string, { references }: Template): Generator<Token> {
  for (const { namespace, segments, start, end, contentStart, contentEnd } of references) {
    // Double braces without a path are text, or a mistake that is marked as one.
    if (!namespace) continue;
    yield { start, end: contentStart, type: 'operator' };
    yield { start: namespace.start, end: namespace.end, type: 'namespace' };
    for (const segment of segments) {
      if (segment.kind === 'field') {
        yield { start: segment.start, end: segment.end, type: 'property' };
        continue;
      }
      const digits = /[0-9]+/.exec(text.slice(segment.start, segment.end));
      if (segment.index === undefined || !digits) continue;
      const first = segment.start + digits.index;
      yield { start: first, end: first + digits[0].length, type: 'number' };
    }
    yield { start: contentEnd, end, type: 'operator' };
  }
}

function formulaTokens({ tokens }: Formula): readonly Token[] {
  return tokens.flatMap((token, index): readonly Token[] => {
    const { start, end } = token;
    switch (token.kind) {
      case 'number':
      case 'operator':
        return [{ start, end, type: token.kind }];
      case 'name': {
        const isCalled = tokens[index + 1]?.kind === 'open';
        return [{ start, end: token.dot ?? end, type: isCalled ? 'function' : 'variable' }];
      }
      case 'open':
      case 'close':
      case 'comma':
      case 'exponent':
      case 'wrong-operator':
      case 'unreadable':
      case 'unexpected':
        return [];
    }
  });
}

/** The parts of a range of the file that are neither escapes nor line breaks. */
function piecesOf(text: string, { start, end }: Range, type: TokenType): readonly Token[] {
  return [...text.slice(start, end).matchAll(/\\u.{0,4}|\\.?|[\r\n]+|[^\\\r\n]+/gs)].flatMap(
    ({ index, 0: piece }) =>
      /^[\\\r\n]/.test(piece)
        ? []
        : [{ start: start + index, end: start + index + piece.length, type }],
  );
}
