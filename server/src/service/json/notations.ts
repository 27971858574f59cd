/** Tells in which notation a text is written that begins with a word and is no JSON. */

export type Notation = 'yaml' | 'toml' | 'powershell';

const keys = '(?:model|training_file|validation_file|method|suffix|seed|metadata|integrations)';
const yaml = new RegExp(`(?:---\\s+(?:#[^\\n]*\\n\\s*)*)?${keys}:\\s`, 'y');
const toml = new RegExp(`${keys}[ \\t]*=[ \\t]*["'\\d]`, 'y');

/** The notation of a text from `at` on, which its first key or sign shows; undefined where it is none of these. */
export function notationAt(text: string, at: number): Notation | undefined {
  const begins = (expression: RegExp) => {
    expression.lastIndex = at;
    return expression.test(text);
  };
  if (begins(yaml)) return 'yaml';
  if (begins(toml)) return 'toml';
  return begins(/(?:\$\w+[ \t]*=[ \t]*)?@\{\s*\w+[ \t]*=/y) ? 'powershell' : undefined;
}
