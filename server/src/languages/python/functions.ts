/** The functions of a source: their parameters, decorators, and whether they ever return a value. */
import { parameterNames, type Names, type Scope } from './names.ts';
import type { Range } from './range.ts';
import { childNamed, rangeOf, textOf, type PythonNode, type PythonTree } from './tree.ts';

/** The kinds of Python's own `inspect` module. */
export type ParameterKind =
  'positional-only' | 'positional-or-keyword' | 'var-positional' | 'keyword-only' | 'var-keyword';

export type Parameter = {
  readonly name: string;
  readonly kind: ParameterKind;
  /** Where the name stands. */
  readonly range: Range;
  readonly hasDefault: boolean;
};

export type PythonFunction = {
  readonly name: string;
  readonly nameRange: Range;
  /** From `def` or `async` to the end of the body. */
  readonly range: Range;
  readonly parameters: readonly Parameter[];
  /** The parameter list with its parentheses. */
  readonly parametersRange: Range;
  readonly isAsync: boolean;
  /** Whether it contains `yield`, so that a call gives a generator. */
  readonly isGenerator: boolean;
  /** Each decorator with its `@`. */
  readonly decorators: readonly Range[];
  /** Whether some `return` in it has a value other than `None`; without one, every call gives None. */
  readonly returnsValue: boolean;
  /** The texts that it returns as they stand, but for those that are numbers in quotes. */
  readonly returnedTexts: readonly Range[];
  readonly within: 'module' | 'class' | 'function';
  /** Whether it is defined under a condition, a loop, a `try` or a `with`. */
  readonly conditional: boolean;
};

/** Every `def` that has a name, by its node, in the order of the source. */
export function readFunctions(
  tree: PythonTree,
  names: Names,
): ReadonlyMap<PythonNode, PythonFunction> {
  const returning = new Set<Scope>();
  const yielding = new Set<Scope>();
  const texts = new Map<Scope, Range[]>();
  for (const node of tree.nodes) {
    if (node.name === 'ReturnStatement' && givesValue(node)) {
      const scope = names.scopeOf.get(node)!;
      returning.add(scope);
      const text = returnedText(tree, node);
      const known = texts.get(scope);
      if (text && known) known.push(rangeOf(text));
      else if (text) texts.set(scope, [rangeOf(text)]);
    }
    if (node.name === 'yield') yielding.add(names.scopeOf.get(node.parent!)!);
  }
  const functions = new Map<PythonNode, PythonFunction>();
  for (const node of tree.nodes) {
    if (node.name !== 'FunctionDefinition') continue;
    const name = childNamed(node, 'VariableName');
    if (!name) continue;
    const list = childNamed(node, 'ParamList');
    const inside = names.scopeIn.get(node)!;
    const around = names.scopeOf.get(node)!;
    functions.set(node, {
      name: textOf(tree, name),
      nameRange: rangeOf(name),
      range: withoutLineEnd(tree, node),
      parameters: list ? readParameters(tree, list) : [],
      parametersRange: rangeOf(list ?? { start: name.end, end: name.end }),
      isAsync: node.children[0]?.name === 'async',
      isGenerator: yielding.has(inside),
      decorators: decoratorsOf(tree, node),
      returnsValue: returning.has(inside),
      returnedTexts: texts.get(inside) ?? [],
      within: around.kind === 'module' || around.kind === 'class' ? around.kind : 'function',
      conditional: isConditional(node, around),
    });
  }
  return functions;
}

/** Whether a node stands under a condition, a loop, a `try` or a `with` of its scope. */
export function isConditional(node: PythonNode, scope: Scope): boolean {
  let around = node.parent;
  while (around && around !== scope.node && around.name !== 'Body') around = around.parent;
  return around !== undefined && around !== scope.node && around.parent !== scope.node;
}

function givesValue({ children }: PythonNode): boolean {
  const value = children.filter(({ name }) => name !== 'Comment').slice(1);
  return value.length > 0 && !(value.length === 1 && value[0]!.name === 'None');
}

/** `return "good"`; what is in quotes may be a number, which the service may read. */
function returnedText(tree: PythonTree, { children }: PythonNode): PythonNode | undefined {
  const [value, ...others] = children.filter(({ name }) => name !== 'Comment').slice(1);
  if (value?.name !== 'String' || others.length > 0) return undefined;
  return /\d|inf|nan/i.test(textOf(tree, value)) ? undefined : value;
}

function decoratorsOf(tree: PythonTree, { parent }: PythonNode): readonly Range[] {
  if (parent?.name !== 'DecoratedStatement') return [];
  return parent.children
    .filter(({ name }) => name === 'Decorator')
    .map((decorator) => withoutLineEnd(tree, decorator));
}

/** The grammar counts the line break and the comments behind a statement to the statement. */
function withoutLineEnd(tree: PythonTree, node: PythonNode): Range {
  return { start: node.start, end: node.start + textOf(tree, node).trimEnd().length };
}

function readParameters(tree: PythonTree, list: PythonNode): readonly Parameter[] {
  const names = new Set(parameterNames(list));
  const parameters: Parameter[] = [];
  let kind: ParameterKind = 'positional-or-keyword';
  let positionalOnly = 0;
  list.children.forEach((node, index) => {
    const before = list.children[index - 1];
    // The grammar gives no node to the `/` that ends the positional-only parameters.
    if (before && tree.text.slice(before.end, node.start).includes('/'))
      positionalOnly = parameters.length;
    if (node.name === '*' && !names.has(list.children[index + 1]!)) kind = 'keyword-only';
    if (!names.has(node)) return;
    const stars = before?.name === '*' || before?.name === '**' ? before.name.length : 0;
    parameters.push({
      name: textOf(tree, node),
      kind: stars === 2 ? 'var-keyword' : stars === 1 ? 'var-positional' : kind,
      range: rangeOf(node),
      hasDefault: hasDefault(list.children, index),
    });
    if (stars === 1) kind = 'keyword-only';
  });
  return parameters.map((parameter, index) =>
    index < positionalOnly ? { ...parameter, kind: 'positional-only' } : parameter,
  );
}

function hasDefault(parts: readonly PythonNode[], index: number): boolean {
  const after = parts[index + 1]?.name === 'TypeDef' ? parts[index + 2] : parts[index + 1];
  return after?.name === 'AssignOp';
}
