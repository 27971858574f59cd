/** What can be known of a grader's Python source without running it. */
import { readFunctions, type PythonFunction } from './functions.ts';
import { ignoresSample } from './ignoresSample.ts';
import { placeForImport, readImports, type PythonImport } from './imports.ts';
import { findNames, type BindingKind, type Names } from './names.ts';
import type { Range } from './range.ts';
import { readPaths, type PythonPath } from './paths.ts';
import { readReads, type PythonRead } from './reads.ts';
import { rangeOf, readTree, textOf, type PythonNode } from './tree.ts';
import { unknownNames, type UnknownName } from './unknownNames.ts';
import { readUses, type Uses } from './uses.ts';

/** What the name `grade` means after the module has run: its last binding. */
export type Grade =
  | { readonly kind: 'function'; readonly function: PythonFunction }
  /** A class, an assignment such as a lambda's, an import: what it takes is not known. */
  | { readonly kind: 'other'; readonly by: BindingKind; readonly range: Range }
  | { readonly kind: 'missing'; readonly others: readonly NamedFunction[] };

/** A function of the module whose name nothing else binds, and where it is named besides. */
export type NamedFunction = {
  readonly definition: PythonFunction;
  readonly uses: readonly Range[];
};

export type PythonModule = {
  /** Every function in the order of the source, methods and inner functions among them. */
  readonly functions: readonly PythonFunction[];
  readonly grade: Grade;
  readonly imports: readonly PythonImport[];
  /** What `grade` and its helpers read from the sample and the item. Empty without a function `grade`. */
  readonly reads: readonly PythonRead[];
  /** Where it names parts of the sample and the item, in these reads and through variables that hold such a part. */
  readonly paths: readonly PythonPath[];
  /** Whether `grade` surely never looks at the sample. */
  readonly ignoresSample: boolean;
  /** The names that nothing defines; none where the source is not complete. */
  readonly unknownNames: readonly UnknownName[];
  /** Where the source can import something more. */
  readonly importAt: number;
  /** False where something may exist that was not found: the source has errors, `import *`, `exec` and the like. */
  readonly complete: boolean;
};

/** Reads a source, however unfinished; never throws. */
export function parsePython(text: string): PythonModule {
  const tree = readTree(text);
  const names = findNames(tree);
  const functions = readFunctions(tree, names);
  const imports = readImports(tree);
  const last = names.module.bound.get('grade')?.at(-1);
  const definition = last && functions.get(last.node);
  const uses = readUses(tree, names);
  const canHide = uses.unbound.some((use) => dynamicNames.has(textOf(tree, use)));
  const complete = !tree.hasErrors && !canHide && !imports.some(({ star }) => star);
  const reads = last && definition ? readReads(tree, names, uses, functions, last.node) : [];
  return {
    functions: [...functions.values()],
    grade: !last
      ? { kind: 'missing', others: namedFunctions(names, uses, functions) }
      : definition
        ? { kind: 'function', function: definition }
        : { kind: 'other', by: last.kind, range: last.range },
    imports,
    reads,
    paths: readPaths(tree, names, uses, reads),
    ignoresSample: definition !== undefined && ignoresSample(tree, names, definition),
    unknownNames: complete ? unknownNames(tree, names, uses.unbound) : [],
    importAt: placeForImport(tree),
    complete,
  };
}

/** Builtins through which a name can come into being unseen. */
const dynamicNames = new Set(['exec', 'globals', 'locals', 'vars', 'setattr']);

function namedFunctions(
  names: Names,
  { byBindings }: Uses,
  functions: ReadonlyMap<PythonNode, PythonFunction>,
): readonly NamedFunction[] {
  return [...functions].flatMap(([node, definition]) => {
    const bindings = names.module.bound.get(definition.name);
    const isOwn = definition.within === 'module' && bindings?.length === 1;
    if (!isOwn || bindings[0]!.node !== node) return [];
    return [{ definition, uses: (byBindings.get(bindings) ?? []).map(rangeOf) }];
  });
}
