/** The findings whose meaning depends on what stands around them: habits of other languages, half-written lines. */
import type { Place, Said } from './place.ts';
import { strayBracket } from './syntaxLayout.ts';

export function assignment({ start, before }: Place): Said | undefined {
  if (!/^\s*(?:if|elif|while|assert|return)\b/.test(before)) return undefined;
  return {
    message: 'A `=` assigns and cannot stand in a condition. Compare with `==`.',
    fix: [{ start, end: start + 1, text: '==' }],
  };
}

export function noStatement(place: Place): Said {
  const { start, before, after } = place;
  const stray = strayBracket(place);
  if (stray) return stray;
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

/** Four words or more, of which the first begins no statement. */
const prose =
  /^\s*(?!(?:assert|class|def|del|for|from|global|if|import|nonlocal|raise|return|while|with|yield)\b)[A-Za-z][\w',-]*(?: [\w',-]+){3,}[.:!?]?\s*$/;

export function twoStatements({ start, before, after }: Place): Said {
  const [, word, behind = ''] = /(?:^|[;:])\s*([a-z]\w*)(\s+)$/i.exec(before) ?? [];
  const wordAt = word === undefined ? start : start - behind.length - word.length;
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
  if (prose.test(before + after)) {
    const at = start - before.trimStart().length;
    return {
      message: 'This line looks like text, not Python. Begin it with `#` if it is a comment.',
      range: { start: at, end: start + after.trimEnd().length },
      fix: [{ start: at, end: at, text: '# ' }],
    };
  }
  if (word !== undefined && /^else?if$|^elsif$/.test(word))
    return { message: 'Write `elif`.', range, fix: [{ ...range, text: 'elif' }] };
  if (word !== undefined && /^(?:function|func|fun|fn|sub)$/.test(word))
    return {
      message: 'A function begins with `def` in Python.',
      range,
      fix: [{ ...range, text: 'def' }],
    };
  if (before.trim() === word && /^(?:const|let|var|int|float|double|string|bool)$/.test(word))
    return { message: 'Python declares no variables. Write `name = value`.', range };
  const created = /(?:^|[^\w.])new\s+$/.exec(before);
  if (created) {
    const at = start - created[0].trimStart().length;
    return {
      message: 'Python has no `new`. Call the class.',
      range: { start: at, end: at + 3 },
      fix: [{ start: at, end: start, text: '' }],
    };
  }
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
  const then = /^(?:then|do)\b\s*:?/.exec(after)?.[0];
  if (then !== undefined) {
    const end = start + then.length;
    const fix = [{ start: start - before.length + before.trimEnd().length, end, text: ':' }];
    return { message: `Write \`:\` for \`${then.replace(/\W+$/, '')}\`.`, fix };
  }
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

export function bareTuple(place: Place): Said {
  return /raise\s+$/.test(place.before)
    ? {
        message: 'Write the message as an argument of the exception: `raise ValueError("…")`.',
      }
    : inParentheses(place, 'tuple');
}

/** What can only be written with parentheses around it where it stands. */
export function inParentheses({ start, end }: Place, what: string): Said {
  const fix = [
    { start, end: start, text: '(' },
    { start: end, end, text: ')' },
  ];
  return { message: `Put parentheses around this ${what}.`, fix };
}
