/** Ruff's findings in our own words: what is wrong with the source, and what to write instead. */
import type { Brackets } from './brackets.ts';
import type { Place, Said } from './place.ts';
import { lineAround } from './range.ts';
import type { Finding } from './ruff.ts';
import * as cases from './syntaxCases.ts';
import { misspeltKeyword } from './syntaxKeywords.ts';
import * as layout from './syntaxLayout.ts';

/** Says a finding; in the parser's own words if we have none. */
export function sayFinding(finding: Finding, text: string, brackets: Brackets): Said {
  const { start } = finding;
  const line = lineAround(text, start);
  const before = text.slice(line.start, start);
  const after = text.slice(start, line.end);
  const place: Place = { ...finding, text, brackets, before, after };
  for (const [pattern, say] of sayings) {
    const match = pattern.exec(finding.message);
    const said = match && (typeof say === 'string' ? { message: say } : say(place, match[1] ?? ''));
    if (said) return said;
  }
  const { message } = finding;
  return { message: `${message.charAt(0).toUpperCase()}${message.slice(1).replace(/\.?$/, '.')}` };
}

type Saying = string | ((place: Place, captured: string) => Said | undefined);

/** Tried from the top, so a finding's special cases stand above what it means in general. */
const sayings: readonly (readonly [message: RegExp, say: Saying])[] = [
  [/^missing closing quote|unterminated (?:triple-quoted )?string/, layout.unterminated],
  [/^unindent does not match/, (place) => layout.mixedTabs(place) ?? unindented],
  [
    /^Unexpected indentation/,
    (place) => layout.mixedTabs(place) ?? layout.indentedAll(place) ?? indented,
  ],
  [/^Expected an indented block after (.*)/, (_, owner) => noBlock(owner)],
  [/found `=`$/, cases.assignment],
  [
    /^(?:unexpected EOF|Expected [`)\]}.,]|Simple statements|Expected an expression$)|or the end of the/,
    layout.bracket,
  ],
  [/to follow `async`/, (place) => cases.reservedName(place) ?? afterAsync],
  [/found `=`$/, 'A `=` cannot stand here. Compare with `==`, or assign on a line of its own.'],
  [/or the end of the/, 'Python cannot read this as a part of the list.'],
  [/^unexpected EOF/, 'The source ends in the middle of a statement.'],
  [/^Expected a statement/, cases.noStatement],
  [/^Simple statements must/, (place) => misspeltKeyword(place) ?? cases.twoStatements(place)],
  [/^Compound statements are not allowed/, 'Begin a new line before this statement.'],
  [/^Expected `:`, found (.*)/, cases.noColon],
  [/^Expected `else`/, 'A choice in one expression needs both sides: `x if condition else y`.'],
  [/^Expected `in`/, 'Write a loop as `for x in values:`; the `in` is missing.'],
  [/^Expected `import`/, 'Write what is imported: `from module import name`.'],
  [/^Expected one or more symbol names/, 'Write what is imported behind `import`.'],
  [/^Expected `\(`/, 'A function needs parentheses behind its name, even without parameters.'],
  [
    /^Expected an expression/,
    (place) => misspeltKeyword(place) ?? cases.reservedName(place) ?? cases.noExpression(place),
  ],
  [/^Expected a simple statement/, 'A block begins on the next line, or is one simple statement.'],
  [/but found a keyword (.*) that cannot/, (_, word) => reserved(word.replaceAll('`', ''))],
  [/^Expected an identifier/, (place) => cases.reservedName(place) ?? noName],
  [/^Expected `[)\]}]`, found `([A-Za-z]+)`/, (_, word) => reserved(word)],
  [/^Expected `[)\]},]`, found `([^\w`]+)`/, (_, sign) => misplaced(sign)],
  [/^Expected `[)\]},]`/, 'A `,` or an operator is missing before this.'],
  [/^Expected (`[^`]+`|an? [\w ]+|[\w ]+), found (?:.*)/, (_, token) => missing(token)],
  [/^Expected `except` or `finally`/, misspeltKeyword],
  [/^Expected `except` or `finally`/, 'A `try` needs an `except` or a `finally` behind it.'],
  [/^Expected index or slice/, 'The brackets are empty. Write the index or key between them.'],
  [/^Expected class, function/, 'Only a function or a class can stand behind a decorator.'],
  [/^Expected `case`/, 'The block of a `match` begins with a `case`.'],
  [/^Expected a newline after line continuation/, layout.continuation],
  [/^Multiple exception types/, cases.exceptComma],
  [/^Unparenthesized tuple/, cases.bareTuple],
  [/^Unparenthesized generator/, (place) => cases.inParentheses(place, 'generator')],
  [/^ParseIntError/, 'A number with `0x`, `0o` or `0b` needs digits behind it.'],
  [
    /^Invalid decimal integer/,
    'A number cannot begin with 0. Remove the zeros (or write 0o for an octal number).',
  ],
  [/Got unexpected unicode|Unicode escape sequence/, layout.escape],
  [
    /^bytes can only contain ASCII/,
    'A bytes literal takes only ASCII characters. Write other bytes as \\x….',
  ],
  [
    /^Bytes literal cannot be mixed/,
    'Bytes and text cannot be joined. Make all of them `b"…"`, or none.',
  ],
  [
    /^[ft]-string: expecting `}`/,
    'The `{` in this formatted string is not closed behind one expression. Write `}`, or `{{` for a brace.',
  ],
  [
    /^[ft]-string: single `}`/,
    'A `}` in a formatted string closes nothing. Write `}}` for a brace.',
  ],
  [
    /^[ft]-string: invalid conversion|conversion type must/,
    'Only `!r`, `!s` and `!a` can follow the expression here.',
  ],
  [
    /^[ft]-string: newlines/,
    'The format behind a `:` cannot go over a line break, except between triple quotes.',
  ],
  [/^[ft]-string: lambda/, 'Put parentheses around the `lambda` in the formatted string.'],
  [
    /^Invalid (?:annotated |augmented )?assignment target/,
    'Nothing can be assigned to this. Write a name on the left, or compare with `==`.',
  ],
  [/^Assignment expression target/, 'Only a plain name can stand before `:=`.'],
  [/^Invalid delete target/, 'Only a name, an element or an attribute can be deleted.'],
  [/^Starred expression cannot/, 'A `*` cannot be used here.'],
  [/^(?:Global|Nonlocal|Delete) statement must/, 'Write the names behind it.'],
  [/^Trailing comma/, 'Nothing follows this comma. Remove it.'],
  [
    /^Expected a parameter name/,
    'Only a name can stand before the `=` of an argument. Compare with `==`.',
  ],
  [
    /^Duplicate parameter "(.*)"/,
    (_, name) => ({ message: `The parameter \`${name}\` is given twice.` }),
  ],
  [
    /^Duplicate keyword argument `(.*)`/,
    (_, name) => ({ message: `The argument \`${name}\` is given twice.` }),
  ],
  [
    /^Parameter without a default/,
    'A parameter without a default cannot follow one with a default. Move it forward.',
  ],
  [
    /^Parameter cannot follow var-keyword/,
    'Nothing can follow the `**` parameter. Move it to the end.',
  ],
  [/^Only one '\*'/, 'Only one parameter can have a `*`.'],
  [/^Expected one or more keyword parameter/, 'A bare `*` needs a parameter behind it.'],
  [
    /^Positional argument cannot follow/,
    'An argument without a name cannot follow one with a name. Move it forward.',
  ],
  [
    /^Iterable argument unpacking/,
    'A `*` argument cannot follow a `**` argument. Move it forward.',
  ],
  [/^Await expression cannot/, 'An `await` cannot be used here.'],
  [/^`return` statement outside/, 'A `return` must be inside a function. Is the indentation lost?'],
  [/^`(yield|yield from)` statement outside/, (_, word) => outside(word, 'a function')],
  [
    /^`await` statement outside|^`await` should be/,
    'An `await`, `async for` or `async with` must be in an `async def`. `grade` itself is called without await.',
  ],
  [/^`(break)` outside|^`(?:continue)` not/, (_, word) => outside(word || 'continue', 'a loop')],
  [
    /^An `except` block as not the last/,
    'An `except:` for everything must be the last. Move it behind the others.',
  ],
  [/^`from __future__`/, 'A `from __future__` import must stand at the beginning of the source.'],
  [/^`from .* import \*` only allowed/, 'An `import *` must stand outside functions and classes.'],
  [
    /^nonlocal declaration not allowed/,
    'A `nonlocal` must be in a function inside another function.',
  ],
  [
    /^(?:Nonlocal name|no binding for nonlocal) `(.*)` found/,
    (_, name) => ({ message: `No function around this one has a variable \`${name}\`.` }),
  ],
  [
    /^Name `(.*)` is used prior to global/,
    (_, name) => ({
      message: `\`${name}\` is used before its \`global\`. Move the \`global\` to the beginning of the function.`,
    }),
  ],
  [/^Future feature `(.*)`/, (_, name) => ({ message: `\`__future__\` has no \`${name}\`.` })],
  [
    /^name `(.*)` cannot refer to a parameter/,
    (_, name) => ({ message: `\`${name}\` is a parameter and cannot come from outside as well.` }),
  ],
  [
    /^name capture `(.*)` makes/,
    (_, name) => ({
      message: `\`case ${name}\` takes every value, so the cases behind it are never reached. Move it to the end.`,
    }),
  ],
  [
    /^starred assignment target/,
    'A name with `*` takes the rest of a list. Write `*x, = …`, or remove the `*`.',
  ],
  [/^Two starred expressions/, 'Only one of the names on the left can have a `*`.'],
];

const unindented = {
  message: 'This line is indented less than its block, but like no line above. Align it with one.',
};
const indented = {
  message: 'This line is indented more than its block. Align it with the line above.',
};

function noBlock(owner: string): Said {
  const message = `Nothing is indented under the ${owner}. Indent the lines that belong to it, or write \`pass\`.`;
  return { message };
}

const afterAsync = { message: 'Only `def`, `for` or `with` can stand behind `async`.' };
const noName = { message: 'A name is missing here.' };

function reserved(word: string): Said {
  return { message: `\`${word}\` is a word of Python and cannot stand here.` };
}

function misplaced(sign: string): Said {
  return { message: `\`${sign}\` cannot stand here.` };
}

function missing(token: string): Said {
  const what = /^an? /.test(token) ? token.replace(/^a/, 'A') : `A ${token}`;
  return { message: `${what} is missing here.` };
}

function outside(word: string, place: string): Said {
  return { message: `\`${word}\` must be inside ${place}.` };
}
