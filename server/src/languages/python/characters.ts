/** Characters that get into a source from word processors, chats and web pages, and that Python does not know. */
import { lineAround, type Edit, type Range } from './range.ts';

export type CharacterError = Range & {
  readonly message: string;
  readonly fix: readonly Edit[] | undefined;
};

/**
 * Says what is wrong with the characters at these offsets, each outside strings and comments: one mistake for a kind of
 * character on a line, and one for a Markdown fence around the whole source.
 */
export function characterErrors(
  text: string,
  offsets: readonly number[],
): readonly CharacterError[] {
  const errors: CharacterError[] = [];
  let hasFence = false;
  const lineOf = (at: number) => lineAround(text, at).start;
  for (const [lineStart, places] of groupBy(offsets, lineOf)) {
    const { end } = lineAround(text, lineStart);
    const line = text.slice(lineStart, end);
    if (/^\s*```/.test(line)) {
      if (!hasFence) errors.push(fenceError(text, lineStart + line.indexOf('`')));
      hasFence = true;
      continue;
    }
    const groups = groupBy(places, (at) => describeCharacter(characterAt(text, at)).what);
    const quotes = groups.get(typographicQuote);
    // Between quotes that Python does not see, nothing else is a mistake.
    const told = quotes ? [quotes] : [...groups.values()];
    errors.push(...told.map((group) => groupError(text, group)));
  }
  return errors;
}

function groupBy<Key>(
  places: readonly number[],
  keyOf: (at: number) => Key,
): ReadonlyMap<Key, readonly number[]> {
  const groups = new Map<Key, number[]>();
  for (const at of places) {
    const key = keyOf(at);
    const group = groups.get(key);
    if (group) group.push(at);
    else groups.set(key, [at]);
  }
  return groups;
}

function characterAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at)!);
}

function fenceError(text: string, start: number): CharacterError {
  const fences = [...text.matchAll(/^[ \t\ufeff]*```[^\r\n]*(?:\r\n|\r|\n|$)/gm)];
  return {
    start,
    end: start + /^`*/.exec(text.slice(start))![0].length,
    message:
      'This is a Markdown fence, not Python. Remove the lines of backticks around the source.',
    // Backticks behind something on their line are none that a whole line can be removed for.
    fix:
      fences.length > 0
        ? fences.map(({ index, 0: line }) => ({ start: index, end: index + line.length, text: '' }))
        : undefined,
  };
}

function groupError(text: string, places: readonly number[]): CharacterError {
  const start = places[0]!;
  let end = start;
  for (const at of places) if (at === end) end += characterAt(text, at).length;
  const { message } = describeCharacter(characterAt(text, start));
  const fix = places.flatMap((at) => {
    const character = characterAt(text, at);
    const { instead } = describeCharacter(character);
    return instead === undefined ? [] : [{ start: at, end: at + character.length, text: instead }];
  });
  return { start, end, message, fix: fix.length === places.length ? fix : undefined };
}

type Description = {
  /** The kind of character, as a user would call it. */
  readonly what: string;
  readonly message: string;
  /** What Python writes instead, which may be nothing; undefined where that cannot be told. */
  readonly instead: string | undefined;
};

const typographicQuote = 'a typographic quote';

const kinds: readonly (readonly [characters: RegExp, what: string, instead: string])[] = [
  [/[\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\uff02]/, typographicQuote, '"'],
  [/[\u2018\u2019\u201a\u201b\u2032\u00b4\uff07]/, typographicQuote, "'"],
  [/[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/, 'a special space', ' '],
  [/[\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u202a-\u202e]/, 'an invisible character', ''],
  [/[\u2010-\u2015\u2212]/, 'a typographic dash', '-'],
  [/[\u00d7\u22c5\u2217]/, 'a multiplication sign', '*'],
  [/[\u00f7\u2044\u2215]/, 'a division sign', '/'],
  [/[\u2265]/, 'a comparison sign', '>='],
  [/[\u2264]/, 'a comparison sign', '<='],
  [/[\u2260]/, 'a comparison sign', '!='],
  [/[\u2192]/, 'an arrow', '->'],
  [/[\u2026]/, 'an ellipsis in one character', '...'],
];

function describeCharacter(character: string): Description {
  const code = character.codePointAt(0)!;
  const kind = kinds.find(([characters]) => characters.test(character));
  if (kind) return replaceable(character, kind[1], kind[2]);
  // The full-width forms of ASCII, as Chinese and Japanese keyboards type them.
  if (code >= 0xff01 && code <= 0xff5e)
    return replaceable(character, 'a full-width character', String.fromCharCode(code - 0xfee0));
  if (code < 0x20 || code === 0x7f) return replaceable(character, 'a control character', '');
  const message = messages[character] ?? `Python does not know ${show(character)} outside strings.`;
  return { what: character, message, instead: undefined };
}

function replaceable(character: string, what: string, instead: string): Description {
  const asWritten = instead === ' ' ? 'an ordinary space' : `\`${instead}\``;
  const advice = instead === '' ? 'Delete it.' : `Write ${asWritten}.`;
  return { what, message: `Python does not know ${show(character)}, ${what}. ${advice}`, instead };
}

const messages: Readonly<Partial<Record<string, string>>> = {
  '`': 'Python has no backticks. Write `repr(x)`, or quotes for a string.',
  '?': 'Python has no `?`. Write a choice as `x if condition else y`.',
  $: 'Python has no `$`. A variable is its bare name.',
};

/** A character with its number, or only the number if there is nothing to see. */
function show(character: string): string {
  const number = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0');
  const isVisible = /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character);
  return isVisible ? `\`${character}\` (U+${number})` : `U+${number}`;
}
