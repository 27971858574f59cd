/** Double quotes inside a string that lack their backslash, as in Python that was pasted: where the string really ends. */
import { Char, isLineBreak, type Lookahead } from './lexer.ts';
import { openStringEnd, rawStringEnd } from './rawStrings.ts';

export interface InnerQuotes {
  /** `raw` where the string has line breaks of its own, too. */
  readonly kind: 'quotes' | 'raw';
  /** From the first quote inside to behind the last one; of a raw string all of it. */
  readonly start: number;
  readonly end: number;
  /** Behind the quote that ends the string. */
  readonly stringEnd: number;
}

/**
 * The quotes inside the string that begins at `start` and seems to end at `tokenEnd`, but has something there that follows
 * no string: `"a["b"]"`. Undefined where none does, or where no later quote looks like its end. `closing` is the bracket
 * that ends the container of the value.
 */
export function innerQuotes(
  text: string,
  start: number,
  tokenEnd: number,
  closing: '}' | ']',
  lookahead: Lookahead,
): InnerQuotes | undefined {
  // A bracket that nothing has opened belongs to the text, if one of its quotes is there and the other is this one.
  const isInside = text[tokenEnd] === ']' && closing === '}' && lacksQuote(text, start, tokenEnd);
  if (!isInside && canFollow(text, tokenEnd, closing)) return undefined;
  const first = tokenEnd - 1;
  let last = first;
  let isOpen = false;
  for (let at = tokenEnd; lookahead.left > 0; at++, lookahead.left--) {
    const char = text.charCodeAt(at);
    if (Number.isNaN(char)) return undefined;
    if (isLineBreak(char)) return isOpen ? rawString(text, start, at, lookahead) : undefined;
    if (char === Char.backslash) at++;
    if (char !== Char.quote) continue;
    if (endsValue(text, at + 1, closing, lookahead))
      return { kind: 'quotes', start: first, end: last + 1, stringEnd: at + 1 };
    last = at;
    isOpen = !isOpen;
  }
  return undefined;
}

/** Whether a string in the text's range has escaped quotes of which one has no counterpart. */
export function lacksQuote(text: string, start: number, end: number): boolean {
  return text.slice(start, end - 1).split('\\"').length % 2 === 0;
}

function rawString(
  text: string,
  start: number,
  lineEnd: number,
  lookahead: Lookahead,
): InnerQuotes | undefined {
  // Of a string that nothing closes a later quote is no end.
  if (openStringEnd(text, start, lineEnd) !== undefined) return undefined;
  const end = rawStringEnd(text, start, lineEnd, lookahead);
  return end === undefined ? undefined : { kind: 'raw', start, end, stringEnd: end };
}

// Asked for each string of a job: as a literal in the function it would be made anew each time.
const follower = /[\s,:}\]/#]/;

/** Whether what stands behind a quote may stand behind a string, also where something else is missing between them. */
function canFollow(text: string, at: number, closing: '}' | ']'): boolean {
  if (at >= text.length || follower.test(text[at]!)) return true;
  // Of two strings in a list the comma is missing, and of `"a""seed": 1` and `"a"seed": 1` too.
  if (closing === ']') return text[at] === '"';
  const key = text[at] === '"' ? /"\w{1,100}"[ \t]*:/y : /\w{1,100}"[ \t]*:/y;
  key.lastIndex = at;
  return key.test(text) && (text[at] === '"' || /\w/.test(text.charAt(at - 2)));
}

/** Whether the document goes on behind a quote: the container ends, or goes on with JSON up to the end of the line. */
function endsValue(
  text: string,
  behind: number,
  closing: '}' | ']',
  lookahead: Lookahead,
): boolean {
  const at = skipBlanks(text, behind);
  const char = text[at];
  if (char === undefined || isLineBreak(text.charCodeAt(at))) return true;
  if (char !== ',' && char !== closing) return false;
  if (char === ',' && closing === '}' && !isKeyOrLineEnd(text, skipBlanks(text, at + 1)))
    return false;
  return isJsonToLineEnd(text, at, lookahead);
}

/** Whether a key with its colon stands here, or nothing more on this line. */
function isKeyOrLineEnd(text: string, at: number): boolean {
  const key = /"[^"\\\r\n]{0,200}"[ \t]*:|[\r\n]|$/y;
  key.lastIndex = at;
  return key.test(text);
}

/** Whether the rest of a line has nothing but strings, words and the punctuation of JSON. */
function isJsonToLineEnd(text: string, start: number, lookahead: Lookahead): boolean {
  let inString = false;
  for (let at = start; lookahead.left > 0; at++, lookahead.left--) {
    if (at >= text.length || isLineBreak(text.charCodeAt(at))) return !inString;
    const char = text[at]!;
    if (char === '"') inString = !inString;
    if (char === '"' && !inString && !/[\s,:}\]]|^$/.test(text.charAt(at + 1))) return false;
    if (inString && char === '\\') at++;
    if (!inString && !/[\s\w"+\-.,:{}[\]]/.test(char)) return false;
  }
  return false;
}

function skipBlanks(text: string, at: number): number {
  while (text[at] === ' ' || text[at] === '\t') at++;
  return at;
}
