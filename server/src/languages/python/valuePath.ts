/** What a value is, where the source says so beyond doubt: a module and what is taken from it, or a text. */
import { readImport } from './imports.ts';
import { parameterNames, resolve, type Names, type Scope } from './names.ts';
import { readString } from './strings.ts';
import { childNamed, textOf, type PythonNode, type PythonTree } from './tree.ts';

/** So many variables are followed to their values. */
const maxVariables = 20;

/**
 * The path of what the word behind a dot is taken from: `["json"]`, `["datetime", "datetime"]`, `["str", "strip", "()"]`.
 * Undefined where it is not sure.
 */
export function valueOf(
  tree: PythonTree,
  names: Names,
  { parent, index }: PythonNode,
): readonly string[] | undefined {
  // Of a decorator the words stand in a row, as of `@functools.cache`.
  const isDecorator = parent?.name === 'Decorator' && index === 3;
  let value =
    isDecorator || parent?.name === 'MemberExpression' ? parent.children[index - 2] : undefined;
  const steps: string[] = [];
  let variables = 0;
  while (value) {
    const [of, sign, name] = value.children;
    if (value.name === 'MemberExpression' && sign?.name === '.') {
      steps.push(name ? textOf(tree, name) : '');
      value = of;
    } else if (value.name === 'CallExpression') {
      steps.push('()');
      value = of;
    } else if (value.name === 'ParenthesizedExpression' && value.children.length === 3)
      value = sign;
    else if (value.name === 'VariableName' && ++variables < maxVariables) {
      const path = importedAs(tree, names, value);
      if (path) return [...path, ...steps.reverse()];
      value = onlyValueOf(tree, names, value);
    } else return isText(tree, names, value) ? ['str', ...steps.reverse()] : undefined;
  }
  return undefined;
}

/** The path of what a name is imported as, or of the builtin `str`. */
function importedAs(
  tree: PythonTree,
  names: Names,
  node: PythonNode,
): readonly string[] | undefined {
  const name = textOf(tree, node);
  const scope = resolve(names, name, node);
  if (!scope) return name === 'str' ? ['builtins', 'str'] : undefined;
  const [binding, ...others] = scope.bound.get(name) ?? [];
  if (binding?.kind !== 'import' || others.length > 0) return undefined;
  for (const { module, level, alias, names: taken } of readImport(tree, binding.node)) {
    if (level > 0) return undefined;
    const path = module.split('.');
    const one = taken?.find((each) => (each.alias ?? each).name === name);
    if (one) return [...path, one.name];
    if (!taken && (alias?.name ?? path[0]) === name) return alias ? path : [name];
  }
  return undefined;
}

/** What a variable is, if one assignment alone gives it a value. */
function onlyValueOf(tree: PythonTree, names: Names, node: PythonNode): PythonNode | undefined {
  const name = textOf(tree, node);
  const [binding, ...others] = resolve(names, name, node)?.bound.get(name) ?? [];
  if (binding?.kind !== 'assignment' || others.length > 0) return undefined;
  const [target, , value, more] = binding.node.children;
  return target!.name === 'VariableName' && !more ? value : undefined;
}

/** Whether it is a string literal, or the answer's text, `sample["output_text"]`. */
function isText(tree: PythonTree, names: Names, value: PythonNode): boolean {
  if (/^(?:Format)?String$/.test(value.name)) return !/^[rR]?[bBtT]/.test(textOf(tree, value));
  const [sample, , key] = value.children;
  if (value.name !== 'MemberExpression' || !key || sample!.name !== 'VariableName') return false;
  const name = textOf(tree, sample!);
  const scope = resolve(names, name, sample!);
  const isSample = scope !== undefined && name === sampleOf(tree, names, scope);
  return (
    isSample &&
    scope.bound.get(name)!.length === 1 &&
    readString(tree, key)?.value === 'output_text'
  );
}

/** The name of the first parameter, if it is the scope of the module's `grade`. */
function sampleOf(tree: PythonTree, names: Names, { node }: Scope): string | undefined {
  if (names.module.bound.get('grade')?.at(-1)?.node !== node) return undefined;
  const list = childNamed(node, 'ParamList');
  const [first] = list ? parameterNames(list) : [];
  return first && textOf(tree, first);
}
