/**
 * Graders that a formula calls by a text that no formula can name: a name with spaces, or a key such as `exact-match`.
 * The formula reads several words in it; who wrote it meant one thing.
 */
import { functions } from '../../languages/formula/functions.ts';
import { namesIn } from '../../languages/formula/tree.ts';
import { formulaOf, type Range } from '../embedded.ts';
import type { Member, MultiGrader } from '../graders.ts';
import type { Job } from '../job.ts';
import { none } from '../json/tree.ts';

export interface MisnamedGrader extends Range {
  readonly member: Member;
  readonly by: 'name' | 'key';
}

const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Whether a formula can name a grader by this key. */
export function isWritable(key: string): boolean {
  return identifier.test(key) && !functions.has(key);
}

/** A key that a formula can name, as near as can be to one that it cannot, and that no other grader has. */
export function writableKey(key: string, members: readonly Member[]): string {
  const plain = key.replaceAll(/[^A-Za-z0-9_]+/g, '_');
  const wanted = functions.has(key)
    ? `${key}_score`
    : identifier.test(plain)
      ? plain
      : `grader_${plain}`;
  let free = wanted;
  for (let count = 2; members.some((member) => member.key === free); count++)
    free = `${wanted}_${count}`;
  return free;
}

/** Where the formula of a multi grader has such texts, in the order of the text; they do not overlap. */
export function misnamedGraders(job: Job, multi: MultiGrader): readonly MisnamedGrader[] {
  const { formula, members } = multi;
  if (formula === none) return [];
  const parsed = formulaOf(job, formula);
  const keys = new Set(members.map(({ key }) => key));
  const unknown = namesIn(parsed).filter(({ name }) => !keys.has(name));
  const found = members.flatMap((member) => {
    const byName = member.name === undefined || keys.has(member.name) ? '' : member.name.trim();
    return [
      ...occurrences(parsed.text, member.key).map((range) => ({
        ...range,
        member,
        by: 'key' as const,
      })),
      ...occurrences(parsed.text, byName).map((range) => ({
        ...range,
        member,
        by: 'name' as const,
      })),
    ];
  });
  return found
    .filter((range) => unknown.some((name) => isInside(name, range)))
    .filter((range, index, all) => !all.some((other, at) => at !== index && hides(other, range)))
    .toSorted((one, other) => one.start - other.start);
}

/** Whether a range lies within another, or is it. */
export function isInside(inner: Range, { start, end }: Range): boolean {
  return start <= inner.start && inner.end <= end;
}

/** Of two overlapping texts the longer one counts, of equal ones the key. */
function hides(other: MisnamedGrader, range: MisnamedGrader): boolean {
  if (other.start >= range.end || other.end <= range.start) return false;
  const longer = other.end - other.start - (range.end - range.start);
  return longer > 0 || (longer === 0 && other.by === 'key' && range.by === 'name');
}

/** Where a text that is no identifier stands, not as part of a longer word. */
function occurrences(text: string, searched: string): readonly Range[] {
  if (searched === '' || identifier.test(searched)) return [];
  const found: Range[] = [];
  for (let at = text.indexOf(searched); at !== -1; at = text.indexOf(searched, at + 1)) {
    const end = at + searched.length;
    if (!/\w/.test(text.charAt(at - 1)) && !/\w/.test(text.charAt(end)))
      found.push({ start: at, end });
  }
  return found;
}
