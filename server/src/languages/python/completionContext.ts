/** What may be completed at a place of a source: the module in an import, a key of the sample or the item. */
import { parsePython } from './module.ts';
import type { Range } from './range.ts';
import type { Root } from './reads.ts';
import { readTree, textOf, type PythonNode, type PythonTree } from './tree.ts';

export type CompletionContext =
  /** `range` is the whole dotted name, which may be empty. */
  | { readonly kind: 'module'; readonly range: Range }
  /** `range` is what stands between the quotes; `path` are the keys before it. */
  | {
      readonly kind: 'key';
      readonly root: Root;
      readonly path: readonly (string | number)[];
      readonly range: Range;
    };

/** The context at an offset of the source, or undefined where nothing of the service's is meant. */
export function completionContext(text: string, offset: number): CompletionContext | undefined {
  const tree = readTree(text);
  const literal = tree.nodes.findLast((node) => isInside(tree, node, offset));
  if (literal) return literal.name === 'String' ? keyContext(tree, literal, offset) : undefined;
  return moduleContext(text, offset);
}

const literals = new Set(['String', 'FormatString', 'Comment']);

/** Whether an offset is in a string or a comment; behind the end of it only if nothing closes it. */
function isInside(tree: PythonTree, node: PythonNode, offset: number): boolean {
  if (!literals.has(node.name) || offset <= node.start || offset > node.end) return false;
  if (offset < node.end || node.name === 'Comment') return true;
  return !isClosed(textOf(tree, node));
}

function isClosed(literal: string): boolean {
  return /^\w{0,2}("""|'''|"|')[^]*\1$/.test(literal);
}

const moduleBefore =
  /(?:^|;)[ \t]*(?:from|import(?:[ \t]+[\w.]+(?:[ \t]+as[ \t]+\w+)?[ \t]*,)*)[ \t]+((?:\w[\w.]*)?)$/;

function moduleContext(text: string, offset: number): CompletionContext | undefined {
  const lineStart = Math.max(
    text.lastIndexOf('\n', offset - 1),
    text.lastIndexOf('\r', offset - 1),
  );
  const before = moduleBefore.exec(text.slice(lineStart + 1, offset));
  if (!before) return undefined;
  const after = /^[\w.]*/.exec(text.slice(offset))![0];
  return {
    kind: 'module',
    range: { start: offset - before[1]!.length, end: offset + after.length },
  };
}

/** A name, constant steps, and the opening of one more: the text before a key's quote. */
const chainBefore =
  /(?<![\w.])([A-Za-z_]\w*)((?:\[(?:"[^"\\]*"|'[^'\\]*'|-?\d+)\]|\.get\((?:"[^"\\]*"|'[^'\\]*')(?:,[^()]*)?\))*)(?:\[|\.get\()\s*$/;
const chainStep = /["']([^"'\\]*)["']|\[(-?\d+)\]/g;
const maxChainLength = 400;

function keyContext(
  tree: PythonTree,
  literal: PythonNode,
  offset: number,
): CompletionContext | undefined {
  const opening = /^[rRuU]?("""|'''|"|')/.exec(textOf(tree, literal));
  if (!opening || offset < literal.start + opening[0].length) return undefined;
  const { text } = tree;
  const before = text.slice(Math.max(0, literal.start - maxChainLength), literal.start);
  const chain = chainBefore.exec(before);
  const root = chain ? rootNames(text).get(chain[1]!) : undefined;
  if (!chain || !root) return undefined;
  const path = [...chain[2]!.matchAll(chainStep)].map(([, key, place]) => key ?? Number(place));
  const start = literal.start + opening[0].length;
  const closed = isClosed(textOf(tree, literal));
  const rest = /^\w*/.exec(text.slice(offset, literal.end))![0].length;
  const end = closed ? literal.end - opening[1]!.length : offset + rest;
  if (offset > end) return undefined;
  return { kind: 'key', root, path, range: { start, end } };
}

/** How the source calls the two: by the parameters of its `grade`, or as everybody does. */
function rootNames(text: string): ReadonlyMap<string, Root> {
  const { grade } = parsePython(text);
  const parameters = grade.kind === 'function' ? grade.function.parameters : [];
  const [sample, item] = parameters.filter(({ kind }) => kind.startsWith('positional'));
  return new Map([
    [sample?.name ?? 'sample', 'sample'],
    [item?.name ?? 'item', 'item'],
  ]);
}
