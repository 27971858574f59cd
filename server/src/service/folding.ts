/** Folding: each object and each array of more than one line, read from the tree, so that no depth is too much. */
import type { FoldingRange } from 'vscode-languageserver-types';
import type { Job } from './job.ts';
import { endOf, kindOf, NodeKind, parentOf, startOf } from './json/tree.ts';

/**
 * The foldings in the order of the text, by lines from 0, closing brackets left visible. Of more than `limit` the
 * innermost are left out. `lineAt` gives the line of an offset in the job's text.
 */
export function foldingRanges(
  { tree }: Job,
  lineAt: (offset: number) => number,
  limit: number,
): readonly FoldingRange[] {
  const found: (FoldingRange & { readonly depth: number })[] = [];
  const depths = new Int32Array(tree.size);
  const perDepth: number[] = [];
  for (let node = 0; node < tree.size; node++) {
    const kind = kindOf(tree, node);
    const depth = (depths[parentOf(tree, node)] ?? 0) + (kind === NodeKind.property ? 0 : 1);
    depths[node] = depth;
    if (kind !== NodeKind.object && kind !== NodeKind.array) continue;
    const startLine = lineAt(startOf(tree, node));
    const end = endOf(tree, node);
    const isClosed = /[\]}]/.test(tree.text[end - 1] ?? '');
    const endLine = lineAt(end) - (isClosed ? 1 : 0);
    if (endLine <= startLine) continue;
    // Two that begin on one line are one folding to an editor.
    if (found.at(-1)?.startLine === startLine) continue;
    found.push({ startLine, endLine, depth });
    perDepth[depth] = (perDepth[depth] ?? 0) + 1;
  }
  let deepest = 0;
  for (let sum = 0; deepest < perDepth.length; deepest++) {
    sum += perDepth[deepest] ?? 0;
    if (sum > limit) break;
  }
  return found
    .filter(({ depth }) => depth < deepest)
    .map(({ startLine, endLine }) => ({ startLine, endLine }));
}
