/** Imports that stand where Python allows them. */
import { node, Unsure, type Draft } from './draft.ts';
import { nextName, take, takeAlias, takeInto, type Reader } from './reader.ts';

/** An import; `before` is what stands before it in the module, undefined where it stands in something else. */
export function readImport(reader: Reader, before: readonly Draft[] | undefined): Draft {
  const children: Draft[] = [];
  if (takeInto(reader, 'import', children)) {
    do {
      readDotted(reader, children);
      takeAlias(reader, children);
    } while (takeInto(reader, ',', children));
  } else {
    children.push(take(reader, 'from'));
    readDotted(reader, children);
    children.push(take(reader, 'import'));
    if (takeInto(reader, '*', children)) {
      if (!before) throw new Unsure();
    } else if (takeInto(reader, '(', children)) {
      readNames(reader, children);
      children.push(take(reader, ')'));
    } else {
      readNames(reader, children);
      if (children.at(-1)!.name === ',') throw new Unsure();
    }
  }
  const statement = node('ImportStatement', children);
  const source = reader.text.slice(statement.start, statement.end);
  if (source.includes('__future__') && !isSoundFuture(reader, source, before)) throw new Unsure();
  return statement;
}

function readDotted(reader: Reader, children: Draft[]): void {
  do children.push(take(reader, 'VariableName'));
  while (takeInto(reader, '.', children));
}

/** Names with commas between them; there may be a comma at the end. */
function readNames(reader: Reader, children: Draft[]): void {
  do {
    children.push(take(reader, 'VariableName'));
    takeAlias(reader, children);
  } while (takeInto(reader, ',', children) && nextName(reader) === 'VariableName');
}

/** An import from the future stands at the beginning, behind a documentation string at most. */
function isSoundFuture(
  { text }: Reader,
  source: string,
  before: readonly Draft[] | undefined,
): boolean {
  if (source !== 'from __future__ import annotations' || !before || before.length > 1) return false;
  return before.every(
    ({ name, start }) => name === 'ExpressionStatement' && /["']/.test(text[start]!),
  );
}
