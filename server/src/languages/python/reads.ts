/**
 * What a grader's source reads from the two dictionaries that it is given. Python may do anything with a dictionary,
 * so a read tells how sure it is that a missing key would be an error there.
 */
import type { PythonFunction } from './functions.ts';
import { meansParameter, resolve, type Binding, type Names, type Scope } from './names.ts';
import type { Range } from './range.ts';
import { readString } from './strings.ts';
import { rangeOf, textOf, type PythonNode, type PythonTree } from './tree.ts';
import type { Uses } from './uses.ts';

export type Root = 'sample' | 'item';

export type ReadStep = {
  readonly key: string | number;
  /** The key without its quotes; with them if it is empty. */
  readonly range: Range;
  /** How it is read: `["key"]`, `.get("key")`, or `.key`, which a dictionary does not have. */
  readonly access: 'subscript' | 'get' | 'attribute';
};

export type PythonRead = {
  readonly root: Root;
  /** From the name to the last constant step. */
  readonly range: Range;
  /** At least one. */
  readonly path: readonly ReadStep[];
  /**
   * - `present`: without the first key, this line raises an exception.
   * - `optional`: the source provides for its absence, by `get`, `in` or `try`.
   * - `unknown`: the source may have changed the dictionary, or the name may mean another one here.
   */
  readonly expects: 'present' | 'optional' | 'unknown';
};

/** All reads by constant keys in `grade`, and in functions that get the dictionaries from it under the same name. */
export function readReads(
  tree: PythonTree,
  names: Names,
  uses: Uses,
  functions: ReadonlyMap<PythonNode, PythonFunction>,
  grade: PythonNode,
): readonly PythonRead[] {
  const scopes = receivingScopes(tree, names, uses, functions, grade);
  const rootOf = (use: PythonNode) => {
    const scope = resolve(names, textOf(tree, use), use);
    return scope && scopes.get(scope)?.get(textOf(tree, use));
  };
  const { stored, changed } = changes(tree, names, rootOf);
  const provided = new Set(testedKeys(tree));
  const reads: PythonRead[] = [];
  for (const use of names.uses) {
    const received = rootOf(use);
    if (!received) continue;
    const { path, end, isStore } = pathFrom(tree, names, use);
    const shown = isStore ? path.slice(0, -1) : path;
    const [first, last] = [shown[0], shown.at(-1)];
    if (!first || !last) continue;
    if (first.access === 'get') provided.add(String(first.key));
    const range = { start: use.start, end: isStore ? last.range.end : end };
    const expects = !received.certain ? 'unknown' : isInTry(use) ? 'optional' : 'present';
    reads.push({ root: received.root, range, path: shown, expects });
  }
  return reads.map((read) => {
    const key = String(read.path[0]!.key);
    if (read.expects === 'unknown' || changed.has(read.root) || stored.has(key))
      return { ...read, expects: 'unknown' };
    return provided.has(key) ? { ...read, expects: 'optional' } : read;
  });
}

const dictionaryMethods = new Set([
  ...['clear', 'copy', 'fromkeys', 'get', 'items', 'keys', 'pop', 'popitem', 'setdefault'],
  ...['update', 'values'],
]);

/** What the source itself puts into dictionaries: certain keys, or keys that cannot be told. */
function changes(
  tree: PythonTree,
  names: Names,
  rootOf: (use: PythonNode) => Received | undefined,
): { readonly stored: ReadonlySet<string>; readonly changed: ReadonlySet<Root> } {
  const stored = new Set<string>();
  const changed = new Set<Root>();
  const change = (use: PythonNode) => {
    const root = rootOf(use)?.root;
    if (root) changed.add(root);
    // A helper may have got either of them under another name.
    else if (meansParameter(tree, names, use)) changed.add('sample').add('item');
  };
  for (const member of names.stores) {
    const key = keyOf(tree, member)?.key;
    const base = member.children[0]!;
    if (key !== undefined) stored.add(String(key));
    else if (base.name === 'VariableName') change(base);
  }
  for (const use of names.uses) {
    const property = use.index === 0 ? use.parent?.children[2] : undefined;
    const method = property?.name === 'PropertyName' ? textOf(tree, property) : undefined;
    if (method === 'update' || method === 'setdefault') change(use);
  }
  return { stored, changed };
}

type Received = { readonly root: Root; readonly certain: boolean };

/** The scopes that have the sample or the item as a parameter, by the parameter's name. */
function receivingScopes(
  tree: PythonTree,
  names: Names,
  { byBindings }: Uses,
  functions: ReadonlyMap<PythonNode, PythonFunction>,
  grade: PythonNode,
): ReadonlyMap<Scope, ReadonlyMap<string, Received>> {
  const scopes = new Map<Scope, ReadonlyMap<string, Received>>();
  const inGrade = names.scopeIn.get(grade)!;
  const given = functions
    .get(grade)!
    .parameters.filter(({ kind }) => kind.startsWith('positional'))
    .slice(0, 2)
    .map(({ name }, index): [string, Received] => {
      return [name, { root: index === 0 ? 'sample' : 'item', certain: isBoundOnce(inGrade, name) }];
    });
  scopes.set(inGrade, new Map(given));
  const helpers = [...functions].filter(([node, { name }]) => {
    return node !== grade && bindingsOf(names, node, name).at(-1)?.node === node;
  });
  // A helper may pass them on to another, so look again until nothing more is found.
  for (let round = 0, found = true; found && round < maxRounds; round++) {
    found = false;
    for (const [node, helper] of helpers) {
      const scope = names.scopeIn.get(node)!;
      if (scopes.has(scope)) continue;
      const received = new Map<string, Received>();
      for (const [name, { root }] of given) {
        const index = helper.parameters.findIndex((parameter) => parameter.name === name);
        if (index < 0) continue;
        const passed = (byBindings.get(bindingsOf(names, node, helper.name)) ?? []).map((use) => {
          // A use that is no call may pass anything.
          const isCall = use.parent?.name === 'CallExpression' && use.index === 0;
          const argument = isCall ? argumentOf(tree, use.parent, index, name) : undefined;
          if (argument?.name !== 'VariableName' || textOf(tree, argument) !== name)
            return undefined;
          const from = resolve(names, name, argument);
          return from && scopes.get(from)?.get(name);
        });
        if (!passed.some((one) => one?.root === root)) continue;
        const certain = passed.every((one) => one?.certain) && isBoundOnce(scope, name);
        received.set(name, { root, certain });
      }
      if (received.size === 0) continue;
      scopes.set(scope, received);
      found = true;
    }
  }
  return scopes;
}

/** How many helpers may stand between `grade` and a read. */
const maxRounds = 20;

function bindingsOf(names: Names, definition: PythonNode, name: string): readonly Binding[] {
  return names.scopeOf.get(definition)?.bound.get(name) ?? [];
}

function isBoundOnce(scope: Scope, name: string): boolean {
  return scope.bound.get(name)?.length === 1;
}

/** What a call passes for a parameter, given by its place or by its name. */
function argumentOf(
  tree: PythonTree,
  call: PythonNode,
  place: number,
  name: string,
): PythonNode | undefined {
  const parts = call.children[1]?.children.slice(1, -1) ?? [];
  const named = parts.findIndex(
    (part, index) => parts[index + 1]?.name === 'AssignOp' && textOf(tree, part) === name,
  );
  if (named >= 0) return parts[named + 2];
  let commas = 0;
  return parts.find((part) => {
    if (part.name === ',') commas++;
    return part.name !== ',' && commas === place;
  });
}

type Path = {
  readonly path: readonly ReadStep[];
  readonly end: number;
  readonly isStore: boolean;
};

/** Follows `["a"][0].get("b")` from the use of a name, as far as it is constant. */
export function pathFrom(tree: PythonTree, names: Names, use: PythonNode): Path {
  const path: ReadStep[] = [];
  let reached = use;
  for (;;) {
    const member = reached.parent;
    if (member?.name !== 'MemberExpression' || reached.index !== 0) break;
    const key = keyOf(tree, member);
    if (key) {
      path.push({ ...key, access: 'subscript' });
      if (names.stores.has(member)) return { path, end: member.end, isStore: true };
      reached = member;
      continue;
    }
    const property = member.children[2];
    if (property?.name !== 'PropertyName') break;
    const method = textOf(tree, property);
    const call = member.parent?.name === 'CallExpression' && member.index === 0 && member.parent;
    const argument =
      call && method === 'get' ? literalAt(tree, call.children[1]?.children[1]) : undefined;
    if (call && argument) {
      path.push({ ...argument, access: 'get' });
      reached = call;
      continue;
    }
    if (reached !== use || dictionaryMethods.has(method)) break;
    path.push({ key: method, range: rangeOf(property), access: 'attribute' });
    return { path, end: member.end, isStore: names.stores.has(member) };
  }
  return { path, end: reached.end, isStore: false };
}

/** The constant key of `x["key"]` or `x[0]`. */
function keyOf(
  tree: PythonTree,
  { children }: PythonNode,
): { readonly key: string | number; readonly range: Range } | undefined {
  if (children[1]?.name !== '[' || children[3]?.name !== ']') return undefined;
  return literalAt(tree, children[2]);
}

function literalAt(
  tree: PythonTree,
  node: PythonNode | undefined,
): { readonly key: string | number; readonly range: Range } | undefined {
  if (!node) return undefined;
  const literal = readString(tree, node);
  if (literal) {
    const { start, end } = literal.content;
    return { key: literal.value, range: start === end ? rangeOf(node) : literal.content };
  }
  const text = textOf(tree, node);
  return /^-?\d{1,9}$/.test(text) ? { key: Number(text), range: rangeOf(node) } : undefined;
}

/** The constants whose presence the source tests by `"key" in …`. */
function testedKeys(tree: PythonTree): readonly string[] {
  const keys: string[] = [];
  for (const node of tree.nodes) {
    if (node.name !== 'BinaryExpression') continue;
    const [left, ...others] = node.children;
    const tests = others.some(({ name }) => name === 'in');
    const key = tests && left ? readString(tree, left) : undefined;
    if (key) keys.push(key.value);
  }
  return keys;
}

/** Whether an exception here is caught in the same function: within the body of a `try`, not of its `except`. */
function isInTry(node: PythonNode): boolean {
  let inner = node;
  for (let around = node.parent; around; inner = around, around = around.parent) {
    if (around.name === 'TryStatement' && inner.index === 1) return true;
    if (around.name === 'FunctionDefinition') return false;
  }
  return false;
}
