/** The findings about lines, indentation, brackets and strings: what holds a source together. */
import type { Place, Said } from './place.ts';

export function unterminated({ text, start }: Place): Said {
  const quote = /^\w{0,2}("""|'''|"|')/.exec(text.slice(start, start + 5))?.[1] ?? '"';
  return quote.length === 3
    ? { message: `The string is never closed. Write \`${quote}\` where it ends.` }
    : {
        message: `The string is not closed on its line. Write \`${quote}\` where it ends; a line break in it is \`\\n\`.`,
      };
}

/** Tabs and spaces in one source are why lines that look alike are not. */
export function mixedTabs({ text }: Place): Said | undefined {
  if (!/^ *\t/m.test(text) || !/^\t* +\S/m.test(text)) return undefined;
  return { message: 'Tabs and spaces are mixed in the indentation. Indent all lines with spaces.' };
}

/** A source that was cut out of a class or a function, with its indentation. */
export function indentedAll({ text, start }: Place): Said | undefined {
  const indentation = /^[ \t]*/.exec(text.slice(start))![0];
  if (indentation === '' || /^[ \t]*[^#\s]/m.test(text.slice(0, start))) return undefined;
  const lines = [...text.matchAll(/^[ \t]*(?=\S)/gm)];
  const canMove =
    lines.some(({ index }) => index === start) &&
    lines.every(([spaces]) => spaces.startsWith(indentation));
  const edits = lines.map(({ index }) => {
    return { start: index, end: index + indentation.length, text: '' };
  });
  return {
    message: 'The source begins with an indentation. Remove it from all lines.',
    fix: canMove ? edits : undefined,
  };
}

/** A missing bracket shows only where something comes that cannot stand inside one. */
export function bracket(place: Place): Said | undefined {
  const { brackets, start } = place;
  const stray = strayBracket(place);
  if (stray) return stray;
  const open = brackets.unclosed.findLast(({ at }) => at < start);
  if (!open) return undefined;
  return {
    message: `This \`${open.text}\` is never closed.`,
    range: { start: open.at, end: open.at + 1 },
  };
}

export function strayBracket({ brackets, start, after }: Place): Said | undefined {
  const stray = brackets.stray.find(({ at }) => at === start);
  if (!stray) return undefined;
  const { text, open } = stray;
  if (open) return { message: `This \`${text}\` cannot close the \`${open.text}\` before it.` };
  // Where nothing is open, those behind it close nothing either.
  const end = start + /^[)\]}]+/.exec(after)![0].length;
  const fix = [{ start, end, text: '' }];
  return end === start + 1
    ? { message: `This \`${text}\` closes nothing. Remove it.`, fix }
    : { message: 'These brackets close nothing. Remove them.', range: { start, end }, fix };
}

export function continuation({ start, after }: Place): Said {
  if (!/^\\\s*$/.test(after))
    return {
      message: 'Nothing can follow a `\\` outside strings, other than the end of the line.',
    };
  if (after.length === 1)
    return { message: 'The line goes on behind a `\\`, but no line follows.' };
  const fix = [{ start: start + 1, end: start + after.length, text: '' }];
  return { message: 'Nothing can follow a `\\` at the end of the line. Remove the spaces.', fix };
}

/** The parser points behind the incomplete escape, or into it. */
export function escape({ start, before }: Place): Said {
  const length = before.length - before.lastIndexOf('\\');
  const found = before.includes('\\');
  return {
    message:
      'This escape in the string is incomplete. Write `\\\\` for a backslash, or `r"…"` for a string without escapes.',
    range: found ? { start: start - length, end: start } : undefined,
  };
}
