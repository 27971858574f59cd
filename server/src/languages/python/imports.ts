/** What a source imports, wherever it does. */
import type { Range } from './range.ts';
import { enclosing, rangeOf, textOf, type PythonNode, type PythonTree } from './tree.ts';

export type ImportedName = {
  readonly name: string;
  readonly range: Range;
  readonly alias: { readonly name: string; readonly range: Range } | undefined;
};

export type PythonImport = {
  /** The module's dotted name, without the dots of a relative import; empty in `from . import x`. */
  readonly module: string;
  /** Where the module's name stands. */
  readonly range: Range;
  /** The dots before a relative import's module; 0 for an absolute one. */
  readonly level: number;
  /** The `y` of `import x as y`. */
  readonly alias: { readonly name: string; readonly range: Range } | undefined;
  /** What `from x import …` takes; undefined for `import x`. */
  readonly names: readonly ImportedName[] | undefined;
  readonly star: boolean;
  readonly inFunction: boolean;
  /** Within `try`, so that its failure may have been provided for, or within `if`, so that it may never run. */
  readonly guarded: boolean;
};

/** All imports in the order of the source. A half-typed one is told as far as it goes. */
export function readImports(tree: PythonTree): readonly PythonImport[] {
  return tree.nodes
    .filter(({ name }) => name === 'ImportStatement')
    .flatMap((statement) => readImport(tree, statement));
}

/** Where one more import can be written: before the first statement, but behind what must come first. */
export function placeForImport(tree: PythonTree): number {
  const [{ children }] = tree.nodes as readonly [PythonNode];
  const first = children.find(
    (statement) =>
      statement.name !== 'Comment' && !isText(statement) && !isFutureImport(tree, statement),
  );
  return first?.start ?? 0;
}

/** A docstring, as what else would only stand there? */
function isText({ name, children }: PythonNode): boolean {
  return name === 'ExpressionStatement' && children.every((child) => child.name === 'String');
}

export function isFutureImport(tree: PythonTree, statement: PythonNode): boolean {
  return (
    statement.name === 'ImportStatement' && readImport(tree, statement)[0]?.module === '__future__'
  );
}

/** The names that an import binds, with the place of each. */
export function boundNames({ module, range, alias, names }: PythonImport): readonly ImportedName[] {
  if (names) return names.map((name) => (name.alias ? { ...name, ...name.alias } : name));
  return [{ name: module.split('.')[0]!, range, alias, ...alias }];
}

/** What one import statement imports. */
export function readImport(tree: PythonTree, statement: PythonNode): readonly PythonImport[] {
  const shared = {
    star: statement.children.some(({ name }) => name === '*'),
    inFunction: enclosing(statement, ['FunctionDefinition', 'LambdaExpression']) !== undefined,
    guarded: enclosing(statement, ['TryStatement', 'IfStatement']) !== undefined,
  };
  const parts = statement.children;
  const wordAt = parts.findIndex(({ name }) => name === 'import');
  if (parts[0]?.name === 'import') {
    return readNames(tree, parts.slice(1)).map(({ name, range, alias }) => {
      return { module: name, range, level: 0, alias, names: undefined, ...shared };
    });
  }
  const source = parts.slice(1, wordAt < 0 ? undefined : wordAt);
  const words = source.findIndex(({ name }) => name === 'VariableName');
  const dots = source.slice(0, words < 0 ? undefined : words);
  const level = dots.filter(isDots).reduce((sum, { start, end }) => sum + end - start, 0);
  const [named] = words < 0 ? [] : readNames(tree, source.slice(words));
  const lastDot = dots.findLast(isDots);
  if (!named && !lastDot) return [];
  return [
    {
      module: named?.name ?? '',
      range: named?.range ?? { start: dots.find(isDots)!.start, end: lastDot!.end },
      level,
      alias: undefined,
      names: wordAt < 0 ? [] : readNames(tree, parts.slice(wordAt + 1)),
      ...shared,
    },
  ];
}

function isDots({ name }: PythonNode): boolean {
  return name === '.' || name === 'Ellipsis';
}

/** Reads `a.b as c, d`, with or without parentheses around it. */
function readNames(tree: PythonTree, parts: readonly PythonNode[]): ImportedName[] {
  const names: ImportedName[] = [];
  let path: PythonNode[] = [];
  let alias: PythonNode | undefined;
  let afterAs = false;
  const finish = () => {
    if (path.length > 0)
      names.push({
        name: path.map((word) => textOf(tree, word)).join('.'),
        range: { start: path[0]!.start, end: path.at(-1)!.end },
        alias: alias && { name: textOf(tree, alias), range: rangeOf(alias) },
      });
    path = [];
    alias = undefined;
    afterAs = false;
  };
  for (const part of parts) {
    // Lezer puts an empty name where one is missing.
    if (part.start === part.end) continue;
    if (part.name === ',') finish();
    else if (part.name === 'as') afterAs = true;
    else if (part.name === 'VariableName' && afterAs) alias = part;
    else if (part.name === 'VariableName') path.push(part);
  }
  finish();
  return names;
}
