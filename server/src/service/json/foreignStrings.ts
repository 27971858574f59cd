/** Strings as Python and JavaScript write them, and the JSON string for each. */

/** A prefix such as `r` or `f`, and the quotes that JSON does not have; single ones count only with a prefix. */
const opening = /(?:([rRbBuUfF]{1,2})(?=["']))?("""|'''|`|["'])/y;

interface Opening {
  readonly prefix: string;
  readonly quotes: string;
}

function openingAt(text: string, at: number): Opening | undefined {
  opening.lastIndex = at;
  const [, prefix = '', quotes = ''] = opening.exec(text) ?? [];
  const isForeign = quotes.length === 3 || quotes === '`' || (quotes !== '' && prefix !== '');
  return isForeign ? { prefix, quotes } : undefined;
}

/**
 * The end of the string of another language that begins at `at`; undefined where none does. `unclosed` remembers the
 * quotes that nothing closes any more, so that the rest of the text is searched once for each.
 */
export function foreignStringEnd(
  text: string,
  at: number,
  unclosed: Set<string>,
): number | undefined {
  const found = openingAt(text, at);
  if (!found || unclosed.has(found.quotes)) return undefined;
  const { prefix, quotes } = found;
  for (let to = at + prefix.length + quotes.length; to < text.length; to++) {
    if (text[to] === '\\') to++;
    else if (text.startsWith(quotes, to)) {
      const end = to + quotes.length;
      // `b", "c"` is a word that lacks its opening quote.
      const isWord = /\w/.test(text.charAt(end));
      return isWord ? undefined : end;
    } else if (quotes.length === 1 && quotes !== '`' && text[to] === '\n') return undefined;
  }
  unclosed.add(quotes);
  return undefined;
}

/** The JSON string that says what a string of Python or JavaScript says; undefined where it is computed when it runs. */
export function toJsonString(source: string): string | undefined {
  const { prefix, quotes } = openingAt(source, 0) ?? { prefix: '', quotes: source.charAt(0) };
  const content = source
    .slice(prefix.length + quotes.length, -quotes.length)
    .replaceAll(/\r\n?/g, '\n');
  if (quotes === '`' && content.includes('${')) return undefined;
  if (/f/i.test(prefix) && content.includes('{')) return undefined;
  return JSON.stringify(/r/i.test(prefix) ? content : decode(content));
}

const escaped: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '\n': '',
};

/** As Python does it, a backslash before a letter that means nothing stays. */
function decode(content: string): string {
  return content.replaceAll(
    /\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([\s\S]))/g,
    (whole, four: string | undefined, two: string | undefined, char: string) => {
      const digits = four ?? two;
      if (digits !== undefined) return String.fromCharCode(Number.parseInt(digits, 16));
      return escaped[char] ?? (/["'`\\/]/.test(char) ? char : whole);
    },
  );
}
