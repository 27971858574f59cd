/** The keys of graders in a multi grader: what a formula can name, and how any text becomes such a key. */
import { functions } from '../languages/formula/functions.ts';

export const identifier = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** Whether a formula can name a grader by this key. */
export function isWritable(key: string): boolean {
  return identifier.test(key) && !functions.has(key);
}

/** A key that a formula can name, as near as can be to a text (a key, a name), and that is not taken yet. */
export function writableKey(text: string, taken: ReadonlySet<string>): string {
  const plain = identifier.test(text) ? text : withoutOthers(text);
  const wanted = functions.has(plain)
    ? `${plain}_score`
    : identifier.test(plain)
      ? plain
      : ['grader', plain].filter(Boolean).join('_');
  let free = wanted;
  for (let count = 2; taken.has(free); count++) free = `${wanted}_${count}`;
  return free;
}

/** Letters that Unicode does not take apart into a plain one and its mark. */
const otherLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'Ae',
  œ: 'oe',
  Œ: 'Oe',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ı: 'i',
};
const anyOtherLetter = new RegExp(`[${Object.keys(otherLetters).join('')}]`, 'g');

/** A text with plain letters for those with marks, and `_` for all that no identifier has. */
function withoutOthers(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .replaceAll(anyOtherLetter, (letter) => otherLetters[letter]!)
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_|_$/g, '');
}
