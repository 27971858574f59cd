/** Finds a job in the old notation of PHP, `array('model' => …)`, and writes it in the new one, `['model' => …]`. */
import { skipString } from './unquoted.ts';

const arrayStart = /\barray\s*\(/y;

export interface PhpArray {
  readonly start: number;
  readonly end: number;
  /** What stands there, with square brackets. */
  readonly object: string;
}

/** The array; undefined where none with keys begins at or behind `at`, or it has no end. */
export function phpArray(text: string, at: number): PhpArray | undefined {
  const withKeys = /\barray\s*\(\s*["']\w+["']\s*=>/g;
  withKeys.lastIndex = at;
  const start = withKeys.exec(text)?.index;
  if (start === undefined) return undefined;
  let result = '';
  const closing: string[] = [];
  for (let to = start; to < text.length; to++) {
    const char = text.charAt(to);
    arrayStart.lastIndex = to;
    if (char === '"' || char === "'") {
      const end = skipString(text, to, text.length);
      result += text.slice(to, end);
      to = end - 1;
    } else if (char === 'a' && arrayStart.test(text)) {
      result += '[';
      closing.push(']');
      to = arrayStart.lastIndex - 1;
    } else if (char === ')') {
      result += closing.pop() ?? char;
      if (closing.length === 0) return { start, end: to + 1, object: result };
    } else {
      if (char === '(') closing.push(')');
      result += char;
    }
  }
  return undefined;
}
