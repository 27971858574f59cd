/** Statements without blocks of their own, and what the compiler demands of their places. */
import { node, Unsure, type Draft } from './draft.ts';
import { readStarred, readTest } from './expressions.ts';
import { readImport } from './imports.ts';
import { nextName, take, takeEquals, takeInto, type Reader } from './reader.ts';
import { areTargets } from './targets.ts';

/** What is around a statement, as far as it decides what may stand there. */
export type Place = {
  readonly isTop: boolean;
  readonly inFunction: boolean;
  readonly inLoop: boolean;
};

/** One simple statement; `before` are those before it in the same block. */
export function readSimple(reader: Reader, place: Place, before: readonly Draft[]): Draft {
  const children: Draft[] = [];
  const ends = () => nextName(reader) === 'newline' || nextName(reader) === ';';
  switch (nextName(reader)) {
    case 'pass':
      return node('PassStatement', [take(reader, 'pass')]);
    case 'break':
      if (!place.inLoop) throw new Unsure();
      return node('BreakStatement', [take(reader, 'break')]);
    case 'continue':
      if (!place.inLoop) throw new Unsure();
      return node('ContinueStatement', [take(reader, 'continue')]);
    case 'return':
      if (!place.inFunction) throw new Unsure();
      children.push(take(reader, 'return'));
      if (!ends()) readTests(reader, children);
      return node('ReturnStatement', children);
    case 'raise':
      children.push(take(reader, 'raise'));
      if (!ends()) {
        children.push(readTest(reader));
        if (takeInto(reader, 'from', children)) children.push(readTest(reader));
      }
      return node('RaiseStatement', children);
    case 'assert':
      children.push(take(reader, 'assert'), readTest(reader));
      if (takeInto(reader, ',', children)) children.push(readTest(reader));
      return node('AssertStatement', children);
    case 'del':
      children.push(take(reader, 'del'));
      do {
        const deleted = readTest(reader);
        if (!isPlace(deleted)) throw new Unsure();
        children.push(deleted);
      } while (takeInto(reader, ',', children));
      return node('DeleteStatement', children);
    case 'import':
    case 'from':
      return readImport(reader, place.isTop ? before : undefined);
    default:
      return readExpressionStatement(reader);
  }
}

/** Something with a name or a subscript, which can be deleted, annotated, or added to. */
function isPlace({ name }: Draft): boolean {
  return name === 'VariableName' || name === 'MemberExpression';
}

/** Tests with commas between them, which may end with one. */
export function readTests(reader: Reader, children: Draft[]): void {
  do children.push(readTest(reader));
  while (takeInto(reader, ',', children) && !endsTests.has(nextName(reader)!));
}

const endsTests = new Set(['newline', ';', ':', 'AssignOp']);

/** A name that is also the word of a statement. */
const softKeyword = /(?:match|case|type)\b(?! ?(?:\.|=[^=]))/y;

/** An expression by itself, or an assignment of any kind. */
function readExpressionStatement(reader: Reader): Draft {
  softKeyword.lastIndex = reader.tokens[reader.at]!.start;
  if (softKeyword.test(reader.text)) throw new Unsure();
  const children: Draft[] = [];
  readElements(reader, children);
  const isOnePlace = children.length === 1 && isPlace(children[0]!);
  switch (nextName(reader)) {
    case ':': {
      if (!isOnePlace) throw new Unsure();
      children.push(node('TypeDef', [take(reader, ':'), readTest(reader)]));
      if (nextName(reader) === 'AssignOp') {
        children.push(takeEquals(reader));
        readTests(reader, children);
      }
      return node('AssignStatement', children);
    }
    case 'UpdateOp':
      if (!isOnePlace) throw new Unsure();
      children.push(take(reader, 'UpdateOp'), readTest(reader));
      return node('UpdateStatement', children);
    case 'AssignOp':
      return readAssignment(reader, children);
    default:
      if (hasStar(children)) throw new Unsure();
      return node('ExpressionStatement', children);
  }
}

/** Tests and starred ones with commas between them, which may end with one. */
function readElements(reader: Reader, children: Draft[]): void {
  do children.push(takeInto(reader, '*', children) ? readStarred(reader) : readTest(reader));
  while (takeInto(reader, ',', children) && !endsTests.has(nextName(reader)!));
}

function readAssignment(reader: Reader, targets: Draft[]): Draft {
  const children: Draft[] = [];
  let group = targets;
  while (nextName(reader) === 'AssignOp') {
    if (!areTargets(group)) throw new Unsure();
    children.push(...group);
    children.push(takeEquals(reader));
    group = [];
    readElements(reader, group);
  }
  if (hasStar(group)) throw new Unsure();
  children.push(...group);
  return node('AssignStatement', children);
}

function hasStar(children: readonly Draft[]): boolean {
  return children.some(({ name }) => name === '*');
}
