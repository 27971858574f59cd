/** The keywords that fit at a place of a source. */
import { enclosing, type PythonNode } from './tree.ts';

const ofStatements =
  'if for while def class import from return try with raise pass break continue assert del global nonlocal match yield';
const ofExpressions = ['not', 'lambda'];
const behindExpressions = ['if', 'else', 'and', 'or', 'in', 'is', 'not', 'for', 'as'];

/** What can follow the block of a statement. */
const clauses: Readonly<Partial<Record<string, readonly string[]>>> = {
  IfStatement: ['elif', 'else'],
  ForStatement: ['else'],
  WhileStatement: ['else'],
  TryStatement: ['except', 'else', 'finally'],
};

/** Words behind which an expression begins. */
const openingWords =
  /^(?:and|assert|await|case|del|elif|else|except|from|if|in|is|lambda|match|not|or|raise|return|while|with|yield)$/;
/** Words behind which a new name stands, or nothing. */
const closingWords =
  /^(?:as|async|break|class|continue|def|finally|for|global|import|nonlocal|pass|try)$/;
/** In lines that begin so nothing is computed with names but in parentheses. */
const definitions = /^\s*(?:async|class|def|from|global|import|nonlocal)\b/;

/** In UTF-16 units; what is longer is no keyword. */
const maxWord = 100;

function lastWord(line: string): string {
  return /[\w\u0080-\uffff]*$/.exec(line.slice(-maxWord))![0];
}

/** Whether what follows this beginning of a line is no expression. */
export function definesNext(line: string): boolean {
  return closingWords.test(lastWord(line));
}

/** The words that can follow where an expression has ended with this beginning of a line; undefined where none has. */
export function keywordsBehind(line: string): readonly string[] | undefined {
  const word = lastWord(line);
  if (word === 'async') return /^\s*async$/.test(line) ? ['def', 'for', 'with'] : ['for'];
  if (word === 'not' && endsOperand(line.slice(0, -word.length).trimEnd())) return ['in'];
  if (!endsOperand(line)) return undefined;
  return demandedBehind(line) ?? (definitions.test(line) ? [] : behindExpressions);
}

function endsOperand(line: string): boolean {
  const word = lastWord(line);
  return word === ''
    ? /[)\]}"']$/.test(line)
    : !openingWords.test(word) && !closingWords.test(word);
}

/** The only words with which an import or the head of a loop goes on. */
function demandedBehind(line: string): readonly string[] | undefined {
  if (/^\s*from\s+[\w.]+$/.test(line)) return ['import'];
  const imported = /^\s*(?:from\s+[\w.]+\s+)?import\s(.*)$/.exec(line)?.[1];
  if (imported !== undefined) return /\sas\s/.test(imported.split(',').at(-1)!) ? [] : ['as'];
  const targets = /^[^]*\bfor\s([^]*)$/.exec(line)?.[1];
  // Nothing but names: what looks so in a string has its quote behind it.
  const isOnlyNames = targets !== undefined && /^[\w\s.,*()[\]\u0080-\uffff]*$/.test(targets);
  return isOnlyNames && !/\bin\b/.test(targets) ? ['in'] : undefined;
}

/** The keywords that can be written in the place of a name that is read, by the line before it. */
export function keywordsAt(node: PythonNode, line: string): readonly string[] {
  return [...statementWords(node, line), ...ofExpressions];
}

function statementWords(node: PythonNode, line: string): readonly string[] {
  const statement = node.parent!;
  const isFirst = statement.name === 'ExpressionStatement' && statement.start === node.start;
  if (!isFirst || !/^[;:]?$/.test(line.slice(-1))) return [];
  const before = statement.parent?.children[statement.index - 1];
  const isInFunction = enclosing(node, ['FunctionDefinition']) !== undefined;
  const isInLoop =
    enclosing(node, ['ForStatement', 'WhileStatement', 'FunctionDefinition'])?.name.endsWith(
      'Statement',
    ) === true;
  const words = ofStatements.split(' ').filter((word) => {
    if (/^(?:return|yield|nonlocal)$/.test(word)) return isInFunction;
    return isInLoop || !/^(?:break|continue)$/.test(word);
  });
  return [...words, ...((before && clauses[before.name]) ?? [])];
}
