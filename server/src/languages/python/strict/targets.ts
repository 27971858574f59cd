/** What something can be assigned to. */
import { Unsure, type Draft } from './draft.ts';
import { readPrimary } from './expressions.ts';
import { nextName, takeInto, type Reader } from './reader.ts';

/** What a loop assigns to, up to its `in`. */
export function readTargets(reader: Reader, children: Draft[]): void {
  do {
    const target = readPrimary(reader);
    if (!isTarget(target)) throw new Unsure();
    children.push(target);
  } while (takeInto(reader, ',', children) && nextName(reader) !== 'in');
}

/** Whether something can be assigned to an expression. */
export function isTarget({ name, children }: Draft): boolean {
  switch (name) {
    case 'VariableName':
    case 'MemberExpression':
      return true;
    case 'ParenthesizedExpression':
    case 'TupleExpression':
    case 'ArrayExpression':
      return areTargets(children.slice(1, -1));
    default:
      return false;
  }
}

/** Whether something can be assigned to expressions with commas and at most one star between them. */
export function areTargets(parts: readonly Draft[]): boolean {
  const stars = parts.filter(({ name }) => name === '*').length;
  if (stars > 1 || (stars === 1 && !parts.some(({ name }) => name === ','))) return false;
  const targets = parts.filter(({ name }) => name !== '*' && name !== ',');
  return targets.length > 0 && targets.every(isTarget);
}
