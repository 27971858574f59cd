/** What can be known of a grader's Python source without running it. */
import { readFunctions, type PythonFunction } from './functions.ts';
import { ignoresSample } from './ignoresSample.ts';
import { readImports, type PythonImport } from './imports.ts';
import { findNames, resolve, type BindingKind, type Names } from './names.ts';
import type { Range } from './range.ts';
import { readPaths, type PythonPath } from './paths.ts';
import { readReads, type PythonRead } from './reads.ts';
import { rangeOf, readTree, textOf, type PythonNode, type PythonTree } from './tree.ts';

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
  const canHide = names.uses.some((use) => dynamicNames.has(textOf(tree, use)));
  const reads = last && definition ? readReads(tree, names, functions, last.node) : [];
  return {
    functions: [...functions.values()],
    grade: !last
      ? { kind: 'missing', others: namedFunctions(tree, names, functions) }
      : definition
        ? { kind: 'function', function: definition }
        : { kind: 'other', by: last.kind, range: last.range },
    imports,
    reads,
    paths: readPaths(tree, names, reads),
    ignoresSample: definition !== undefined && ignoresSample(tree, names, definition),
    complete: !tree.hasErrors && !canHide && !imports.some(({ star }) => star),
  };
}

/** Builtins through which a name can come into being unseen. */
const dynamicNames = new Set(['exec', 'globals', 'locals', 'vars', 'setattr']);

function namedFunctions(
  tree: PythonTree,
  names: Names,
  functions: ReadonlyMap<PythonNode, PythonFunction>,
): readonly NamedFunction[] {
  const uses = new Map<string, Range[]>();
  for (const [name, [binding, ...others]] of names.module.bound) {
    const definition = others.length === 0 && binding && functions.get(binding.node);
    if (definition && definition.within === 'module') uses.set(name, []);
  }
  for (const use of names.uses) {
    const name = textOf(tree, use);
    if (uses.has(name) && resolve(names, name, use) === names.module)
      uses.get(name)!.push(rangeOf(use));
  }
  return [...functions.values()].flatMap((definition) => {
    const own = definition.within === 'module' ? uses.get(definition.name) : undefined;
    return own ? [{ definition, uses: own }] : [];
  });
}
