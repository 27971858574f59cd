/**
 * What "expand selection" goes through: in Python and formulas by their trees, then from the value outwards over keys,
 * objects and arrays.
 */
import { enclosingRanges } from '../languages/formula/queries.ts';
import { embeddedAt, formulaOf, mapOf, toSource, type Range } from './embedded.ts';
import type { Job } from './job.ts';
import {
  contentRange,
  endOf,
  kindOf,
  nodeAt,
  NodeKind,
  none,
  parentOf,
  startOf,
} from './json/tree.ts';
import type { PythonParsers } from './python.ts';

/** The ranges around an offset, innermost first, each larger than the one before. Empty where there is no JSON. */
export function selectionSpans(job: Job, offset: number, python?: PythonParsers): readonly Range[] {
  const { tree } = job;
  const spans: Range[] = [];
  const add = (start: number, end: number) => {
    const last = spans.at(-1);
    const holdsLast = last ? start <= last.start && end >= last.end : start <= offset;
    const grows = !last || end - start > last.end - last.start;
    if (holdsLast && grows && offset <= end) spans.push({ start, end });
  };
  for (const { start, end } of spansInString(job, offset, python)) add(start, end);
  for (let node = nodeAt(tree, offset); node !== none; node = parentOf(tree, node)) {
    const start = startOf(tree, node);
    const end = endOf(tree, node);
    const kind = kindOf(tree, node);
    if (kind === NodeKind.property) addQuoted(start, tree.keyEnds[node]!);
    else if (kind === NodeKind.string) addQuoted(start, end);
    else if (kind === NodeKind.object || kind === NodeKind.array) {
      const isClosed = end > start + 1 && /[\]}]/.test(tree.text[end - 1]!);
      add(start + 1, isClosed ? end - 1 : end);
    }
    add(start, end);
  }
  return spans;

  function addQuoted(start: number, end: number): void {
    if (offset < start || offset > end) return;
    add(...contentRange(tree.text, start, end));
    add(start, end);
  }
}

function spansInString(
  job: Job,
  offset: number,
  python: PythonParsers | undefined,
): readonly Range[] {
  const embedded = embeddedAt(job, offset);
  if (!embedded || embedded.language === 'template') return [];
  const map = mapOf(job, embedded.node);
  const ranges =
    embedded.language === 'formula'
      ? enclosingRanges(formulaOf(job, embedded.node), embedded.offset)
      : python?.structure?.enclosingRanges(map.decoded, embedded.offset);
  return ranges?.map((range) => toSource(map, range)) ?? [];
}
