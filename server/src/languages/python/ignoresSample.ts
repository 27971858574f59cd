/** Whether the function `grade` surely never looks at its first argument, the sample. */
import type { PythonFunction } from './functions.ts';
import type { Names } from './names.ts';
import { textOf, type PythonTree } from './tree.ts';

/** False, too, where that cannot be told. */
export function ignoresSample(tree: PythonTree, names: Names, grade: PythonFunction): boolean {
  const { parameters, range, conditional, decorators } = grade;
  const [first] = parameters;
  const isPlain = parameters.every(({ kind }) => kind !== 'var-positional');
  if (!first || !isPlain || conditional || decorators.length > 0) return false;
  return !names.uses.some((use) => {
    const name = textOf(tree, use);
    if (unseenReaders.has(name)) return true;
    return name === first.name && range.start <= use.start && use.end <= range.end;
  });
}

/** Through these, a variable can be read without its name. */
const unseenReaders = new Set(['eval', 'exec', 'globals', 'inspect', 'locals', 'sys', 'vars']);
