/** Links: data files given by a local path, and the schema that a file names. */
import type { Job } from './job.ts';
import {
  childrenOf,
  contentRange,
  endOf,
  keyOf,
  kindOf,
  NodeKind,
  none,
  startOf,
  stringOf,
  valueOf,
} from './json/tree.ts';

export interface Link {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
  /** A path relative to the document; addresses with a scheme are links in every editor already. */
  readonly path: string;
}

const keysWithPaths: ReadonlySet<string> = new Set(['$schema', 'training_file', 'validation_file']);

export function linksOf({ tree }: Job): readonly Link[] {
  const links: Link[] = [];
  if (tree.size === 0) return links;
  for (const property of childrenOf(tree, 0)) {
    const value = valueOf(tree, property);
    if (value === none || kindOf(tree, value) !== NodeKind.string) continue;
    if (!keysWithPaths.has(keyOf(tree, property))) continue;
    const path = stringOf(tree, value);
    if (!isPath(path)) continue;
    const [start, end] = contentRange(tree.text, startOf(tree, value), endOf(tree, value));
    links.push({ start, end, path });
  }
  return links;
}

/** A file id has neither a slash nor an ending; an address has a scheme. */
function isPath(text: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:/i.test(text) && /[/\\]|\.jsonl?$/i.test(text);
}
