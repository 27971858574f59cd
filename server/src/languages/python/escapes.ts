/** Text as Python writes it between quotes. */

const simpleEscapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  "'": "\\'",
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

/** A text as the content of a string literal that is not raw, whichever quotes are around it. */
export function escapeText(text: string): string {
  return text.replaceAll(
    /[\\"'\p{Cc}]/gu,
    (char) => simpleEscapes[char] ?? `\\x${char.codePointAt(0)!.toString(16).padStart(2, '0')}`,
  );
}
