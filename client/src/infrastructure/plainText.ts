/** Text of others in messages of ours. */

const longestValue = 120;

/**
 * Text of a file or a service on one line: it must not look like another line of a dialog, nor push one out of it, nor
 * become what VS Code draws in a notification: an icon from `$(name)`, a link.
 */
export function plainText(text: string): string {
  // What is taken out could have stood between the parts of a link.
  const line = withoutLinks(text.replace(/[\s\p{C}]+/gu, ' ').replaceAll('$(', '(')).trim();
  return line.length > longestValue ? `${line.slice(0, longestValue)}…` : line;
}

/** The same text without `[text](command:…)`, which VS Code makes a link of in every notification, and runs by a click. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
