/**
 * Where a source names parts of the sample and the item by constant keys: in its reads, and in what it does with a
 * variable that holds such a part, as in `answer = sample["output_json"]`.
 */
import type { Names } from './names.ts';
import type { Range } from './range.ts';
import { pathFrom, type PythonRead, type Root } from './reads.ts';
import { readString } from './strings.ts';
import { textOf, type PythonNode, type PythonTree } from './tree.ts';
import type { Uses } from './uses.ts';

export type PythonPath = {
  readonly root: Root;
  /** The keys that lead from the root to what stands before the steps; none where that is the root itself. */
  readonly before: readonly (string | number)[];
  /** At least one; the ranges are those of a read's steps. */
  readonly steps: readonly { readonly key: string | number; readonly range: Range }[];
  /** Whether the source puts something there. */
  readonly isStore: boolean;
};

type Part = Pick<PythonPath, 'root' | 'before'>;

/** The paths of all reads that surely mean the service's dictionary, and of the variables that are bound to one of them. */
export function readPaths(
  tree: PythonTree,
  names: Names,
  { byBindings }: Uses,
  reads: readonly PythonRead[],
): readonly PythonPath[] {
  const paths: PythonPath[] = [];
  /** By its range: what an expression stands for. */
  const parts = new Map<string, Part>();
  const add = (path: PythonPath, range: Range) => {
    paths.push(path);
    const keys = path.steps.map(({ key }) => key);
    parts.set(textOfRange(range), { root: path.root, before: [...path.before, ...keys] });
  };
  for (const { root, range, path, expects } of reads)
    if (expects !== 'unknown' && path.every(({ access }) => access !== 'attribute'))
      add({ root, before: [], steps: path, isStore: false }, range);
  for (const statement of tree.nodes) {
    if (statement.name !== 'AssignStatement' || statement.children.length !== 3) continue;
    const [target, , value] = statement.children as [PythonNode, PythonNode, PythonNode];
    const part = parts.get(textOfRange(valueOf(value)));
    const name = textOf(tree, target);
    const scope = names.scopeOf.get(statement);
    if (!part || !scope || target.name !== 'VariableName' || scope.elsewhere.has(name)) continue;
    const bindings = scope.bound.get(name);
    if (bindings?.length !== 1) continue;
    for (const use of byBindings.get(bindings) ?? []) {
      parts.set(textOfRange(use), part);
      const { path, end, isStore } = pathFrom(tree, names, use);
      const steps = path.filter(({ access }) => access !== 'attribute');
      if (steps.length > 0) add({ ...part, steps, isStore }, { start: use.start, end });
    }
  }
  return [...paths, ...testedPaths(tree, parts)];
}

/** `"key" in answer`. */
function testedPaths(tree: PythonTree, parts: ReadonlyMap<string, Part>): readonly PythonPath[] {
  const paths: PythonPath[] = [];
  for (const node of tree.nodes) {
    if (node.name !== 'BinaryExpression') continue;
    const [left, ...others] = node.children;
    if (!left || !others.slice(0, -1).some(({ name }) => name === 'in')) continue;
    const key = readString(tree, left);
    const part = parts.get(textOfRange(others.at(-1)!));
    if (!key || key.value === '' || !part) continue;
    paths.push({ ...part, steps: [{ key: key.value, range: key.content }], isStore: false });
  }
  return paths;
}

/** What a value is where nothing goes wrong: of `x or {}` it is `x`. */
function valueOf(value: PythonNode): PythonNode {
  const [first, operator] = value.children;
  return value.name === 'BinaryExpression' && operator?.name === 'or' ? first! : value;
}

function textOfRange({ start, end }: Range): string {
  return `${start}-${end}`;
}
