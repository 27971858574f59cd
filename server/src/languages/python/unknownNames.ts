/** Names that nothing defines: Python raises a NameError where it reads one. Only what is surely so. */
import { builtins } from './builtins.ts';
import { isFutureImport } from './imports.ts';
import { parameterNames, type Names, type Scope } from './names.ts';
import type { Range } from './range.ts';
import {
  childNamed,
  enclosing,
  rangeOf,
  textOf,
  type PythonNode,
  type PythonTree,
} from './tree.ts';

export type UnknownName = {
  readonly name: string;
  /** Where it is read. */
  readonly range: Range;
  /** The names that could be read there, the nearest first. */
  readonly inReach: readonly string[];
  /** What is taken from it, as from a module: the `loads` of `json.loads`. */
  readonly attribute: string | undefined;
  /** How a method reads it that stands where only the lines of the class see it: `self.limit`, or `Limits.limit`. */
  readonly ofClass: string | undefined;
};

/** So many are told of a source, and so many names are compared with each. */
const maxUnknown = 100;
const maxInReach = 500;

/** The unknown ones among the uses that nothing in reach binds, in the order of the source. */
export function unknownNames(
  tree: PythonTree,
  names: Names,
  unbound: readonly PythonNode[],
): readonly UnknownName[] {
  const unknown = unbound.filter((use) => !builtins.has(textOf(tree, use)));
  if (unknown.length === 0 || definesUnseen(tree) || unbound.some(runsText(tree))) return [];
  const isLate = lateAnnotations(tree);
  const isTypeParameter = typeParameters(tree);
  const found: UnknownName[] = [];
  for (const use of unknown) {
    if (found.length === maxUnknown) break;
    const name = textOf(tree, use);
    // An empty name is a mistake of syntax; `_` and `__name__` come from elsewhere, and classes change `__name`.
    if (name === '' || name === '_' || name.startsWith('__')) continue;
    if (isTypeParameter(name) || isLate(names, use) || isProbed(tree, use)) continue;
    const around = boundAround(names, use, name);
    const ofClass = around && inMethod(tree, names, use, around);
    if (around && ofClass === undefined) continue;
    found.push({
      name,
      range: rangeOf(use),
      // Too many builtins are one letter away from a short name.
      inReach: [...namesInReach(tree, names, use), ...(name.length < 5 ? [] : builtins)],
      attribute: attributeOf(tree, use),
      ofClass: ofClass && `${ofClass}.${name}`,
    });
  }
  return found;
}

/** The scope around that binds it, also a class, whose names only its own lines see. */
function boundAround(names: Names, use: PythonNode, name: string): Scope | undefined {
  let scope = names.scopeOf.get(use);
  while (scope && !scope.bound.has(name)) scope = scope.parent;
  return scope;
}

/** Through what a use in a method reads the names of its class; undefined where it is in no method. */
function inMethod(
  tree: PythonTree,
  names: Names,
  use: PythonNode,
  around: Scope,
): string | undefined {
  if (around.kind !== 'class') return undefined;
  let method = names.scopeOf.get(use)!;
  while (method.parent !== around) method = method.parent!;
  if (method.kind !== 'function') return undefined;
  const list = childNamed(method.node, 'ParamList');
  const [first] = list ? parameterNames(list) : [];
  const parameter = first && textOf(tree, first);
  const word = childNamed(around.node, 'VariableName');
  return parameter === 'self' || parameter === 'cls' ? parameter : word && textOf(tree, word);
}

/** The names that can be read there, without the functions around: hardly any is meant to call itself. */
function namesInReach(tree: PythonTree, names: Names, use: PythonNode): readonly string[] {
  const inReach: string[] = [];
  const around = new Set<string>();
  for (let scope = names.scopeOf.get(use); scope; scope = scope.parent) {
    for (const name of scope.bound.keys())
      if (inReach.length < maxInReach && !around.has(name)) inReach.push(name);
    const own = scope.kind === 'function' ? childNamed(scope.node, 'VariableName') : undefined;
    if (own) around.add(textOf(tree, own));
  }
  return inReach;
}

function attributeOf(tree: PythonTree, { index, parent }: PythonNode): string | undefined {
  const [, sign, taken] = index === 0 && parent ? parent.children : [];
  return sign?.name === '.' && taken ? textOf(tree, taken) : undefined;
}

/** Words through which names come into being unseen, or by which a source provides for a name that is not there. */
const unseenWords: ReadonlySet<string> = new Set([
  ...['NameError', '__builtins__', '__code__', '__dict__', '__globals__', '__import__', '__main__'],
  ...['_getframe', 'builtins', 'currentframe', 'f_globals', 'f_locals', 'gettext', 'global_enum'],
  ...['hexversion', 'modules', 'var', 'version_info'],
]);

function definesUnseen(tree: PythonTree): boolean {
  return tree.nodes.some((node) => {
    if (node.name !== 'VariableName' && node.name !== 'PropertyName') return false;
    const word = textOf(tree, node);
    // Python takes `ﬁ` for `fi`.
    return unseenWords.has(word) || word !== word.normalize('NFKC');
  });
}

/** Whether a use is a builtin that is called to run text, which may have a `:=`. */
function runsText(tree: PythonTree): (use: PythonNode) => boolean {
  return (use) =>
    use.index === 0 &&
    use.parent?.name === 'CallExpression' &&
    /^(?:eval|compile)$/.test(textOf(tree, use));
}

/** Whether a statement of a `try` only finds out that the name is there. What else a `try` hides is a mistake as well. */
function isProbed(tree: PythonTree, { parent: statement }: PythonNode): boolean {
  const body = statement?.name === 'ExpressionStatement' ? statement.parent : undefined;
  if (body?.index !== 1 || body.parent?.name !== 'TryStatement') return false;
  return body.parent.children.some(
    ({ name }, index, { [index + 1]: caught }) =>
      name === 'except' &&
      (caught?.name === 'Body' || /^(?:Base)?Exception$/.test(textOf(tree, caught ?? body))),
  );
}

/** Python 3.12's `def f[T](x: T)`; where such a name can be read is left open. */
function typeParameters(tree: PythonTree): (name: string) => boolean {
  const declared = tree.nodes.filter(({ parent }) => parent?.name === 'TypeParam');
  const known = new Set(declared.map((node) => textOf(tree, node)));
  return (name) => known.has(name);
}

/** Whether a use stands in a type that Python may never look at. */
function lateAnnotations(tree: PythonTree): (names: Names, use: PythonNode) => boolean {
  const areAllLate = tree.nodes.some((node) => isFutureImport(tree, node));
  return (names, use) => {
    const type = enclosing(use, ['TypeDef', 'TypeParamList', 'TypeDefinition']);
    if (!type) return false;
    if (areAllLate || type.name !== 'TypeDef') return true;
    // Nor at that of a variable in a function.
    const isVariable = type.parent?.name === 'AssignStatement';
    return isVariable && names.scopeOf.get(type)?.kind === 'function';
  };
}
