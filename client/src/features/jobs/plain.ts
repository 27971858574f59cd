/** Texts of services and files as VS Code's lists may show them: one line, bounded, and nothing in them is drawn. */

/**
 * The text on one line of at most `longest` characters, without what is invisible or turns the reading direction, and
 * without VS Code's notation for icons.
 */
export function plain(text: string, longest = 80): string {
  // Far more than is shown, and little enough that a text of megabytes costs nothing.
  const line = text
    .slice(0, 4 * longest)
    .replace(/[\s\p{C}]+/gu, ' ')
    .replaceAll('$(', '$ (')
    .trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}
