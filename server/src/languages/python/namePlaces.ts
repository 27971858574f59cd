/** All places of one name of a source, and what its definition says. */
import {
  findNames,
  isDeclared,
  isNoUse,
  isParameterName,
  resolve,
  type Names,
  type Scope,
} from './names.ts';
import { lineAround, type Range } from './range.ts';
import { readString } from './strings.ts';
import { childNamed, rangeOf, readTree, textOf, type PythonNode, type PythonTree } from './tree.ts';

export type NamePlace = Range & { readonly kind: 'definition' | 'use' };

export type NamedPlaces = {
  readonly text: string;
  /** In the order of the source, every line that gives it a value as a definition. */
  readonly places: readonly NamePlace[];
  /** Whether all that means it is among these places; what stands for its name elsewhere would not follow a rename. */
  readonly areAll: boolean;
  /** What is first to define it: a function or class up to its body, of all else the line. */
  readonly definition: string;
  readonly docstring: string | undefined;
};

/** The name at an offset, its ends included; undefined where there is none, and for what the source does not define. */
export function nameAt(text: string, offset: number): NamedPlaces | undefined {
  const tree = readTree(text);
  const at = tree.nodes.find(
    ({ name, start, end }) => name === 'VariableName' && start <= offset && offset <= end,
  );
  if (!at) return undefined;
  const names = findNames(tree);
  const name = textOf(tree, at);
  const meant = meaningOf(names, name, at);
  const bindings = meant?.bound.get(name);
  if (!meant || !bindings) return undefined;
  const starts = new Set(bindings.map(({ range }) => range.start));
  // Of `from a import b as c` only the last name is the source's own.
  const isOwn = ({ parent, start }: PythonNode) =>
    parent?.name !== 'ImportStatement' || starts.has(start);
  if (!isOwn(at)) return undefined;
  const defined = new Set(
    bindings.filter(({ node }) => !changing.has(node.name)).map(({ range }) => range.start),
  );
  const mentions = tree.nodes.filter(
    (node) => node.name === 'VariableName' && textOf(tree, node) === name,
  );
  const places = mentions
    .filter((node) => isOwn(node) && meaningOf(names, name, node) === meant)
    .map((node): NamePlace => ({
      ...rangeOf(node),
      kind: defined.has(node.start) ? 'definition' : 'use',
    }));
  // Attributes are read of a class from anywhere, types may stand in quotes, a module is imported by its name, and an
  // argument may name a parameter, also by the keys of a `**`.
  const namesParameters = ({ name: sign, parent }: PythonNode) =>
    sign === '**' && parent?.name === 'ArgList';
  const isNamedElsewhere =
    meant.kind === 'class' ||
    bindings.some(({ kind }) => kind === 'import' || kind === 'class') ||
    (bindings.some(({ kind }) => kind === 'parameter') &&
      (mentions.some(isNoUse) || tree.nodes.some(namesParameters))) ||
    isReadInClass(names, name, mentions);
  return { text: name, places, areAll: !isNamedElsewhere, ...describe(tree, bindings[0]!) };
}

/** Whether a source has this name anywhere, whatever it means there. */
export function hasName(text: string, name: string): boolean {
  const tree = readTree(text);
  return tree.nodes.some((node) => node.name === 'VariableName' && textOf(tree, node) === name);
}

/** What gives a name no first value. */
const changing = new Set(['UpdateStatement', 'DeleteStatement']);

/** Whether a class reads what it also binds: until it does, that is the name of the module. */
function isReadInClass(names: Names, name: string, mentions: readonly PythonNode[]): boolean {
  const uses = new Set(names.uses);
  return mentions.some(
    (node) =>
      (uses.has(node) || node.parent?.name === 'UpdateStatement') &&
      resolve(names, name, node)?.kind === 'class',
  );
}

/** The scope whose name a node means, whether it binds or uses it. */
function meaningOf(names: Names, name: string, node: PythonNode): Scope | undefined {
  if (isParameterName(node)) return names.scopeIn.get(node.parent!.parent!);
  if (isNoUse(node)) return undefined;
  const scope = resolve(names, name, node);
  return isDeclared(node) && scope !== names.scopeOf.get(node) ? undefined : scope;
}

function describe(
  tree: PythonTree,
  { node, range }: { readonly node: PythonNode; readonly range: Range },
): Pick<NamedPlaces, 'definition' | 'docstring'> {
  const body = childNamed(node, 'Body');
  if (!body || !/^(?:Function|Class)Definition$/.test(node.name))
    return {
      definition: textOf(tree, lineAround(tree.text, range.start)).trim(),
      docstring: undefined,
    };
  const definition = tree.text.slice(node.start, body.start).trimEnd();
  const first = body.children[1];
  const literal = first?.name === 'ExpressionStatement' ? first.children[0] : undefined;
  const text = literal && readString(tree, literal)?.value;
  return { definition, docstring: text === undefined ? undefined : withoutIndent(text) };
}

/** A docstring as Python's `inspect` gives it. */
function withoutIndent(text: string): string {
  const [first, ...others] = text.trim().split('\n') as [string, ...string[]];
  const indents = others.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const indent = Math.min(...indents);
  return [first, ...others.map((line) => line.slice(indent))].join('\n');
}
