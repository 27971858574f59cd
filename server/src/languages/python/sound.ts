/**
 * Says of a source that it surely has no mistake of syntax, so that the large parser (ruff.ts) need not be loaded for
 * it. A whitelist over Lezer's tree: its words, what stands between them, how they are arranged, and what the compiler
 * demands beyond the grammar. In doubt the answer is no.
 */
import { isBytes, isSoundLeaf } from './soundLeaves.ts';
import { hasShape } from './soundShapes.ts';
import { areSoundArguments, areSoundParameters } from './soundLists.ts';
import { isSoundLayout } from './soundLayout.ts';
import { codeIn, readTree, textOf, type PythonNode, type PythonTree } from './tree.ts';

/** What is around a node, as far as it decides what may stand there. */
type Place = {
  readonly inFunction: boolean;
  readonly inLoop: boolean;
  readonly inComprehension: boolean;
  /** In the braces of a formatted string. */
  readonly inFormat: boolean;
};

/** Far from where Python's or Ruff's parser gives up. */
const maxDepth = 120;

export function isSurelySound(text: string): boolean {
  // Characters that not every reader of Python takes: lone surrogates, a byte order mark, lone carriage returns.
  if (/\p{Surrogate}|[\0\uFEFF]|\r(?!\n)/u.test(text)) return false;
  const tree = readTree(text);
  if (tree.hasErrors || tree.depth > maxDepth) return false;
  return hasSoundNodes(tree) && isSoundLayout(tree);
}

/** One word each, checked as a whole. */
const words = new Set(['String', 'FormatString', 'FormatSpec', 'ArithOp', 'BitOp']);

function hasSoundNodes(tree: PythonTree): boolean {
  const places = new Map<PythonNode, Place>();
  const targets = new Set<PythonNode>();
  for (const node of tree.nodes) {
    const around = node.parent && places.get(node.parent);
    // Within a word.
    if (node.parent && (!around || node.name === 'Escape')) continue;
    const isLeaf = node.children.length === 0 && !emptyNodes.has(node.name);
    if ((isLeaf || words.has(node.name)) && !isSoundLeaf(tree, node)) return false;
    if (isLeaf || (words.has(node.name) && node.name !== 'FormatString')) continue;
    const place = placeOf(node, around);
    places.set(node, place);
    if (node.name === 'FormatString') continue;
    const children = codeIn(node);
    const isTarget = targets.has(node);
    if (!hasShape(node, children, isTarget)) return false;
    if (!isSoundHere(tree, node, children, place)) return false;
    for (const target of targetsIn(node, children, isTarget)) {
      const stars = target.filter(({ name }) => name === '*').length;
      if (stars > 1 || (stars === 1 && !target.some(({ name }) => name === ','))) return false;
      for (const one of target) targets.add(one);
    }
  }
  return true;
}

const emptyNodes = new Set(['Script', 'ParamList']);

const outside: Place = {
  inFunction: false,
  inLoop: false,
  inComprehension: false,
  inFormat: false,
};

function placeOf({ name, parent, index }: PythonNode, around: Place = outside): Place {
  switch (name) {
    case 'FunctionDefinition':
      return { ...around, inFunction: true, inLoop: false };
    case 'ClassDefinition':
      return { ...around, inFunction: false, inLoop: false };
    case 'Body': {
      const isLoop = parent?.name === 'ForStatement' || parent?.name === 'WhileStatement';
      const isElse = isLoop && parent.children[index - 1]?.name === 'else';
      return isLoop && !isElse ? { ...around, inLoop: true } : around;
    }
    case 'FormatReplacement':
      return { ...around, inFormat: true };
    default:
      return name.includes('Comprehension') ? { ...around, inComprehension: true } : around;
  }
}

/** What the compiler demands beyond the arrangement. */
function isSoundHere(
  tree: PythonTree,
  node: PythonNode,
  children: readonly PythonNode[],
  place: Place,
): boolean {
  const has = (name: string) => children.some((child) => child.name === name);
  const assigns = children.filter(({ name }) => name === 'AssignOp');
  const isNamed = node.name === 'NamedExpression';
  if (assigns.some((sign) => textOf(tree, sign) !== (isNamed ? ':=' : '='))) return false;
  switch (node.name) {
    case 'ReturnStatement':
      return place.inFunction;
    case 'BreakStatement':
    case 'ContinueStatement':
      return place.inLoop;
    case 'ImportStatement':
      return isSoundImport(tree, node, children);
    case 'NamedExpression':
      return !place.inComprehension && !place.inFormat;
    case 'LambdaExpression':
    case 'SetExpression':
    case 'DictionaryExpression':
    case 'SetComprehensionExpression':
    case 'DictionaryComprehensionExpression':
      return !place.inFormat;
    case 'UnaryExpression':
      return /^(?:not|[-+~])$/.test(textOf(tree, children[0]!));
    case 'BinaryExpression':
      return textOf(tree, children[1]!) !== '~';
    case 'ContinuedString':
      return new Set(children.map((child) => isBytes(textOf(tree, child)))).size === 1;
    case 'ParamList':
      return areSoundParameters(tree, children);
    case 'ArgList':
      if (has('for')) return node.parent?.name === 'CallExpression';
      return areSoundArguments(tree, children);
    case 'TypeDef':
      return has(':') !== (node.parent?.name === 'FunctionDefinition');
    case 'AssignStatement':
    case 'ExpressionStatement':
    case 'UpdateStatement':
      // A name that is also the word of a statement.
      return !/^(?:match|case|type)\b(?! ?(?:\.|=[^=]))/.test(
        tree.text.slice(node.start, node.start + 8),
      );
    default:
      return true;
  }
}

function isSoundImport(
  tree: PythonTree,
  node: PythonNode,
  children: readonly PythonNode[],
): boolean {
  const isTop = node.parent?.name === 'Script';
  if (children.some(({ name }) => name === '*')) return isTop;
  if (!children.some((child) => textOf(tree, child) === '__future__')) return true;
  const before = isTop ? node.parent.children.slice(0, node.index) : [node];
  return (
    textOf(tree, node) === 'from __future__ import annotations' &&
    before.every(({ name, start }, index) => {
      const isDocumentation = index === 0 && /^["']/.test(tree.text.slice(start, start + 1));
      return name === 'Comment' || (isDocumentation && name === 'ExpressionStatement');
    })
  );
}

/** The groups of children to which something is assigned, each with the signs between them. */
function targetsIn(
  { name }: PythonNode,
  children: readonly PythonNode[],
  isTarget: boolean,
): readonly (readonly PythonNode[])[] {
  if (isTarget) return name === 'MemberExpression' ? [] : [children];
  if (name !== 'AssignStatement' && !children.some((child) => child.name === 'for')) return [];
  const groups: PythonNode[][] = [];
  let group: PythonNode[] = [];
  let isOpen = name === 'AssignStatement';
  for (const child of children) {
    if (child.name === 'for') {
      isOpen = true;
      group = [];
    } else if (child.name === 'AssignOp' || child.name === 'in') {
      if (isOpen) groups.push(group);
      isOpen = child.name === 'AssignOp' && name === 'AssignStatement';
      group = [];
    } else if (isOpen && child.name !== 'TypeDef') group.push(child);
  }
  return groups;
}
