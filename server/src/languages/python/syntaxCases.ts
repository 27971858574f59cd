/** The findings whose meaning depends on what stands around them: habits of other languages, half-written lines. */
import type { Bracket, Brackets } from './brackets.ts';
import type { Edit, Range } from './range.ts';
import type { Finding } from './ruff.ts';

export type Said = {
  readonly message: string;
  /** Where it is better shown than at the finding's own place. */
  readonly range?: Range | undefined;
  readonly fix?: readonly Edit[] | undefined;
};

/** A finding with what stands around it. */
export type Place = Finding & {
  readonly text: string;
  readonly brackets: Brackets;
  /** The finding's line before it, and from it on. */
  readonly before: string;
  readonly after: string;
};

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
  const [indentation] = /^[ \t]*/.exec(text.slice(start)) as unknown as [string];
  if (text.slice(0, start).trim() !== '') return undefined;
  const lines = [...text.matchAll(/^[ \t]*(?=[^\s])/gm)];
  const fix = lines.every(([spaces]) => spaces.startsWith(indentation))
    ? lines.map(({ index }) => ({ start: index, end: index + indentation.length, text: '' }))
    : undefined;
  return { message: 'The source begins with an indentation. Remove it from all lines.', fix };
}

export function assignment({ start, before }: Place): Said | undefined {
  if (!/^\s*(?:if|elif|while|assert|return)\b/.test(before)) return undefined;
  return {
    message: 'A `=` assigns and cannot stand in a condition. Compare with `==`.',
    fix: [{ start, end: start + 1, text: '==' }],
  };
}

/** A missing bracket shows only where something comes that cannot stand inside one. */
export function bracket({ brackets, start, message }: Place): Said | undefined {
  const stray = brackets.stray.find(({ at }) => at === start);
  if (stray) return strayBracket(stray, stray.open);
  const open = brackets.unclosed.findLast(({ at }) => at < start);
  if (!open || /found `[:=]/.test(message)) return undefined;
  return {
    message: `This \`${open.text}\` is never closed.`,
    range: { start: open.at, end: open.at + 1 },
  };
}

function strayBracket({ text, at }: Bracket, open: Bracket | undefined): Said {
  if (open) return { message: `This \`${text}\` cannot close the \`${open.text}\` before it.` };
  return {
    message: `This \`${text}\` closes nothing. Remove it.`,
    fix: [{ start: at, end: at + 1, text: '' }],
  };
}

export function noStatement(place: Place): Said {
  const { start, before, after } = place;
  const stray = place.brackets.stray.find(({ at }) => at === start);
  if (stray) return strayBracket(stray, stray.open);
  const isFirst = before.trim() === '';
  const marker = /^(?:<{7}|>{7}|={7})/.exec(after);
  if (isFirst && marker)
    return {
      message: 'This is the marker of a merge conflict. Keep one of the two sides.',
      range: { start, end: start + 7 },
    };
  const prompt = isFirst ? /^(?:>>>|\.\.\.) ?/.exec(after) : undefined;
  if (prompt)
    return {
      message: 'This is the prompt of the interpreter. Remove it.',
      range: { start, end: start + 3 },
      fix: [{ start, end: start + prompt[0].length, text: '' }],
    };
  const clause = isFirst ? /^(?:else|elif|except|finally|case)\b/.exec(after) : undefined;
  if (clause)
    return { message: `This \`${clause[0]}\` belongs to nothing above it. Check the indentation.` };
  const comment = isFirst ? /^\/[/*]+/.exec(after)?.[0] : undefined;
  if (comment)
    return {
      message: 'A comment begins with `#` in Python.',
      range: { start, end: start + comment.length },
      fix: comment === '//' ? [{ start, end: start + 2, text: '#' }] : undefined,
    };
  if (after.startsWith(':='))
    return {
      message: 'A statement assigns with `=`; `:=` is for the inside of an expression.',
      fix: [{ start, end: start + 2, text: '=' }],
    };
  return { message: 'Python cannot read this as a statement.' };
}

const prose = /^\s*[A-Za-z][\w',-]*(?: [\w',-]+){3,}[.:!?]?\s*$/;

export function twoStatements({ start, before, after }: Place): Said {
  if (prose.test(before + after)) {
    const at = start - before.trimStart().length;
    return {
      message: 'This line looks like text, not Python. Begin it with `#` if it is a comment.',
      range: { start: at, end: start + after.trimEnd().length },
      fix: [{ start: at, end: at, text: '# ' }],
    };
  }
  const word = /(?:^|[;:])\s*([a-z]\w*)\s+$/i.exec(before)?.[1];
  const wordAt = word === undefined ? start : start - /\w+\s+$/.exec(before)![0].length;
  const range = { start: wordAt, end: wordAt + (word?.length ?? 0) };
  if (word === 'print' || word === 'exec') {
    const rest = after.trimEnd();
    const isPlain = !rest.includes('#') && !rest.includes(';') && !rest.startsWith('>>');
    const fix = [
      { start: range.end, end: start, text: '(' },
      { start: start + rest.length, end: start + rest.length, text: ')' },
    ];
    const message = `\`${word}\` is a function in Python 3. Write \`${word}(…)\`.`;
    return { message, range, fix: isPlain ? fix : undefined };
  }
  if (word !== undefined && /^else?if$|^elsif$/.test(word))
    return { message: 'Write `elif`.', range, fix: [{ ...range, text: 'elif' }] };
  if (word !== undefined && /^(?:function|func|fun|fn|sub)$/.test(word))
    return {
      message: 'A function begins with `def` in Python.',
      range,
      fix: [{ ...range, text: 'def' }],
    };
  if (word !== undefined && /^(?:const|let|var|int|float|double|string|bool)$/.test(word))
    return { message: 'Python declares no variables. Write `name = value`.', range };
  if (/^\s*(?:import|from)\s+[\w.]+$/.test(before) && after.startsWith('-'))
    return {
      message: 'The name of a module has no `-` in it; a package may be imported by another name.',
    };
  if (/(?:^|[^\w.])[\d_.]+$/.test(before) && /^\w/.test(after))
    return {
      message: 'A number ends here. Write an operator behind it, or begin the name with a letter.',
    };
  if (/["']$/.test(before) && /^\w/.test(after))
    return {
      message:
        'The string ends before this. Write a `\\` before a quote inside it, or an operator here.',
    };
  return { message: 'Something is missing before this: an operator, a comma, or a line break.' };
}

export function reservedName({ start, before, after }: Place): Said | undefined {
  const word = /(?:^|[;:])\s*([a-z]+)\s*$/i.exec(before);
  if (!word || !/^=(?!=)/.test(after)) return undefined;
  const at = start - before.length + before.lastIndexOf(word[1]!);
  return {
    message: `\`${word[1]!}\` is a word of Python and cannot be the name of a variable.`,
    range: { start: at, end: at + word[1]!.length },
  };
}

export function noColon({ start, before, after, message }: Place): Said {
  const elseIf = /else[ \t]+$/.exec(before);
  if (elseIf && /^if\b/.test(after)) {
    const range = { start: start - elseIf[0].length, end: start + 2 };
    return { message: 'Write `elif` for `else if`.', range, fix: [{ ...range, text: 'elif' }] };
  }
  if (after.startsWith('{'))
    return { message: 'A block follows a `:` and is indented in Python; it has no braces.' };
  if (!message.endsWith('found newline')) return { message: 'A `:` is missing before this.' };
  const end = start - before.length + before.trimEnd().length;
  // Behind a comment the colon would be a part of it.
  const fix = before.includes('#') ? undefined : [{ start: end, end, text: ':' }];
  return { message: 'A `:` is missing at the end of this line.', fix };
}

/** Operators of other languages: the end of what stands before the finding, the beginning of what follows. */
const foreignOperators: readonly (readonly [before: string, after: string, instead: string])[] = [
  ['&', '&', 'and'],
  ['|', '|', 'or'],
  ['<', '>', '!='],
  ['==', '=', '=='],
  ['!=', '=', '!='],
];

export function noExpression({ start, before, after }: Place): Said {
  const foreign = foreignOperators.find(
    ([first, second]) => before.endsWith(first) && after.startsWith(second),
  );
  if (foreign) {
    const [first, second, instead] = foreign;
    const range = { start: start - first.length, end: start + second.length };
    const message = `Python has no \`${first}${second}\`. Write \`${instead}\`.`;
    return { message, range, fix: [{ ...range, text: instead }] };
  }
  if (/^!(?!=)/.test(after))
    return {
      message: 'Python has no `!`. Write `not`.',
      fix: [{ start, end: start + 1, text: 'not ' }],
    };
  const counting = /(?:\+\+|--)\s*$/.exec(before);
  if (counting && /^\s*(?:\)|;|$)/.test(after)) {
    const sign = counting[0].trim();
    const at = start - counting[0].length;
    const message = `Python has no \`${sign}\`. Write \`${sign[0]!}= 1\`.`;
    return { message, range: { start: at, end: at + 2 } };
  }
  if (before.endsWith('=') && after.startsWith('>'))
    return {
      message: 'Python has no arrow functions. Write `lambda x: …`.',
      range: { start: start - 1, end: start + 1 },
    };
  if (/\{\s*$/.test(before) && after.startsWith('}'))
    return {
      message:
        'The braces in the formatted string are empty. Write an expression, or `{{}}` for braces.',
    };
  if (after.trim() === '') return { message: 'The line ends before its expression is complete.' };
  return { message: 'An expression is missing here.' };
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

export function exceptComma({ start, end, text }: Place): Said | undefined {
  const types = text.slice(start, end);
  const named = /^([\w.]+)(\s*,\s*)([a-z_]\w*)$/.exec(types);
  if (!named)
    return {
      message: 'Put parentheses around the exceptions: `except (A, B):`.',
      fix: [{ start, end, text: `(${types})` }],
    };
  const [, type, comma, name] = named as unknown as [string, string, string, string];
  const at = start + type.length;
  return {
    message: `Write \`except ${type} as ${name}:\`.`,
    fix: [{ start: at, end: at + comma.length, text: ' as ' }],
  };
}

export function tuple({ start, end, before }: Place): Said {
  if (/raise\s+$/.test(before))
    return {
      message: 'Write the message as an argument of the exception: `raise ValueError("…")`.',
    };
  const fix = [
    { start, end: start, text: '(' },
    { start: end, end, text: ')' },
  ];
  return { message: 'Put parentheses around this tuple.', fix };
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
