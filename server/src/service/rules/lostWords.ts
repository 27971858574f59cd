/** Finds what would be lost, or read otherwise, where of a program only its job is kept: what a person has to see first. */
import { skipString } from '../json/unquoted.ts';

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Two words side by side, of which neither is one of a program: a note for people. */
const twoWords =
  /(?<![\w"'./:-])(?!(?:as|async|await|const|curl|def|default|export|from|import|let|new|return|var)\b)[A-Za-z]+[ \t]+(?!(?:as|const|from|import)\b)[A-Za-z]/;

/** What changes an object of a program or writes one beside it: `job["seed"] = 1`, `job.update(…)`, `create(**job, …)`. */
const otherValues =
  /\][ \t]*=[^=]|\.[A-Za-z_]\w*[ \t]*=[^=]|\b(?:assign|setdefault|update)\(|\.\.\.|\*\*\w+,|,[ \t]*\*\*/;

/** A letter on each side tells it from a quote. */
const apostrophe = /[A-Za-z]{2}'[a-z]/;

/** A second job. */
const jobKey = /training_file/;

/** The offset of the first thing in a program that is neither its notation nor its job; undefined where there is none. */
export function lostFromProgram(text: string, job: Stretch): number | undefined {
  const wordsIn = ({ start, end }: Stretch) =>
    [twoWords, otherValues, apostrophe, jobKey].flatMap((words) => {
      const at = text.slice(start, end).search(words);
      return at < 0 ? [] : [start + at];
    });
  // Escapes that JSON lacks would stay as they are written.
  const escape = text.slice(job.start, job.end).search(/\\[xUNav0-7]/);
  return firstOf([
    ...wordsIn({ start: 0, end: job.start }),
    ...wordsIn({ start: job.end, end: text.length }),
    ...(escape < 0 ? [] : [job.start + escape]),
    ...commentsIn(text),
  ]);
}

/** The same of a command, whose shell would put values into `body`. */
export function lostFromCommand(text: string, body: string): number | undefined {
  const start = text.length - text.trimStart().length;
  const [value] = /\$[{(]?\w*/.exec(body) ?? [];
  return firstOf([
    ...(text.startsWith('curl', start) ? [] : [start]),
    ...(value === undefined ? [] : [Math.max(text.indexOf(value), 0)]),
    ...commentsIn(text),
  ]);
}

function firstOf(offsets: readonly number[]): number | undefined {
  return offsets.length === 0 ? undefined : Math.min(...offsets);
}

/** The first comment of a program, or of the words around a block of code. */
function commentsIn(text: string): readonly number[] {
  const start = text.length - text.trimStart().length;
  const content = text.trim();
  if (content.includes('```') && !content.startsWith('```')) return [start];
  if (content.includes('```') && !content.endsWith('```')) return [start + content.length - 1];
  const comment = /(?:#|\/\/|\/\*)/y;
  for (let at = 0; at < text.length; at++) {
    comment.lastIndex = at;
    // Not within an address, nor behind `$`.
    const isApart = at === 0 || /[\s\w,;)\]}"']/.test(text.charAt(at - 1));
    if (isApart && comment.test(text)) return [at];
    const isQuote = /["']/.test(text.charAt(at)) && !apostrophe.test(text.slice(at - 2, at + 2));
    if (isQuote) at = skipString(text, at, text.length) - 1;
  }
  return [];
}
