/** What may be written as a name at a place of a source: the names that can be read there, or what stands behind a dot. */
import { definesNext, keywordsAt, keywordsBehind } from './completionKeywords.ts';
import { readImport } from './imports.ts';
import { findNames, type Binding, type Names, type Scope } from './names.ts';
import { lineAround, type Range } from './range.ts';
import { readTree, type PythonNode, type PythonTree } from './tree.ts';
import { valueOf } from './valuePath.ts';

export type OwnName = {
  readonly name: string;
  readonly kind: 'function' | 'class' | 'module' | 'variable';
};

export type NameContext =
  /** An expression or a statement begins. */
  | {
      readonly kind: 'name';
      readonly range: Range;
      /** What the source defines and can be read there, the nearest first. */
      readonly own: readonly OwnName[];
      readonly keywords: readonly string[];
    }
  /** An expression has ended. */
  | { readonly kind: 'operator'; readonly range: Range; readonly keywords: readonly string[] }
  /** `value` is what the member is taken from: a module's dotted name, or `str`, and the steps from there. */
  | { readonly kind: 'member'; readonly range: Range; readonly value: readonly string[] };

/** So many names are offered of a source. */
const maxNames = 500;

/** A word that the tree is read with where nothing is typed yet, or what only begins like a keyword. */
const standIn = 'ftjob';

/** What is longer is no name that anybody completes. */
const maxWord = 100;

/** The names at an offset of the source, or undefined where none is meant or it is not known what it is taken from. */
export function nameContext(text: string, offset: number): NameContext | undefined {
  const [before] = /[\w\u0080-\uffff]*$/.exec(text.slice(Math.max(0, offset - maxWord), offset))!;
  const [after] = /^[\w\u0080-\uffff]*/.exec(text.slice(offset, offset + maxWord))!;
  const range = { start: offset - before.length, end: offset + after.length };
  // A number, or the prefix of a string.
  if (/^\d/.test(before + after) || /["']/.test(text.charAt(range.end))) return undefined;
  const word = wordIn(text, range);
  if (!word) return undefined;
  const { tree, node } = word;
  const names = findNames(tree);
  const line = text.slice(lineAround(text, range.start).start, range.start).trimEnd();
  if (line.endsWith('.') || node.name === 'PropertyName') {
    const value = valueOf(tree, names, node);
    return value && { kind: 'member', range, value };
  }
  if (node.parent?.name === 'ImportStatement') {
    const value = importedFrom(tree, node);
    return value && { kind: 'member', range, value };
  }
  const behind = keywordsBehind(line);
  if (behind) return { kind: 'operator', range, keywords: behind };
  if (!isRead(names, node) || definesNext(line)) return undefined;
  return { kind: 'name', range, own: namesInReach(names, node), keywords: keywordsAt(node, line) };
}

type Word = { readonly tree: PythonTree; readonly node: PythonNode };

/** What stands at a range in the tree; where no name is written there yet, in one that has a name there. */
function wordIn(text: string, { start, end }: Range): Word | undefined {
  const written = nameIn(readTree(text), start, end, /^(?:Variable|Property)Name$/);
  if (written && start < end) return written;
  const tree = readTree(text.slice(0, start) + standIn + text.slice(end));
  // What stands where nothing is expected is an error with nothing in it.
  return nameIn(tree, start, start + standIn.length, /^(?:VariableName|PropertyName|\u26a0)$/);
}

function nameIn(tree: PythonTree, start: number, end: number, kind: RegExp): Word | undefined {
  const node = tree.nodes.find(
    (one) => one.start === start && one.end === end && kind.test(one.name),
  );
  return node && { tree, node };
}

/** Whether a name is read there, or given another value; what is being defined has no name yet. */
function isRead(names: Names, node: PythonNode): boolean {
  return /^(?:Assign|Update|Delete)Statement$/.test(node.parent!.name) || names.uses.includes(node);
}

/** The module of `from module import …`, where the name is one that is taken from it. */
function importedFrom(
  tree: PythonTree,
  { parent, start }: PythonNode,
): readonly string[] | undefined {
  const statement = readImport(tree, parent!).find(({ level }) => level === 0);
  if (!statement?.names?.some(({ range }) => range.start === start)) return undefined;
  return statement.module.split('.');
}

/** Those of the scope itself only if they may have a value by then. */
function namesInReach(names: Names, node: PythonNode): readonly OwnName[] {
  const found = new Map<string, OwnName>();
  const own = names.scopeOf.get(node);
  const running = statementsAround(node);
  let isRunning = true;
  for (let scope = own; scope && found.size < maxNames; scope = scope.parent) {
    if (scope.kind === 'class' && scope !== own) continue;
    for (const [name, bindings] of scope.bound) {
      if (found.size === maxNames) break;
      const binding = isRunning
        ? bindings.find((one) => isBoundBefore(scope, one, node, running))
        : bindings[0];
      if (binding && name !== '' && !found.has(name))
        found.set(name, { name, kind: kindOf(binding) });
    }
    if (scope.kind === 'function' || scope.kind === 'lambda') isRunning = false;
  }
  return [...found.values()];
}

/** The statements in whose blocks a place is. */
function statementsAround(place: PythonNode): ReadonlySet<PythonNode> {
  const around = new Set<PythonNode>();
  for (let { parent } = place; parent; { parent } = parent)
    if (parent.name === 'Body' && parent.parent) around.add(parent.parent);
  return around;
}

function isBoundBefore(
  scope: Scope,
  { node, range }: Binding,
  place: PythonNode,
  running: ReadonlySet<PythonNode>,
): boolean {
  if (scope.kind === 'comprehension') return true;
  if (range.start > place.start) return false;
  // What a statement binds has its value in the block of it at the earliest, and a class behind that.
  return !isAround(node, place) || (node.name !== 'ClassDefinition' && running.has(node));
}

function isAround(node: PythonNode, { start, end }: PythonNode): boolean {
  return node.start <= start && end <= node.end;
}

function kindOf({ kind, node }: Binding): OwnName['kind'] {
  if (kind === 'function' || kind === 'class') return kind;
  return kind === 'import' && node.children[0]?.name === 'import' ? 'module' : 'variable';
}
