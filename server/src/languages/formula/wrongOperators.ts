/** The operators that people bring from other languages, and what they mean there. */
import type { WrongOperator } from './problems.ts';
import type { BinaryOperator } from './tree.ts';

interface SignMeaning {
  readonly meaning: WrongOperator;
  /** The operator of a formula that does the same. */
  readonly same?: BinaryOperator;
}

const signs: ReadonlyMap<string, SignMeaning> = new Map<string, SignMeaning>([
  ['**', { meaning: 'power', same: '^' }],
  ['×', { meaning: 'typographic', same: '*' }],
  ['·', { meaning: 'typographic', same: '*' }],
  ['⋅', { meaning: 'typographic', same: '*' }],
  ['∙', { meaning: 'typographic', same: '*' }],
  ['∗', { meaning: 'typographic', same: '*' }],
  ['•', { meaning: 'typographic', same: '*' }],
  ['＊', { meaning: 'typographic', same: '*' }],
  ['＋', { meaning: 'typographic', same: '+' }],
  ['－', { meaning: 'typographic', same: '-' }],
  ['⁄', { meaning: 'typographic', same: '/' }],
  ['／', { meaning: 'typographic', same: '/' }],
  ['÷', { meaning: 'typographic', same: '/' }],
  ['∕', { meaning: 'typographic', same: '/' }],
  ['−', { meaning: 'typographic', same: '-' }],
  ['–', { meaning: 'typographic', same: '-' }],
  ['—', { meaning: 'typographic', same: '-' }],
  ['//', { meaning: 'floor-division' }],
  ['%', { meaning: 'remainder' }],
  ...['===', '!==', '==', '!=', '<>', '<=', '>=', '<', '>', '≤', '≥', '≠'].map(
    (sign) => [sign, { meaning: 'comparison' }] as const,
  ),
  ...['&&', '||', '&', '|', '!', '~'].map((sign) => [sign, { meaning: 'logic' }] as const),
  ...['?', ':'].map((sign) => [sign, { meaning: 'conditional' }] as const),
  ...['=', ':='].map((sign) => [sign, { meaning: 'assignment' }] as const),
]);

const longestSign = 3;
const beginnings: ReadonlySet<string> = new Set([...signs.keys()].map((sign) => sign.charAt(0)));

/** The longest wrong operator that begins at `at`. */
export function wrongSignAt(
  text: string,
  at: number,
): (SignMeaning & { readonly sign: string }) | undefined {
  if (!beginnings.has(text.charAt(at))) return undefined;
  for (let length = longestSign; length > 0; length--) {
    const sign = text.slice(at, at + length);
    const found = signs.get(sign);
    if (found !== undefined) return { ...found, sign };
  }
  return undefined;
}

const words: ReadonlyMap<string, WrongOperator> = new Map<string, WrongOperator>([
  ['if', 'conditional'],
  ['then', 'conditional'],
  ['else', 'conditional'],
  ['elif', 'conditional'],
  ['and', 'logic'],
  ['or', 'logic'],
  ['not', 'logic'],
  ['in', 'comparison'],
  ['is', 'comparison'],
  ['mod', 'remainder'],
  ['div', 'floor-division'],
  ['return', 'assignment'],
]);

/** What a word means where it can be no grader's key because it stands between two values. */
export function wrongWord(name: string): WrongOperator | undefined {
  return words.get(name.toLowerCase());
}
