/**
 * Graders that a formula calls by a text that no formula can name: a name with spaces, or a key such as `exact-match`.
 * The formula reads several words in it; who wrote it meant one thing.
 */
import { namesIn } from '../../languages/formula/tree.ts';
import { formulaOf, type Range } from '../embedded.ts';
import { identifier } from '../graderKeys.ts';
import type { Member, MultiGrader } from '../graders.ts';
import type { Job } from '../job.ts';
import { none } from '../json/tree.ts';

export interface MisnamedGrader extends Range {
  readonly member: Member;
  readonly by: 'name' | 'key';
}

/** Where the formula of a multi grader has such texts, in the order of the text; they do not overlap. */
export function misnamedGraders(job: Job, multi: MultiGrader): readonly MisnamedGrader[] {
  const { formula, members } = multi;
  if (formula === none) return [];
  const parsed = formulaOf(job, formula);
  const keys = new Set(members.map(({ key }) => key));
  const unknown = namesIn(parsed).filter(({ name }) => !keys.has(name));
  if (unknown.length === 0) return [];
  const found = members.flatMap((member) => {
    const byName = member.name === undefined || keys.has(member.name) ? '' : member.name.trim();
    return [
      ...occurrences(parsed.text, member.key).map((at) => ({ ...at, member, by: 'key' as const })),
      ...occurrences(parsed.text, byName).map((at) => ({ ...at, member, by: 'name' as const })),
    ];
  });
  const holding = found.filter((range) => isAnyInside(unknown, range));
  // Of two that overlap the first counts, of those that begin together the longest; a key comes before a name.
  let end = 0;
  return holding
    .toSorted((one, other) => one.start - other.start || other.end - one.end)
    .filter((range) => {
      if (range.start < end) return false;
      end = range.end;
      return true;
    });
}

/** Whether a range lies within one of others, which are in the order of the text and do not overlap. */
export function isCovered(inner: Range, ranges: readonly Range[]): boolean {
  const last = ranges[firstIndex(ranges, ({ start }) => start > inner.start) - 1];
  return last !== undefined && inner.end <= last.end;
}

/** Whether one of several ranges, which are in the order of the text and do not overlap, lies within another. */
export function isAnyInside(ranges: readonly Range[], { start, end }: Range): boolean {
  const next = ranges[firstIndex(ranges, (range) => range.start >= start)];
  return next !== undefined && next.end <= end;
}

/** The index of the first range of which something is true that is true of all behind it. */
function firstIndex(ranges: readonly Range[], isTrue: (range: Range) => boolean): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(ranges[middle]!)) high = middle;
    else low = middle + 1;
  }
  return low;
}

const wordCharacter = /[\p{L}\p{N}_]/u;

/** Where a text that is no identifier stands, not as part of a longer word. */
function occurrences(text: string, searched: string): readonly Range[] {
  if (searched === '' || identifier.test(searched)) return [];
  const found: Range[] = [];
  for (let at = text.indexOf(searched); at !== -1; at = text.indexOf(searched, at + 1)) {
    const end = at + searched.length;
    if (!wordCharacter.test(text.charAt(at - 1)) && !wordCharacter.test(text.charAt(end)))
      found.push({ start: at, end });
  }
  return found;
}
