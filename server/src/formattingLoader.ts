/** Loads the formatter when a document is first formatted or sorted. */
import type { Job } from './service/job.ts';

/** It recurses: documents nested deeper than this are declined (PERFORMANCE.md 5, limits 6 and 7). */
const maxDepth = 500;

/** The formatter for a job; undefined for one that is nested too deeply for it. */
export async function formattingFor({
  tree,
}: Job): Promise<typeof import('./service/formatting.ts') | undefined> {
  return tree.depth <= maxDepth ? import('./service/formatting.ts') : undefined;
}
