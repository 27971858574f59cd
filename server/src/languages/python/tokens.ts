/** What the words of a source are, for semantic colours. */
import { findNames, isParameterName, meansParameter } from './names.ts';
import { readTree, type PythonNode } from './tree.ts';

export type PythonTokenType =
  'keyword' | 'string' | 'number' | 'comment' | 'function' | 'parameter' | 'operator';

export type PythonToken = {
  readonly start: number;
  readonly length: number;
  readonly type: PythonTokenType;
};

/** The tokens in the order of the source; they do not overlap, and none crosses a line break. */
export function tokens(text: string): readonly PythonToken[] {
  const tree = readTree(text);
  const names = findNames(tree);
  const found: PythonToken[] = [];
  const add = (start: number, end: number, type: PythonTokenType) => {
    for (const { index, 0: line } of text.slice(start, end).matchAll(/[^\r\n]+/g))
      found.push({ start: start + index, length: line.length, type });
  };
  for (const node of tree.nodes) {
    if (node.name === 'VariableName') {
      if (isFunctionName(node)) add(node.start, node.end, 'function');
      else if (isParameterName(node) || meansParameter(tree, names, node))
        add(node.start, node.end, 'parameter');
    } else if (node.name === 'FormatString') {
      let from = node.start;
      for (const { name, start, end } of node.children) {
        if (name !== 'FormatReplacement') continue;
        add(from, start, 'string');
        from = end;
      }
      add(from, node.end, 'string');
    } else {
      const type = typeOf(node);
      if (type) add(node.start, node.end, type);
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

const types: Readonly<Partial<Record<string, PythonTokenType>>> = {
  String: 'string',
  Number: 'number',
  Comment: 'comment',
  None: 'keyword',
  Boolean: 'keyword',
  ArithOp: 'operator',
  BitOp: 'operator',
  LogicOp: 'operator',
  CompareOp: 'operator',
  AssignOp: 'operator',
  UpdateOp: 'operator',
  '*': 'operator',
  '**': 'operator',
};

function typeOf(node: PythonNode): PythonTokenType | undefined {
  if (node.name === 'PropertyName') return isMethodName(node) ? 'function' : undefined;
  // Lezer names keywords as they are written, and nothing else in small letters.
  if (/^[a-z]+$/.test(node.name) && node.children.length === 0) return 'keyword';
  // The operator `*` has a node of that name within its own.
  if (node.parent?.name === 'ArithOp') return undefined;
  return Object.hasOwn(types, node.name) ? types[node.name] : undefined;
}

/** The name of a definition, of what is called, or of a decorator. */
function isFunctionName({ parent, index }: PythonNode): boolean {
  if (parent?.name === 'CallExpression') return index === 0;
  return parent?.name === 'FunctionDefinition' || parent?.name === 'Decorator';
}

function isMethodName({ parent }: PythonNode): boolean {
  if (parent?.name === 'Decorator') return true;
  return parent?.parent?.name === 'CallExpression' && parent.index === 0;
}
