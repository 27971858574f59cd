/** A keyword that is misspelt where a statement begins: what a parser says is about the word behind it. */
import type { Place, Said } from './place.ts';

/** What stands behind each keyword, so that it can have been meant. */
const forms: readonly (readonly [keyword: string, behind: RegExp])[] = [
  ['for', /^ [^:]* in .*:/],
  ['from', /^ [\w.]+ import /],
  ['import', /^ [\w., ]+$/],
  ['def', /^ \w+ ?\(/],
  ['class', /^ \w+ ?[(:]/],
  ['if', /^ .*:/],
  ['elif', /^ .*:/],
  ['while', /^ .*:/],
  ['with', /^ .*:/],
  ['except', /^(?: .*)?:/],
  ['else', /^ ?:/],
  ['try', /^ ?:/],
  ['finally', /^ ?:/],
  ['return', /^ [^:]*$/],
  ['raise', /^ [^:]*$/],
  ['assert', /^ [^:]*$/],
  ['global', /^ [\w, ]+$/],
];

const joiningWords = /\b(?:and|as|else|for|if|import|in|is|lambda|not|or)\b/g;

/** The keyword that the first word of the line is one slip away from; undefined where it may mean something else. */
export function misspeltKeyword({ start, before, after, text }: Place): Said | undefined {
  const [, indent, word, rest] = /^(\s*)([A-Za-z]+)(.*)$/.exec(before + after) ?? [];
  if (indent === undefined || word === undefined || rest === undefined) return undefined;
  if (word.length < 2 || word.length > maxWord) return undefined;
  const behind = rest.trimEnd().replaceAll(/[ \t]+/g, ' ');
  if (behind.length > maxBehind) return undefined;
  // Two names in a row are prose.
  if (/[A-Za-z]\w* [A-Za-z]/.test(behind.trimStart().replace(joiningWords, '+'))) return undefined;
  const [keyword] = forms.find(([one, form]) => isSlipOf(word, one) && form.test(behind)) ?? [];
  if (keyword === undefined || isDefined(text, word)) return undefined;
  const at = start - before.length + indent.length;
  const range = { start: at, end: at + word.length };
  return { message: `Write \`${keyword}\`.`, range, fix: [{ ...range, text: keyword }] };
}

/** In UTF-16 units: no keyword is as long, and no line needs to be longer to be known. */
const maxWord = 10;
const maxBehind = 300;

function isDefined(text: string, word: string): boolean {
  return new RegExp(String.raw`\b(?:def|class|import|as|for) +${word}\b|\b${word} *=`).test(text);
}

/** Whether a word is another in its letters' case, or by one letter that is missing, too many, wrong or a place too early. */
function isSlipOf(word: string, keyword: string): boolean {
  if (word === keyword) return false;
  const written = word.toLowerCase();
  let same = 0;
  while (same < written.length && written[same] === keyword[same]) same++;
  const [left, meant] = [written.slice(same), keyword.slice(same)];
  const swapped = left.length > 1 ? left[1]! + left[0]! + left.slice(2) : left;
  return (
    [left, swapped, left.slice(1)].includes(meant) ||
    (meant !== '' && [left, left.slice(1)].includes(meant.slice(1)))
  );
}
