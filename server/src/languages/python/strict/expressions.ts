/** Expressions, by Python's grammar: https://docs.python.org/3/reference/grammar.html */
import { node, Unsure, type Draft } from './draft.ts';
import { readArray, readBraces, readParenthesized } from './displays.ts';
import { readReplacements } from './formatStrings.ts';
import { readArguments, readParameters } from './lists.ts';
import {
  createReader,
  enter,
  isEquals,
  leave,
  nextName,
  take,
  takeInto,
  type Reader,
} from './reader.ts';
import { isBytes } from './strings.ts';

/** How tightly operators bind; what is not in here is no operator between two operands. */
const Precedence = {
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  bitOr: 5,
  bitXor: 6,
  bitAnd: 7,
  shift: 8,
  sum: 9,
  product: 10,
} as const;

const precedenceBySign: Readonly<Record<string, number>> = {
  '|': Precedence.bitOr,
  '^': Precedence.bitXor,
  '&': Precedence.bitAnd,
  '<<': Precedence.shift,
  '>>': Precedence.shift,
  '+': Precedence.sum,
  '-': Precedence.sum,
};

/** Any expression but `:=` and those with commas. */
export function readTest(reader: Reader): Draft {
  enter(reader);
  const test = nextName(reader) === 'lambda' ? readLambda(reader) : readConditional(reader);
  leave(reader);
  return test;
}

/** A test, or a name that is given its value with `:=`. */
export function readCondition(reader: Reader): Draft {
  if (nextName(reader) !== 'VariableName' || nextName(reader, 1) !== 'AssignOp')
    return readTest(reader);
  const name = take(reader, 'VariableName');
  const sign = take(reader, 'AssignOp');
  if (isEquals(sign) || reader.inFormat) throw new Unsure();
  reader.namedExpressions++;
  return node('NamedExpression', [name, sign, readTest(reader)]);
}

function readLambda(reader: Reader): Draft {
  if (reader.inFormat) throw new Unsure();
  const children = [take(reader, 'lambda'), readParameters(reader, true), take(reader, ':')];
  children.push(readTest(reader));
  return node('LambdaExpression', children);
}

function readConditional(reader: Reader): Draft {
  const value = readOperation(reader);
  if (nextName(reader) !== 'if') return value;
  const children = [value, take(reader, 'if'), readOperation(reader), take(reader, 'else')];
  children.push(readTest(reader));
  return node('ConditionalExpression', children);
}

/** Operands with operators that bind at least so tightly between them. */
export function readOperation(reader: Reader, least: number = Precedence.or): Draft {
  let left: Draft;
  if (nextName(reader) === 'not' && least <= Precedence.not) {
    enter(reader);
    const word = take(reader, 'not');
    left = node('UnaryExpression', [word, readOperation(reader, Precedence.not)]);
    leave(reader);
  } else left = readSigned(reader);
  for (;;) {
    const precedence = precedenceOf(reader);
    if (precedence < least) return left;
    const children = [left];
    takeOperator(reader, children);
    children.push(readOperation(reader, precedence + 1));
    left = node('BinaryExpression', children);
  }
}

/** An operand of what binds more tightly than comparisons, as it may follow a star. */
export function readStarred(reader: Reader): Draft {
  return readOperation(reader, Precedence.bitOr);
}

/** How tightly the next token binds as an operator; 0 if it is none. */
function precedenceOf({ text, tokens, at }: Reader): number {
  const { name, start, end } = tokens[at]!;
  switch (name) {
    case 'ArithOp':
    case 'BitOp':
      return (
        precedenceBySign[text.slice(start, end)] ?? (name === 'ArithOp' ? Precedence.product : 0)
      );
    case '*':
    case 'At':
      return Precedence.product;
    case 'CompareOp':
    case 'in':
    case 'is':
      return Precedence.comparison;
    case 'not':
      return tokens[at + 1]!.name === 'in' ? Precedence.comparison : 0;
    case 'and':
      return Precedence.and;
    case 'or':
      return Precedence.or;
    default:
      return 0;
  }
}

/** Takes an operator, which may have two words. */
function takeOperator(reader: Reader, children: Draft[]): void {
  const operator = reader.tokens[reader.at++]!;
  children.push(operator);
  if (operator.name === '*' || operator.name === 'At') operator.name = 'ArithOp';
  else if (operator.name === 'not') children.push(take(reader, 'in'));
  else if (operator.name === 'is') takeInto(reader, 'not', children);
}

const signs = /[-+~]/y;

function readSigned(reader: Reader): Draft {
  const sign = reader.tokens[reader.at]!;
  signs.lastIndex = sign.start;
  if ((sign.name !== 'ArithOp' && sign.name !== 'BitOp') || !signs.test(reader.text))
    return readPower(reader);
  enter(reader);
  reader.at++;
  const operand = readSigned(reader);
  leave(reader);
  return node('UnaryExpression', [sign, operand]);
}

function readPower(reader: Reader): Draft {
  const base = readPrimary(reader);
  if (nextName(reader) !== '**') return base;
  enter(reader);
  const operator = take(reader, '**');
  operator.name = 'ArithOp';
  const exponent = readSigned(reader);
  leave(reader);
  return node('BinaryExpression', [base, operator, exponent]);
}

/** An operand with the calls, attributes and subscripts that follow it. */
export function readPrimary(reader: Reader): Draft {
  let primary = readAtom(reader);
  for (;;) {
    switch (nextName(reader)) {
      case '(':
        primary = node('CallExpression', [primary, readArguments(reader, true)]);
        break;
      case '.': {
        const point = take(reader, '.');
        const name = take(reader, 'VariableName');
        name.name = 'PropertyName';
        primary = node('MemberExpression', [primary, point, name]);
        break;
      }
      case '[':
        primary = readSubscript(reader, primary);
        break;
      default:
        return primary;
    }
  }
}

function readSubscript(reader: Reader, base: Draft): Draft {
  const children = [base, take(reader, '[')];
  do readBounds(reader, children);
  while (takeInto(reader, ',', children) && nextName(reader) !== ']');
  children.push(take(reader, ']'));
  return node('MemberExpression', children);
}

/** An index, or a slice of which any part may be left out. */
function readBounds(reader: Reader, children: Draft[]): void {
  const isOmitted = () => [':', ',', ']'].includes(nextName(reader)!);
  const omits = nextName(reader) === ':';
  if (!omits) children.push(readTest(reader));
  if (!takeInto(reader, ':', children)) return;
  if (!isOmitted()) children.push(readTest(reader));
  if (takeInto(reader, ':', children) && !isOmitted()) children.push(readTest(reader));
}

function readAtom(reader: Reader): Draft {
  switch (nextName(reader)) {
    case 'VariableName':
    case 'Number':
    case 'Boolean':
    case 'None':
    case 'Ellipsis':
      return reader.tokens[reader.at++]!;
    case 'String':
    case 'FormatString':
      return readStrings(reader);
    case '(':
      return readParenthesized(reader);
    case '[':
      return readArray(reader);
    case '{':
      if (reader.inFormat) throw new Unsure();
      return readBraces(reader);
    default:
      throw new Unsure();
  }
}

function readStrings(reader: Reader): Draft {
  const strings: Draft[] = [];
  while (nextName(reader) === 'String' || nextName(reader) === 'FormatString') {
    const string = reader.tokens[reader.at++]!;
    if (string.name === 'FormatString') readReplacements(reader.text, string, readFormatted);
    strings.push(string);
  }
  const [first] = strings as [Draft, ...Draft[]];
  if (strings.length === 1) return first;
  const areBytes = isBytes(reader.text, first);
  if (strings.some((string) => isBytes(reader.text, string) !== areBytes)) throw new Unsure();
  return node('ContinuedString', strings);
}

/** The expression that a formatted string has in braces. */
function readFormatted(text: string, tokens: readonly Draft[]): Draft {
  const reader = createReader(text, tokens, true);
  const expression = readTest(reader);
  take(reader, 'end');
  return expression;
}
