/** Finds the job in a shell command that writes it otherwise than it is: `curl … -d "{\"model\": …}"`, `'it'"'"'s'`. */

/** Options beyond these are not looked at, so that a text of nothing but options costs no more than one. */
const maxOptions = 10;

/**
 * What the shell gives to the option of a curl command that holds the job; undefined where there is none, and where the
 * job stands there as it is.
 */
export function commandBody(text: string, at: number): string | undefined {
  const command = /\bcurl\b/g;
  command.lastIndex = at;
  if (!command.test(text)) return undefined;
  const option = /\s(?:-d|--data(?:-raw|-binary|-ascii)?|--json)(?:\s+|=|(?=["'$]))/g;
  option.lastIndex = command.lastIndex;
  for (let tries = 0; tries < maxOptions && option.test(text); tries++) {
    const { value, isAsWritten } = wordAt(text, option.lastIndex);
    if (value.trimStart().startsWith('{')) return isAsWritten ? undefined : value;
  }
  return undefined;
}

interface ShellWord {
  readonly value: string;
  /** Whether it is one string in single quotes, in which nothing means anything else. */
  readonly isAsWritten: boolean;
}

/** Reads characters one by one: an expression that looks for the end of megabytes would run out of its stack. */
function wordAt(text: string, start: number): ShellWord {
  let value = '';
  let at = start;
  let isAsWritten = true;
  while (at < text.length && !/[\s;|&()]/.test(text.charAt(at))) {
    const isEscaped = text.startsWith("$'", at);
    const quote = isEscaped ? "'" : text.charAt(at);
    isAsWritten = at === start && quote === "'" && !isEscaped;
    if (quote !== "'" && quote !== '"') {
      value += quote === '\\' ? joinedOrItself('', text.charAt(++at)) : quote;
      at++;
      continue;
    }
    const contentStart = at + (isEscaped ? 2 : 1);
    const end = contentEnd(text, contentStart, quote, isEscaped || quote === '"');
    const content = text.slice(contentStart, end);
    if (isEscaped) value += content.replaceAll(/\\([^])/g, unescaped);
    else if (quote === '"') value += content.replaceAll(/\\([\n"\\$`])/g, joinedOrItself);
    else value += content;
    at = end + 1;
  }
  return { value, isAsWritten };
}

/** The offset of the quote that ends a string, or the end of the text. */
function contentEnd(text: string, start: number, quote: string, hasEscapes: boolean): number {
  let at = start;
  while (at < text.length && text.charAt(at) !== quote)
    at += hasEscapes && text.charAt(at) === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

/** A backslash before a line break joins two lines. */
function joinedOrItself(_source: string, character: string): string {
  return character === '\n' ? '' : character;
}

function unescaped(source: string, character: string): string {
  const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
  return controls[character] ?? (/["'\\?]/.test(character) ? character : source);
}
