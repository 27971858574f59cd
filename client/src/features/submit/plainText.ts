/** Text of others in messages of ours. */

const longestValue = 120;

/**
 * Text of a file or a service on one line: it must not look like another line of a dialog, nor push one out of it, nor
 * become what VS Code draws in a notification: an icon from `$(name)`, a link from `[text](command:…)`.
 */
export function plainText(text: string): string {
  const line = text
    .replace(/[\s\p{C}]+/gu, ' ')
    .replaceAll('$(', '(')
    .replaceAll('](', '] (')
    .trim();
  return line.length > longestValue ? `${line.slice(0, longestValue)}…` : line;
}
