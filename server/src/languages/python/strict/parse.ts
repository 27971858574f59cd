/**
 * A parser that takes everyday Python and nothing else: what it reads surely has no mistake of syntax, so that neither
 * Lezer, which is ten times slower, nor Ruff has to look at it. Its tree is the one that Lezer gives, but for operators:
 * those have Python's own precedence.
 */
import type { PythonNode } from '../tree.ts';
import { adopt, leaf, Unsure, type Draft } from './draft.ts';
import { lex } from './lexer.ts';
import { createReader } from './reader.ts';
import { readStatements } from './statements.ts';

/** Operators without brackets make a tree that is as deep as they are many. */
const maxDepth = 200;

/** Every node of a source, each before its children; undefined where it is not surely right. */
export function parseStrictly(text: string): readonly PythonNode[] | undefined {
  // Characters that not every reader of Python takes: lone surrogates, a byte order mark, lone carriage returns.
  if (/\p{Surrogate}|[\0\uFEFF]|\r(?!\n)/u.test(text)) return undefined;
  try {
    const { tokens, comments } = lex(text);
    const root = leaf('Script', 0, text.length);
    adopt(root, readStatements(createReader(text, tokens, false)));
    return inOrder(root, comments);
  } catch (error) {
    if (error instanceof Unsure) return undefined;
    throw error;
  }
}

/** Every node before its children, with each comment in the innermost node that it stands in. */
function inOrder(root: Draft, comments: readonly Draft[]): readonly Draft[] {
  const nodes: Draft[] = [];
  let next = 0;
  const nextComment = () => comments[next]?.start ?? Infinity;
  const visit = (draft: Draft, depth: number) => {
    if (depth > maxDepth) throw new Unsure();
    nodes.push(draft);
    const { children } = draft;
    if (nextComment() >= draft.end) {
      for (const child of children) visit(child, depth + 1);
      return;
    }
    const all: Draft[] = [];
    const addComments = (limit: number) => {
      for (; nextComment() < limit; next++) {
        all.push(comments[next]!);
        nodes.push(comments[next]!);
      }
    };
    for (const child of children) {
      addComments(child.start);
      all.push(child);
      visit(child, depth + 1);
    }
    addComments(draft.end);
    adopt(draft, all);
  };
  visit(root, 0);
  return nodes;
}
