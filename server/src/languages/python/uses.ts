/** What each use of a name means, found in one walk for all who ask. */
import { resolve, type Binding, type Names } from './names.ts';
import { textOf, type PythonNode, type PythonTree } from './tree.ts';

export type Uses = {
  /** By what binds the name, as the scope has it. */
  readonly byBindings: ReadonlyMap<readonly Binding[], readonly PythonNode[]>;
  /** Of names that nothing in reach of the use binds: builtins, and what is defined nowhere. */
  readonly unbound: readonly PythonNode[];
};

export function readUses(tree: PythonTree, names: Names): Uses {
  const byBindings = new Map<readonly Binding[], PythonNode[]>();
  const unbound: PythonNode[] = [];
  for (const use of names.uses) {
    const name = textOf(tree, use);
    const scope = resolve(names, name, use);
    const bindings = scope?.bound.get(name);
    const known = bindings && byBindings.get(bindings);
    if (known) known.push(use);
    else if (bindings) byBindings.set(bindings, [use]);
    // What is declared `global` may come from anywhere.
    else if (!scope) unbound.push(use);
  }
  return { byBindings, unbound };
}
