/** Parameters and arguments: their order, and that none is given twice. */
import { leaf, node, Unsure, type Draft } from './draft.ts';
import { readComprehension } from './displays.ts';
import { readTest } from './expressions.ts';
import { nextName, take, takeEquals, takeInto, type Reader } from './reader.ts';

/** The parameters of a function in parentheses, or those of a lambda without, up to the colon. */
export function readParameters(reader: Reader, isLambda: boolean): Draft {
  const children = isLambda ? [] : [take(reader, '(')];
  const names = new Set<string>();
  let hasDefault = false;
  let star: 'none' | 'bare' | 'given' = 'none';
  while (nextName(reader) !== ')' && nextName(reader) !== ':') {
    if (names.has('**')) throw new Unsure();
    if (takeInto(reader, '**', children)) {
      readParameter(reader, children, names, isLambda);
      if (star === 'bare') throw new Unsure();
      names.add('**');
    } else if (takeInto(reader, '*', children)) {
      if (star !== 'none') throw new Unsure();
      star = nextName(reader) === 'VariableName' ? 'given' : 'bare';
      if (star === 'given') readParameter(reader, children, names, isLambda);
    } else {
      readParameter(reader, children, names, isLambda);
      const isDefault = nextName(reader) === 'AssignOp';
      if (isDefault) children.push(takeEquals(reader), readTest(reader));
      if (star === 'none' && hasDefault && !isDefault) throw new Unsure();
      hasDefault ||= isDefault;
      if (star === 'bare') star = 'given';
    }
    if (!takeInto(reader, ',', children)) break;
    if (isLambda && nextName(reader) === ':') throw new Unsure();
  }
  if (star === 'bare') throw new Unsure();
  if (!isLambda) children.push(take(reader, ')'));
  if (children.length > 0) return node('ParamList', children);
  const { start } = reader.tokens[reader.at]!;
  return leaf('ParamList', start, start);
}

/** The name of a parameter and, of a function's, its annotation. */
function readParameter(
  reader: Reader,
  children: Draft[],
  names: Set<string>,
  isLambda: boolean,
): void {
  const parameter = take(reader, 'VariableName');
  addOnce(reader, parameter, names);
  children.push(parameter);
  if (!isLambda && nextName(reader) === ':')
    children.push(node('TypeDef', [take(reader, ':'), readTest(reader)]));
}

function addOnce({ text }: Reader, { start, end }: Draft, names: Set<string>): void {
  const name = text.slice(start, end);
  if (names.has(name)) throw new Unsure();
  names.add(name);
}

/** The arguments of a call, a class or a decorator; only a call may have a generator as its argument. */
export function readArguments(reader: Reader, isCall: boolean): Draft {
  const children = [take(reader, '(')];
  const names = new Set<string>();
  while (nextName(reader) !== ')') {
    if (takeInto(reader, '**', children)) {
      names.add('**');
      children.push(readTest(reader));
    } else if (takeInto(reader, '*', children)) {
      if (names.has('**')) throw new Unsure();
      children.push(readTest(reader));
    } else if (nextName(reader) === 'VariableName' && nextName(reader, 1) === 'AssignOp') {
      const name = take(reader, 'VariableName');
      addOnce(reader, name, names);
      children.push(name, takeEquals(reader), readTest(reader));
    } else {
      if (names.size > 0) throw new Unsure();
      const named = reader.namedExpressions;
      children.push(readTest(reader));
      if (isCall && children.length === 2 && nextName(reader) === 'for') {
        readComprehension(reader, children, named);
        break;
      }
    }
    if (!takeInto(reader, ',', children)) break;
  }
  children.push(take(reader, ')'));
  return node('ArgList', children);
}
