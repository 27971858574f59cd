/** Finds the job in a file that is a program or a command: `job = {…}`, `curl … -d '{…}'`, a block of Markdown. */

/** An object as a job begins: with a quote, a key, or nothing in it; `${NAME}` and `{id}` of commands do not. */
const objectStart = /(?<![$\\])\{\s*(?:["'\u201c}]|[A-Za-z_][A-Za-z_0-9]*\s*:\s)/g;

/** The offset of the first object at or behind `at`, or -1. */
export function objectBehind(text: string, at: number): number {
  objectStart.lastIndex = at;
  return objectStart.exec(text)?.index ?? -1;
}

/** Whether what stands from `at` on closes or ends something of a program: `};`, `)`, a Markdown fence. */
export function isOnlyPunctuation(text: string, at: number): boolean {
  return /^[\s;,)}\]'"`|\\]*$/.test(text.slice(at));
}
