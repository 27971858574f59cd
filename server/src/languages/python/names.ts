/** Which scope each name of a source belongs to: what is bound where, and which scope a use of a name means. */
import { boundNames, readImport } from './imports.ts';
import type { Range } from './range.ts';
import { childNamed, rangeOf, textOf, type PythonNode, type PythonTree } from './tree.ts';

export type BindingKind = 'parameter' | 'function' | 'class' | 'assignment' | 'import' | 'other';

export type Binding = {
  readonly kind: BindingKind;
  readonly range: Range;
  /** The node that binds: the definition, the statement. */
  readonly node: PythonNode;
};

export type Scope = {
  readonly kind: 'module' | 'class' | 'function' | 'lambda' | 'comprehension';
  readonly node: PythonNode;
  readonly parent: Scope | undefined;
  /** By name, in the order of the source. */
  readonly bound: Map<string, Binding[]>;
  /** The names that belong to the module by `global`, or to the function around by `nonlocal`. */
  readonly elsewhere: Map<string, 'global' | 'nonlocal'>;
};

export type Names = {
  readonly module: Scope;
  /** The scope that a name or a node with children stands in; a definition stands in the scope around it. */
  readonly scopeOf: ReadonlyMap<PythonNode, Scope>;
  /** The scope that a function, class, lambda or comprehension opens. */
  readonly scopeIn: ReadonlyMap<PythonNode, Scope>;
  /** Names as they are read, neither bound nor the name of a keyword argument or an attribute. */
  readonly uses: readonly PythonNode[];
  /** The `a["b"]` and `a.b` that are assigned to or deleted. */
  readonly stores: ReadonlySet<PythonNode>;
};

const scopeKinds: Readonly<Partial<Record<string, Scope['kind']>>> = {
  Script: 'module',
  ClassDefinition: 'class',
  FunctionDefinition: 'function',
  LambdaExpression: 'lambda',
  ComprehensionExpression: 'comprehension',
  ArrayComprehensionExpression: 'comprehension',
  SetComprehensionExpression: 'comprehension',
  DictionaryComprehensionExpression: 'comprehension',
};

function scopeKindOf({ name, children }: PythonNode): Scope['kind'] | undefined {
  // The only argument of a call can be a comprehension without brackets of its own.
  const isBare = name === 'ArgList' && children.some((child) => child.name === 'for');
  return isBare ? 'comprehension' : scopeKinds[name];
}

/** Finds all names of a source. */
export function findNames(tree: PythonTree): Names {
  const scopeOf = new Map<PythonNode, Scope>();
  const scopeIn = new Map<PythonNode, Scope>();
  const bindingNodes = new Set<PythonNode>();
  const stores = new Set<PythonNode>();
  const bind = (scope: Scope, kind: BindingKind, name: string, range: Range, node: PythonNode) => {
    const binding = { kind, range: rangeOf(range), node };
    const { bound } = placeOf(scope, name);
    const known = bound.get(name);
    if (known) known.push(binding);
    else bound.set(name, [binding]);
  };
  const bindTargets = (scope: Scope, nodes: readonly PythonNode[], node: PythonNode) => {
    const waiting = [...nodes];
    for (let target = waiting.pop(); target; target = waiting.pop()) {
      if (target.name === 'VariableName') {
        bindingNodes.add(target);
        bind(scope, bindingKindOf(node), textOf(tree, target), target, node);
      } else if (target.name === 'MemberExpression') stores.add(target);
      else if (targetGroups.has(target.name)) waiting.push(...target.children);
    }
  };
  const mentions: PythonNode[] = [];
  for (const node of tree.nodes) {
    if (node.name === 'VariableName') mentions.push(node);
    // Signs and words bind nothing, and they are half of all.
    else if (node.children.length === 0 && node.parent) continue;
    const around = node.parent && (scopeInside(scopeIn, node) ?? scopeOf.get(node.parent));
    if (around) scopeOf.set(node, around);
    const kind = scopeKindOf(node);
    const scope: Scope | undefined = kind && {
      kind,
      node,
      parent: around,
      bound: new Map(),
      elsewhere: new Map(),
    };
    if (scope) scopeIn.set(node, scope);
    if (!around) continue;
    if (node.name === 'ParamList') {
      const inside = scopeIn.get(node.parent);
      if (inside)
        for (const parameter of parameterNames(node)) {
          bindingNodes.add(parameter);
          bind(inside, 'parameter', textOf(tree, parameter), parameter, node);
        }
    } else if (node.name === 'ScopeStatement') {
      const how = node.children[0]?.name === 'global' ? 'global' : 'nonlocal';
      for (const child of node.children) {
        if (child.name !== 'VariableName') continue;
        bindingNodes.add(child);
        around.elsewhere.set(textOf(tree, child), how);
      }
    } else if (node.name === 'ImportStatement') {
      for (const { name, range } of readImport(tree, node).flatMap(boundNames))
        bind(around, 'import', name, range, node);
    } else if (node.name === 'NamedExpression' || isWalrusArgument(node)) {
      // `:=` in a comprehension binds in the function around it.
      let outside = around;
      while (outside.kind === 'comprehension' && outside.parent) outside = outside.parent;
      bindTargets(outside, [node.name === 'NamedExpression' ? node.children[0]! : node], node);
    } else bindTargets(scope?.kind === 'comprehension' ? scope : around, targetsOf(node), node);
  }
  const module = scopeIn.get(tree.nodes[0]!)!;
  const uses = mentions.filter(
    (node) =>
      !bindingNodes.has(node) &&
      node.parent?.name !== 'ImportStatement' &&
      !isNoUse(node) &&
      !isDeclared(node),
  );
  return { module, scopeOf, scopeIn, uses, stores };
}

/** The scope whose name a use means, or undefined for a name that the source binds nowhere in reach (a builtin). */
export function resolve(names: Names, name: string, use: PythonNode): Scope | undefined {
  const own = names.scopeOf.get(use);
  for (let scope = own; scope; scope = scope.parent) {
    if (scope.kind === 'class' && scope !== own) continue;
    if (scope.elsewhere.get(name) === 'global') return names.module;
    if (scope.bound.has(name)) return scope;
  }
  return undefined;
}

/** Whether a use of a name means a parameter of a function or lambda around it. */
export function meansParameter(tree: PythonTree, names: Names, use: PythonNode): boolean {
  const name = textOf(tree, use);
  return resolve(names, name, use)?.bound.get(name)?.[0]?.kind === 'parameter';
}

const targetGroups = new Set(['TupleExpression', 'ArrayExpression', 'ParenthesizedExpression']);

/** Where a name that is bound in this scope belongs. */
function placeOf(scope: Scope, name: string): Scope {
  const how = scope.elsewhere.get(name);
  if (!how || !scope.parent) return scope;
  let place = scope.parent;
  while (place.parent && (how === 'global' || place.kind === 'class')) place = place.parent;
  return place;
}

/** The scope that a node opens for this child of it, if that child is in it. Defaults and bases are not. */
function scopeInside(
  scopeIn: ReadonlyMap<PythonNode, Scope>,
  child: PythonNode,
): Scope | undefined {
  const scope = scopeIn.get(child.parent!);
  if (!scope) return undefined;
  switch (scope.kind) {
    case 'function':
    case 'class':
      return child.name === 'Body' ? scope : undefined;
    case 'lambda':
      return child.name === 'ParamList' ? undefined : scope;
    case 'module':
      return scope;
    case 'comprehension':
      return isFirstIterable(child) ? undefined : scope;
  }
}

/** Whether it is what a comprehension goes through first, which is read outside of it. */
function isFirstIterable({ parent, index }: PythonNode): boolean {
  const { children } = parent!;
  const isIterable = children[index - 1]?.name === 'in';
  return isIterable && children.findIndex(({ name }) => name === 'in') === index - 1;
}

/** The names of the parameters in a parameter list, among defaults and annotations. */
export function parameterNames(list: PythonNode): readonly PythonNode[] {
  return list.children.filter(isParameterName);
}

export function isParameterName({ name, parent, index }: PythonNode): boolean {
  const isListed = name === 'VariableName' && parent?.name === 'ParamList';
  return isListed && parent.children[index - 1]?.name !== 'AssignOp';
}

function bindingKindOf({ name }: PythonNode): BindingKind {
  if (name === 'FunctionDefinition') return 'function';
  if (name === 'ClassDefinition') return 'class';
  return name === 'AssignStatement' ? 'assignment' : 'other';
}

/** What a node binds directly, apart from parameters and imports: names, or groups of names and members. */
function targetsOf(node: PythonNode): readonly PythonNode[] {
  const { name, children } = node;
  switch (name) {
    case 'FunctionDefinition':
    case 'ClassDefinition':
    case 'TypeDefinition':
    case 'CapturePattern': {
      const word = childNamed(node, 'VariableName');
      return word ? [word] : [];
    }
    case 'AssignStatement': {
      const last = children.findLastIndex((child) => child.name === 'AssignOp');
      return children.slice(0, Math.max(last, 0));
    }
    case 'UpdateStatement':
      return children.slice(0, 1);
    case 'DeleteStatement':
      return children.slice(1);
    case 'WithStatement':
    case 'TryStatement':
    case 'AsPattern':
      return children.filter((_, index) => children[index - 1]?.name === 'as');
    case 'ForStatement':
    case 'ArgList':
    case 'ComprehensionExpression':
    case 'ArrayComprehensionExpression':
    case 'SetComprehensionExpression':
    case 'DictionaryComprehensionExpression':
      return loopTargets(children);
    default:
      return [];
  }
}

/** What stands between each `for` and its `in`. */
function loopTargets(children: readonly PythonNode[]): readonly PythonNode[] {
  let between = false;
  return children.filter(({ name }) => {
    if (name === 'for') between = true;
    else if (name === 'in') between = false;
    return between;
  });
}

function isWalrusArgument({ name, parent, index, end }: PythonNode): boolean {
  const after = parent?.name === 'ArgList' ? parent.children[index + 1] : undefined;
  return (
    name === 'VariableName' &&
    after?.name === 'AssignOp' &&
    after.end - after.start === 2 &&
    end <= after.start
  );
}

/** Whether a name is the `x` of an argument `x=…`, of a keyword pattern or of a decorator `@y.x`. */
export function isNoUse(node: PythonNode): boolean {
  const { parent, index } = node;
  switch (parent?.name) {
    case 'KeywordPattern':
      return index === 0;
    case 'ArgList':
      return parent.children[index + 1]?.name === 'AssignOp' && !isWalrusArgument(node);
    case 'Decorator':
      return parent.children[index - 1]?.name === '.';
    default:
      return false;
  }
}

/** Whether it is the `x` of `x: int`, which has no value by that but belongs to the scope it stands in. */
export function isDeclared({ parent, index }: PythonNode): boolean {
  if (index !== 0 || parent?.name !== 'AssignStatement') return false;
  return parent.children.length === 2 && parent.children[1]!.name === 'TypeDef';
}
