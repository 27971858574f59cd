/** The argument of the command that shows places, which anybody may have sent. */
import type { Position, ReferencesArgument } from '../../../../protocol/references.ts';

type Range = ReferencesArgument['ranges'][number];

/** The argument as the server sends it; undefined for anything else. */
export function readArgument(argument: unknown): ReferencesArgument | undefined {
  if (!isObject(argument)) return undefined;
  const { uri, position, ranges } = argument;
  if (typeof uri !== 'string' || !isPosition(position)) return undefined;
  return Array.isArray(ranges) && ranges.every(isRange) ? { uri, position, ranges } : undefined;
}

function isRange(value: unknown): value is Range {
  return isObject(value) && isPosition(value['start']) && isPosition(value['end']);
}

function isPosition(value: unknown): value is Position {
  return isObject(value) && isOffset(value['line']) && isOffset(value['character']);
}

function isOffset(value: unknown): boolean {
  return Number.isInteger(value) && (value as number) >= 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
