/** Finds the job in a file that is a program or a command: `job = {…}`, `curl … -d '{…}'`, a block of Markdown. */

/** An object as a job begins: with a quote, a key, or nothing in it; `${NAME}` and `{id}` of commands do not. */
const objectStart =
  /(?<![$\\])\{\s*(?:["'\u201c}]|[A-Za-z_][A-Za-z_0-9]*\s*:\s)|\[\s*["']\w+["']\s*=>/g;

/** Keys that every job has, soon behind its beginning and before anything ends. */
const jobKey = /["']?(?:model|training_file)["']?\s*(?::|=>)/;

/** Objects beyond these are not looked at. */
const maxObjects = 10;

/** The offset of the object at or behind `at` that looks like the job, or else of the first one; -1 where there is none. */
export function objectBehind(text: string, at: number): number {
  objectStart.lastIndex = at;
  const first = objectStart.exec(text)?.index ?? -1;
  let start = first;
  for (let tries = 0; tries < maxObjects && start !== -1; tries++) {
    const head = text.slice(start, start + 200);
    if (jobKey.test(head.split('}', 1)[0]!)) return start;
    start = objectStart.exec(text)?.index ?? -1;
  }
  return first;
}

/** Whether what stands from `at` on closes or ends something of a program: `};`, `)`, a Markdown fence. */
export function isOnlyPunctuation(text: string, at: number): boolean {
  return /^[\s;,)}\]'"`|\\]*$/.test(text.slice(at));
}
