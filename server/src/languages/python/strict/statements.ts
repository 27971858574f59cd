/** Statements and blocks, by Python's grammar. */
import { node, Unsure, type Draft } from './draft.ts';
import { readCondition, readOperation, readTest } from './expressions.ts';
import { readArguments, readParameters } from './lists.ts';
import { enter, leave, nextName, take, takeAlias, takeInto, type Reader } from './reader.ts';
import { readSimple, readTests, type Place } from './simpleStatements.ts';
import { readTargets } from './targets.ts';

const top: Place = { isTop: true, inFunction: false, inLoop: false };

/** All statements of a source. */
export function readStatements(reader: Reader): readonly Draft[] {
  const statements: Draft[] = [];
  while (nextName(reader) !== 'end') statements.push(readStatement(reader, top, statements));
  return statements;
}

function readStatement(reader: Reader, place: Place, before: readonly Draft[]): Draft {
  switch (nextName(reader)) {
    case 'if':
      return readIf(reader, place);
    case 'while':
    case 'for':
      return readLoop(reader, place);
    case 'try':
      return readTry(reader, place);
    case 'with':
      return readWith(reader, place);
    case 'def':
      return readFunction(reader, place);
    case 'class':
      return readClass(reader, place);
    case 'At':
      return readDecorated(reader, place);
    default: {
      const statement = readLine(reader, place, before);
      take(reader, 'newline');
      return statement;
    }
  }
}

/** One simple statement, or several with semicolons. */
function readLine(reader: Reader, place: Place, before: readonly Draft[]): Draft {
  const first = readSimple(reader, place, before);
  if (nextName(reader) !== ';') return first;
  const children = [first];
  while (takeInto(reader, ';', children) && nextName(reader) !== 'newline')
    children.push(readSimple(reader, place, children));
  return node('StatementGroup', children);
}

/** A colon and what it introduces: a simple statement on its line, or an indented block. */
function readBody(reader: Reader, place: Place): Draft {
  enter(reader);
  const inside = place.isTop ? { ...place, isTop: false } : place;
  const children = [take(reader, ':')];
  if (nextName(reader) === 'newline') {
    reader.at++;
    take(reader, 'indent');
    do children.push(readStatement(reader, inside, []));
    while (nextName(reader) !== 'dedent');
    reader.at++;
  } else {
    children.push(readLine(reader, inside, []));
    take(reader, 'newline');
  }
  leave(reader);
  return node('Body', children, lineEnd(reader));
}

/** Where the last line that was read ends, behind its line break. */
function lineEnd({ tokens, at }: Reader): number {
  let last = at - 1;
  while (tokens[last]!.name === 'dedent') last--;
  return tokens[last]!.end;
}

function readIf(reader: Reader, place: Place): Draft {
  const children = [take(reader, 'if'), readCondition(reader), readBody(reader, place)];
  while (takeInto(reader, 'elif', children))
    children.push(readCondition(reader), readBody(reader, place));
  readElse(reader, place, children);
  return node('IfStatement', children);
}

function readElse(reader: Reader, place: Place, children: Draft[]): void {
  if (takeInto(reader, 'else', children)) children.push(readBody(reader, place));
}

function readLoop(reader: Reader, place: Place): Draft {
  const children: Draft[] = [];
  const isWhile = takeInto(reader, 'while', children);
  if (isWhile) children.push(readCondition(reader));
  else {
    children.push(take(reader, 'for'));
    readTargets(reader, children);
    children.push(take(reader, 'in'));
    readTests(reader, children);
  }
  children.push(readBody(reader, { ...place, inLoop: true }));
  readElse(reader, place, children);
  return node(isWhile ? 'WhileStatement' : 'ForStatement', children);
}

function readTry(reader: Reader, place: Place): Draft {
  const children = [take(reader, 'try'), readBody(reader, place)];
  let handlers = 0;
  for (let isLast = false; !isLast && takeInto(reader, 'except', children); handlers++) {
    isLast = nextName(reader) === ':';
    if (!isLast) {
      children.push(readOperation(reader));
      takeAlias(reader, children);
    }
    children.push(readBody(reader, place));
  }
  if (handlers > 0) readElse(reader, place, children);
  if (takeInto(reader, 'finally', children)) children.push(readBody(reader, place));
  else if (handlers === 0) throw new Unsure();
  return node('TryStatement', children);
}

function readWith(reader: Reader, place: Place): Draft {
  const children = [take(reader, 'with')];
  do {
    children.push(readTest(reader));
    takeAlias(reader, children);
  } while (takeInto(reader, ',', children));
  children.push(readBody(reader, place));
  return node('WithStatement', children);
}

function readFunction(reader: Reader, place: Place): Draft {
  const children = [
    take(reader, 'def'),
    take(reader, 'VariableName'),
    readParameters(reader, false),
  ];
  if (nextName(reader) === '->') {
    const arrow = take(reader, '->');
    const type = node('TypeDef', [readTest(reader)]);
    // Lezer gives the arrow no node.
    type.start = arrow.start;
    children.push(type);
  }
  children.push(readBody(reader, { ...place, inFunction: true, inLoop: false }));
  return node('FunctionDefinition', children);
}

function readClass(reader: Reader, place: Place): Draft {
  const children = [take(reader, 'class'), take(reader, 'VariableName')];
  if (nextName(reader) === '(') children.push(readArguments(reader, false));
  children.push(readBody(reader, { ...place, inFunction: false, inLoop: false }));
  return node('ClassDefinition', children);
}

function readDecorated(reader: Reader, place: Place): Draft {
  const children: Draft[] = [];
  while (nextName(reader) === 'At') {
    const parts = [take(reader, 'At'), take(reader, 'VariableName')];
    while (takeInto(reader, '.', parts)) parts.push(take(reader, 'VariableName'));
    if (nextName(reader) === '(') parts.push(readArguments(reader, false));
    children.push(node('Decorator', parts, take(reader, 'newline').end));
  }
  if (nextName(reader) === 'def') children.push(readFunction(reader, place));
  else if (nextName(reader) === 'class') children.push(readClass(reader, place));
  else throw new Unsure();
  return node('DecoratedStatement', children);
}
