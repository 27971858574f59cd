/** Finds a call in Python that creates the job: `client.fine_tuning.jobs.create(model="…", training_file="…")`. */
import { skipString } from './unquoted.ts';

export interface CallArguments {
  readonly start: number;
  /** Behind the last argument. */
  readonly end: number;
  /** The names with what stands up to their values. */
  readonly names: readonly ArgumentName[];
}

interface ArgumentName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Calls beyond these are not looked at, so that a text of nothing but calls costs no more than one. */
const maxCalls = 10;

/** The arguments of the call that creates a job, also without the call around them; undefined where there are none. */
export function callArguments(text: string, at: number): CallArguments | undefined {
  const call = /\b(?:create|dict)\s*\(/g;
  call.lastIndex = at;
  let start = at;
  for (let tries = 0; tries < maxCalls; tries++) {
    const found = argumentsFrom(text, start);
    const has = (key: string) => found.names.some(({ name }) => name === key);
    if (has('model') && has('training_file')) return found;
    if (call.exec(text) === null) return undefined;
    start = call.lastIndex;
  }
  return undefined;
}

/** The arguments with names from an offset to the end of the call or of the text. */
function argumentsFrom(text: string, start: number): CallArguments {
  const names: ArgumentName[] = [];
  const named = /(?:\s|#.*\n)*([A-Za-z_]\w*)\s*=(?!=)\s*/y;
  let depth = 0;
  let end = start;
  let isFirst = true;
  for (let at = start; at < text.length; at++) {
    named.lastIndex = at;
    const match = isFirst ? named.exec(text) : null;
    if (match) {
      const name = match[1]!;
      names.push({ name, start: at + match[0].lastIndexOf(name), end: named.lastIndex });
      at = named.lastIndex;
    }
    const char = text.charAt(at);
    isFirst = depth === 0 && char === ',';
    if (char === '"' || char === "'") at = skipString(text, at, text.length) - 1;
    else if (char === '#') while (at + 1 < text.length && text[at + 1] !== '\n') at++;
    else if (/[([{]/.test(char)) depth++;
    else if (/[)\]}]/.test(char) && --depth < 0) break;
    if (char !== '#' && /[^\s,]/.test(char)) end = at + 1;
  }
  return { start, end, names };
}
