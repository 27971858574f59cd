/** What stands between the words of a source: lines and their indentation, blanks, and signs that touch each other. */
import { isCompound } from './soundShapes.ts';
import { codeIn, type PythonNode, type PythonTree } from './tree.ts';

/** Nodes that are one word of Python, whatever Lezer sees in them. */
const words = new Set(['String', 'ArithOp', 'BitOp', 'FormatSpec']);

/** Whether the lines of a source whose nodes are right are those that the tree says, in Python's eyes too. */
export function isSoundLayout(tree: PythonTree): boolean {
  const starts = lineStarts(tree);
  return starts !== undefined && areSoundGaps(tree, starts);
}

/** Where statements and their clauses begin a line, each on its indentation; undefined if one does not. */
function lineStarts(tree: PythonTree): ReadonlySet<number> | undefined {
  const starts = new Set<number>();
  const indentations = new Map<PythonNode, string>();
  let kind = '';
  for (const node of tree.nodes) {
    const children = codeIn(node);
    let lines: readonly PythonNode[];
    let indentation: string | undefined;
    if (node.name === 'Script') {
      lines = children;
      indentation = '';
    } else if (node.name === 'Body') {
      lines = children.slice(1);
      const [colon, first] = children as [PythonNode, PythonNode];
      if (!tree.text.slice(colon.end, first.start).includes('\n')) {
        if (lines.length > 1 || isCompound(first)) return undefined;
        continue;
      }
      const outer = indentations.get(node.parent!)!;
      indentation = indentationAt(tree.text, first.start);
      if (!indentation?.startsWith(outer) || indentation === outer) return undefined;
      // A tab may be as wide as any number of spaces.
      kind ||= indentation[0]!;
      if (indentation !== kind.repeat(indentation.length)) return undefined;
    } else if (isCompound(node)) {
      indentation = indentations.get(node.parent!)!;
      lines = children.filter(({ name }) => clauses.has(name));
    } else continue;
    indentations.set(node, indentation);
    for (const { start } of lines) {
      if (indentationAt(tree.text, start) !== indentation) return undefined;
      starts.add(start);
    }
  }
  return starts;
}

const clauses = new Set([
  ...['elif', 'else', 'except', 'finally'],
  ...['Decorator', 'FunctionDefinition', 'ClassDefinition'],
]);

/** The blanks before an offset; undefined if something else stands before it on its line. */
function indentationAt(text: string, offset: number): string | undefined {
  let start = offset;
  while (start > 0 && (text[start - 1] === ' ' || text[start - 1] === '\t')) start--;
  return start === 0 || text[start - 1] === '\n' ? text.slice(start, offset) : undefined;
}

/** What two words that touch would become in part. */
const joined =
  /^(?:[-+*/%&|^@=<>!:]=|\*\*|\/\/|<<|>>|<>|->|\.\.|\.\d|\w\w|\w["']|["']\w|["']["'])$/;
const blank = /^[ \t]*(?:\\\r?\n[ \t]*)?$/;

/** A `not` stands at the beginning of an expression, or behind another. */
const beforeNot = new Set([
  ...['and', 'or', 'if', 'elif', 'while', 'return', 'else', 'assert', 'AssignOp', 'UpdateOp'],
  ...['(', '[', '{', ',', ':'],
]);

function areSoundGaps({ text, nodes }: PythonTree, starts: ReadonlySet<number>): boolean {
  let from = 0;
  let last: PythonNode | undefined;
  let comments = false;
  let newline = true;
  let escaped = false;
  let brackets = 0;
  let skipTo = 0;
  let format: PythonNode | undefined;
  for (const node of nodes) {
    if (node.start === node.end || node.start < skipTo) continue;
    if (format && node.start >= format.end) {
      from = format.end;
      last = format;
      format = undefined;
    }
    if (node.name === 'FormatReplacement') {
      from = node.start;
      last = undefined;
      continue;
    }
    const isWord = words.has(node.name) || node.name === 'FormatString';
    if (node.children.length > 0 && !isWord && node.name !== 'TypeDef') continue;
    if (format && node.name === 'Escape') continue;
    if (node.name === 'TypeDef' && !text.startsWith('->', node.start)) continue;
    const gap = text.slice(from, node.start);
    const end = node.name === 'TypeDef' ? node.start + 2 : node.end;
    from = end;
    if (node.name === 'Comment') {
      if (!/^[ \t\r\n]*$/.test(gap)) return false;
      newline ||= gap.includes('\n');
      comments = true;
      continue;
    }
    const isContinued = gap.includes('\\');
    if (isContinued ? comments || !blank.test(gap) : !/^[ \t\r\n]*$/.test(gap)) return false;
    escaped = isContinued;
    newline ||= gap.includes('\n') && !isContinued;
    if (starts.has(node.start)) {
      if (!newline || escaped || brackets > 0) return false;
    } else if (newline && brackets === 0) return false;
    if (gap === '' && !comments && last) {
      const joint = text.slice(node.start - 1, node.start + 1);
      if (joined.test(joint) || (last.name === 'Number' && /^.[\w.]/.test(joint))) return false;
    }
    if (node.name === 'not' && node.parent?.name === 'UnaryExpression') {
      const follows = last?.name === 'not' && last.parent?.name === 'UnaryExpression';
      if (!starts.has(node.start) && !follows && !(last && beforeNot.has(last.name))) return false;
    }
    if (/^[([{]$/.test(node.name)) brackets++;
    else if (/^[)\]}]$/.test(node.name)) brackets--;
    comments = false;
    newline = false;
    last = node;
    if (node.name === 'FormatString') format = node;
    else if (isWord) skipTo = node.end;
  }
  return /^[ \t\r\n]*$/.test(text.slice(format ? format.end : from));
}
