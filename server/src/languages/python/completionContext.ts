/** What may be completed at a place of a source: the module in an import, a key of the sample or the item. */
import { scanBrackets } from './brackets.ts';
import { parsePython } from './module.ts';
import type { Range } from './range.ts';
import type { Root } from './reads.ts';
import { readTree, textOf, type PythonNode, type PythonTree } from './tree.ts';

export type CompletionContext =
  /** `range` is the whole dotted name, which may be empty. */
  | { readonly kind: 'module'; readonly range: Range }
  /**
   * `range` is what stands between the quotes, or where a quoted key would stand; `path` are the keys before it.
   * `opening` and `closing` are the quotes and the bracket that are still to be written around the key.
   */
  | {
      readonly kind: 'key';
      readonly root: Root;
      readonly path: readonly (string | number)[];
      readonly opening: string;
      readonly closing: string;
      readonly range: Range;
    };

/** The context at an offset of the source, or undefined where nothing of the service's is meant. */
export function completionContext(text: string, offset: number): CompletionContext | undefined {
  const tree = readTree(text);
  const literal = tree.nodes.findLast((node) => isInside(tree, node, offset));
  if (literal) return literal.name === 'String' ? keyContext(tree, literal, offset) : undefined;
  return unquotedKeyContext(tree, offset) ?? moduleContext(text, offset);
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

const stepPattern = String.raw`(?:\[(?:"[^"\\\n]*"|'[^'\\\n]*'|-?\d+)\]|\.get\((?:"[^"\\\n]*"|'[^'\\\n]*')(?:,[^()\n]*)?\))`;
const chainStep = /["']([^"'\\]*)["']|\[(-?\d+)\]/g;

/** A name, constant steps, and the opening of one more: the text before a key's quote. */
const chainBefore = new RegExp(
  String.raw`(?<![\w.])([A-Za-z_]\w*)(${stepPattern}*)(?:\[|\.get\()\s*$`,
);
const maxChainLength = 400;

/** A line that gives a name to a part of something: `answer = sample["output_json"]`. */
const assignment = new RegExp(
  String.raw`^[ \t]*([A-Za-z_]\w*)[ \t]*=[ \t]*([A-Za-z_]\w*)(${stepPattern}+)[ \t]*(?:or[ \t][^\n]*)?$`,
  'gm',
);

interface Part {
  readonly root: Root;
  readonly path: readonly (string | number)[];
}

/** What the key that begins at an offset is a key of. */
function partBefore(text: string, offset: number): Part | undefined {
  const before = text.slice(Math.max(0, offset - maxChainLength), offset);
  const [, name, steps] = chainBefore.exec(before) ?? [];
  const part = name === undefined ? undefined : partsByName(text, offset).get(name);
  return part && { root: part.root, path: [...part.path, ...stepsOf(steps!)] };
}

function stepsOf(steps: string): readonly (string | number)[] {
  return [...steps.matchAll(chainStep)].map(([, key, place]) => key ?? Number(place));
}

function unquotedKeyContext(tree: PythonTree, offset: number): CompletionContext | undefined {
  const { text } = tree;
  const start = offset - /\w*$/.exec(text.slice(Math.max(0, offset - 100), offset))![0].length;
  const part = partBefore(text, start);
  const end = offset + /^\w*/.exec(text.slice(offset, offset + 100))![0].length;
  if (!part || /["']/.test(text.charAt(end))) return undefined;
  const opening = usualQuote(tree);
  const closing = opening + missingBracket(text, { start, end });
  return { kind: 'key', ...part, opening, closing, range: { start, end } };
}

/** The quotes that most strings have; single ones, which need no escape in JSON, where neither prevails. */
function usualQuote({ text, nodes }: PythonTree): string {
  const strings = nodes.filter(({ name }) => name === 'String');
  const double = strings.filter(({ start }) => /^\w{0,2}"/.test(text.slice(start, start + 3)));
  return double.length > strings.length / 2 ? '"' : "'";
}

/** The bracket that is to close the one before a key, if nothing does. */
function missingBracket(text: string, { start, end }: Range): string {
  const at = text.slice(0, start).trimEnd().length - 1;
  const closer = text[at] === '[' ? ']' : ')';
  const next = text.slice(end).trimStart().charAt(0);
  // Behind a comma comes the default of `get`.
  if (next === closer || (closer === ')' && next === ',')) return '';
  return scanBrackets(text).unclosed.some((bracket) => bracket.at === at) ? closer : '';
}

function keyContext(
  tree: PythonTree,
  literal: PythonNode,
  offset: number,
): CompletionContext | undefined {
  const opening = /^[rRuU]?("""|'''|"|')/.exec(textOf(tree, literal));
  if (!opening || offset < literal.start + opening[0].length) return undefined;
  const { text } = tree;
  const part = partBefore(text, literal.start);
  if (!part) return undefined;
  const start = literal.start + opening[0].length;
  // A bracket in a key may be part of it, unless none follows: then the quote that ends the key is a later string's.
  const isLost =
    /^\w*[\])]/.test(text.slice(offset, literal.end)) && missingBracket(text, literal) !== '';
  const closed = isClosed(textOf(tree, literal)) && !isLost;
  const rest = /^\w*/.exec(text.slice(offset, literal.end))![0].length;
  const end = closed ? literal.end - opening[1]!.length : offset + rest;
  if (offset > end) return undefined;
  const lacking = missingBracket(text, { start: literal.start, end: closed ? literal.end : end });
  const range = { start, end: closed && lacking ? literal.end : end };
  const closing = closed && !lacking ? '' : opening[1]! + lacking;
  return { kind: 'key', ...part, opening: '', closing, range };
}

/**
 * What the source calls the two, by the parameters of its `grade` or as everybody does, and the variables that hold a
 * part of one of them before an offset. Half-typed source has no tree to rely on.
 */
function partsByName(text: string, offset: number): ReadonlyMap<string, Part> {
  const { grade } = parsePython(text);
  const parameters = grade.kind === 'function' ? grade.function.parameters : [];
  const [sample, item] = parameters.filter(({ kind }) => kind.startsWith('positional'));
  const parts = new Map<string, Part>([
    [sample?.name ?? 'sample', { root: 'sample', path: [] }],
    [item?.name ?? 'item', { root: 'item', path: [] }],
  ]);
  for (const [, name, base, steps] of text.slice(0, offset).matchAll(assignment)) {
    const part = parts.get(base!);
    if (part) parts.set(name!, { root: part.root, path: [...part.path, ...stepsOf(steps!)] });
  }
  return parts;
}
