/** How a document is indented, so that what is inserted looks like what is there. */

/** The indentation of one level: that of the first indented line, two spaces where there is none. */
export function indentUnit(text: string): string {
  // Only the beginning is looked at: a document that starts as one line of a megabyte has no indentation to follow.
  const found = /\n([ \t]+)\S/.exec(text.slice(0, 5000));
  return found?.[1] ?? '  ';
}

/** The white space that the line of this offset begins with. */
export function lineIndent(text: string, offset: number): string {
  let lineStart = offset;
  // Searching for each kind of line break would go through all of a text that has only the other.
  while (lineStart > 0 && text[lineStart - 1] !== '\n' && text[lineStart - 1] !== '\r') lineStart--;
  let end = lineStart;
  while (end < offset && (text[end] === ' ' || text[end] === '\t')) end++;
  return text.slice(lineStart, end);
}

/** Whether nothing but white space stands before this offset on its line, which is not the first one. */
export function isFirstOfLine(text: string, offset: number): boolean {
  let before = offset - 1;
  while (text[before] === ' ' || text[before] === '\t') before--;
  return text[before] === '\n' || text[before] === '\r';
}

/** An object on lines of its own at the margin, or on one line where no member has several. */
export function objectOf(members: readonly string[], unit: string): string {
  return members.some((member) => member.includes('\n'))
    ? `{\n${unit}${members.join(',\n').replaceAll('\n', `\n${unit}`)}\n}`
    : `{ ${members.join(', ')} }`;
}

/** A piece of JSON as it would be written at the margin: its lines lose the indentation of the line it begins on. */
export function outdented(text: string, start: number, end: number): string {
  const indent = lineIndent(text, start);
  return text.slice(start, end).replaceAll(`\n${indent}`, '\n');
}
