/** What stands in brackets of its own: tuples, lists, dictionaries, sets, and their comprehensions. */
import { node, Unsure, type Draft } from './draft.ts';
import { readCondition, readOperation, readStarred, readTest } from './expressions.ts';
import { nextName, take, takeInto, type Reader } from './reader.ts';
import { readTargets } from './targets.ts';

/** A parenthesized expression, a tuple, or a generator. */
export function readParenthesized(reader: Reader): Draft {
  const children = [take(reader, '(')];
  if (takeInto(reader, ')', children)) return node('TupleExpression', children);
  const isStarred = nextName(reader) === '*';
  const named = reader.namedExpressions;
  if (isStarred) readElement(reader, children);
  else children.push(readCondition(reader));
  if (nextName(reader) === 'for' && !isStarred) {
    readComprehension(reader, children, named);
    children.push(take(reader, ')'));
    return node('ComprehensionExpression', children);
  }
  if (!isStarred && takeInto(reader, ')', children))
    return node('ParenthesizedExpression', children);
  // In a tuple it would be right as well, but is not known to Lezer.
  if (reader.namedExpressions > named && children[1]!.name === 'NamedExpression')
    throw new Unsure();
  children.push(take(reader, ','));
  readElements(reader, children, ')');
  return node('TupleExpression', children);
}

/** A list or its comprehension. */
export function readArray(reader: Reader): Draft {
  const children = [take(reader, '[')];
  const named = reader.namedExpressions;
  if (nextName(reader) !== ']' && nextName(reader) !== '*') {
    children.push(readTest(reader));
    if (nextName(reader) === 'for') {
      readComprehension(reader, children, named);
      children.push(take(reader, ']'));
      return node('ArrayComprehensionExpression', children);
    }
    if (nextName(reader) !== ']') children.push(take(reader, ','));
  }
  readElements(reader, children, ']');
  return node('ArrayExpression', children);
}

/** Elements and commas up to a closing bracket. */
function readElements(reader: Reader, children: Draft[], closing: string): void {
  while (nextName(reader) !== closing) {
    readElement(reader, children);
    if (nextName(reader) !== closing) children.push(take(reader, ','));
  }
  children.push(take(reader, closing));
}

function readElement(reader: Reader, children: Draft[]): void {
  const isStarred = takeInto(reader, '*', children);
  children.push(isStarred ? readStarred(reader) : readTest(reader));
}

/** A dictionary, a set, or the comprehension of either. */
export function readBraces(reader: Reader): Draft {
  const children = [take(reader, '{')];
  const named = reader.namedExpressions;
  if (nextName(reader) === '*') {
    readElements(reader, children, '}');
    return node('SetExpression', children);
  }
  if (nextName(reader) === '}' || nextName(reader) === '**') return readPairs(reader, children);
  children.push(readTest(reader));
  const isDictionary = takeInto(reader, ':', children);
  if (isDictionary) children.push(readTest(reader));
  if (nextName(reader) === 'for') {
    readComprehension(reader, children, named);
    children.push(take(reader, '}'));
    return node(`${isDictionary ? 'Dictionary' : 'Set'}ComprehensionExpression`, children);
  }
  if (nextName(reader) !== '}') children.push(take(reader, ','));
  if (isDictionary) return readPairs(reader, children);
  readElements(reader, children, '}');
  return node('SetExpression', children);
}

function readPairs(reader: Reader, children: Draft[]): Draft {
  while (nextName(reader) !== '}') {
    if (takeInto(reader, '**', children)) children.push(readStarred(reader));
    else children.push(readTest(reader), take(reader, ':'), readTest(reader));
    if (nextName(reader) !== '}') children.push(take(reader, ','));
  }
  children.push(take(reader, '}'));
  return node('DictionaryExpression', children);
}

/** `for` and `if` behind an element; in all of it, no name may be given a value with `:=`. */
export function readComprehension(reader: Reader, children: Draft[], named: number): void {
  while (takeInto(reader, 'for', children)) {
    readTargets(reader, children);
    children.push(take(reader, 'in'), readOperation(reader));
    while (takeInto(reader, 'if', children)) children.push(readOperation(reader));
  }
  if (reader.namedExpressions > named) throw new Unsure();
}
