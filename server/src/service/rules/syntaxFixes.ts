/** The fixes of texts that are no JSON. */
import * as l10n from '@vscode/l10n';
import { isFirstOfLine, lineIndent } from '../indentation.ts';
import { toJsonString } from '../json/foreignStrings.ts';
import { lacksQuote } from '../json/innerQuotes.ts';
import { startsString } from '../json/lexer.ts';
import { maxMissing } from '../json/reader.ts';
import { encodeString } from '../json/string.ts';
import {
  childrenOf,
  endOf,
  nodeAt,
  startOf,
  type JsonTree,
  type SyntaxProblem,
} from '../json/tree.ts';
import { pieceEnd } from '../json/unquoted.ts';
import { asObject, keepJob } from './contentFixes.ts';
import type { Fix, SyntaxFix, TextChange } from './rule.ts';

/** The fix of a problem; undefined where nobody but its author knows what was meant. */
export const syntaxFix: SyntaxFix = (tree, problem) => {
  const { text } = tree;
  const { code, start, end, detail, insertAt } = problem;
  const source = text.slice(start, end);
  const replace = (title: string, replacement: string, at: Partial<TextChange> = {}): Fix => ({
    title,
    edits: [{ start, end, text: replacement, ...at }],
  });
  switch (code) {
    case 'syntax-comma':
    case 'syntax-trailing-comma':
      if (detail === 'last semicolon') return replace(l10n.t('Remove the semicolon'), '');
      if (detail === 'semicolon') return replace(l10n.t('Change to {0}', ','), ',');
      // Behind the value before it, not behind a comment or before the next line.
      if (insertAt !== undefined)
        return replace(l10n.t('Insert a comma'), ',', { start: insertAt, end: insertAt });
      return replace(l10n.t('Remove the comma'), '');
    case 'syntax-comment':
      return { title: l10n.t('Remove the comment'), edits: [removal(text, start, end)] };
    case 'syntax-key':
      // Of a key that has lost one of its quotes the other one is there.
      return detail === ''
        ? undefined
        : replace(l10n.t('Put the key in double quotes'), JSON.stringify(detail), {
            end: text[end] === '"' ? end + 1 : end,
          });
    case 'syntax-value':
      // A half-written number is no text.
      if (detail !== 'text' || /^[-+.\d]*$/.test(source)) return undefined;
      return replace(
        l10n.t('Put the value in double quotes'),
        JSON.stringify(source.replace(/"$/, '')),
      );
    case 'syntax-quotes':
      if (detail === 'python')
        return replace(
          l10n.t('Write as a JSON string'),
          JSON.stringify(source.replaceAll('\r\n', '\n')),
        );
      if (detail === 'foreign') {
        const string = toJsonString(source);
        return string === undefined ? undefined : replace(l10n.t('Write as a JSON string'), string);
      }
      return replace(l10n.t('Use double quotes'), doubleQuoted(source));
    case 'syntax-number':
    case 'syntax-literal':
      // What JavaScript writes for it; the value may also be left out, or be another.
      if (/^nan$/i.test(source))
        return { ...replace(l10n.t('Change to {0}', 'null'), 'null'), takesAway: true };
      return detail === '' ? undefined : replace(l10n.t('Change to {0}', detail), detail);
    case 'syntax-string':
      if (detail === 'unterminated') {
        // A backslash at the end would make a character of the closing quote.
        const length = source.length - halfEscapeLength(source);
        if (source.startsWith('"'))
          return replace(l10n.t('Add the closing quote'), '"', { start: start + length });
        // Where it begins with another quote and has a double one besides, its end cannot be told.
        if (source.includes('"') || text[end] === '"') return undefined;
        return replace(l10n.t('Write in double quotes'), `"${source.slice(1, length)}"`);
      }
      if (detail === 'open') {
        const content = source.slice(0, source.length - halfEscapeLength(source));
        return replace(
          l10n.t('Close the string, and escape the line breaks'),
          `${escapeLineBreaks(content)}"`,
        );
      }
      if (detail === 'pieces') return replace(l10n.t('Join the strings'), joined(source));
      // A backslash before it may have lost a quote of its own.
      if (detail === 'quotes')
        return text[start - 1] === '\\'
          ? undefined
          : replace(l10n.t('Escape the quotes'), withEscapedQuotes(source));
      if (detail === 'raw')
        return replace(
          l10n.t('Escape line breaks and quotes'),
          escapeLineBreaks(escapeQuotes(withEscapedBackslashes(source))),
        );
      return replace(l10n.t('Escape the line breaks'), escapeLineBreaks(source));
    case 'syntax-escape':
      if (detail !== '') return replace(l10n.t('Escape it'), encodeString(source));
      return isOfLostQuote(tree, start)
        ? replace(l10n.t('Insert {0}', '"'), '\\"', { end: start + 1 })
        : replace(l10n.t('Escape the backslash'), '\\\\', { end: start + 1 });
    case 'syntax-bracket':
      if (insertAt !== undefined) return insertBrackets(text, problem, insertAt);
      if (source === '[' && detail === '{') return changeBrackets(tree, start);
      if (source === '{' || source === '[') {
        // Where still more are missing these would mend nothing.
        if (detail.length === maxMissing) return undefined;
        const at = { start: text.length, end: text.length };
        const isInComment = tree.problems.some(
          (other) => other.code === 'syntax-comment' && other.end === text.length,
        );
        const added = isInComment ? `\n${detail}` : detail;
        return replace(l10n.t('Add {0} at the end', detail), added, at);
      }
      if (detail === 'extra')
        return { title: l10n.t('Remove the bracket'), edits: [removal(text, start, end)] };
      return replace(l10n.t('Change to {0}', detail), detail);
    case 'syntax-colon':
      if (detail === 'equals')
        return replace(l10n.t('Change to {0}', ':'), ':', { start: blanksStart(text, start) });
      if (detail === 'before value') return replace(l10n.t('Insert a colon'), ':', { start: end });
      return detail === 'extra' ? replace(l10n.t('Remove the colon'), '') : undefined;
    case 'syntax-content':
      if (detail === 'yaml' || detail === 'toml') return asObject(text, detail);
      if (detail === 'around') return keepJob(tree, start, syntaxFix);
      return detail === 'behind'
        ? { ...replace(l10n.t('Remove it'), ''), takesAway: true }
        : undefined;
  }
};

const lacking = new WeakMap<JsonTree, Map<number, boolean>>();

/** Whether a backslash has lost the quote behind it: the other one of the two is there. Counted once for all in a string. */
function isOfLostQuote(tree: JsonTree, at: number): boolean {
  const node = nodeAt(tree, at);
  const known = lacking.get(tree) ?? new Map<number, boolean>();
  lacking.set(tree, known);
  const isLacking =
    known.get(node) ?? lacksQuote(tree.text, startOf(tree, node), endOf(tree, node));
  known.set(node, isLacking);
  return isLacking;
}

/** Writes the curly brackets of an object that a square bracket opens, and perhaps another one closes. */
function changeBrackets(tree: JsonTree, start: number): Fix {
  const object = nodeAt(tree, start);
  const last = endOf(tree, object) - 1;
  const lastProperty = childrenOf(tree, object).at(-1)!;
  const isClosed = tree.text[last] === ']' && endOf(tree, lastProperty) <= last;
  const edits = [{ start, end: start + 1, text: '{' }];
  if (isClosed) edits.push({ start: last, end: last + 1, text: '}' });
  return { title: l10n.t('Change to {0}', edits.map(({ text }) => text).join(' ')), edits };
}

/** Inserts the brackets that are missing: on a line of their own where the indentation shows that they are. */
function insertBrackets(text: string, { start, detail }: SyntaxProblem, insertAt: number): Fix {
  const title = l10n.t('Insert {0}', detail.replace(',', ''));
  if (detail === '{}') return insertBraces(text);
  if (detail === '{' || detail === '[') {
    const inserted = text[insertAt - 1] === ':' ? ` ${detail}` : detail;
    let end = insertAt;
    while (/[ \t]/.test(text.charAt(end))) end++;
    const isLast = /[\r\n]/.test(text.charAt(end));
    return { title, edits: [{ start: insertAt, end: isLast ? end : insertAt, text: inserted }] };
  }
  const isOpener = text[start] === '{' || text[start] === '[';
  const isOnSeveralLines = text.slice(start, insertAt).includes('\n');
  const line = isOpener && isOnSeveralLines ? `\n${lineIndent(text, start)}` : '';
  return { title, edits: [{ start: insertAt, end: insertAt, text: line + detail }] };
}

/** Inserts the braces around the job, on lines of their own where it has some. */
function insertBraces(text: string): Fix {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const end = text.trimEnd().length;
  const line = text.slice(start, end).includes('\n') ? '\n' : '';
  return {
    title: l10n.t('Insert {0}', '{ }'),
    edits: [
      { start, end: start, text: `{${line}` },
      { start: end, end, text: `${line}}` },
    ],
  };
}

/** The change that removes something, and its line if nothing else stands there, or else the blanks before it. */
function removal(text: string, start: number, end: number): TextChange {
  const lineEnd = /[ \t]*(?:\r\n?|\n|$)/y;
  lineEnd.lastIndex = end;
  const rest = lineEnd.exec(text)?.[0];
  const from = blanksStart(text, start);
  if (!isFirstOfLine(text, start)) return { start: from, end, text: '' };
  return rest === undefined
    ? { start, end, text: '' }
    : { start: from, end: end + rest.length, text: '' };
}

/** Where the blanks before an offset begin on its line. */
function blanksStart(text: string, offset: number): number {
  let start = offset;
  while (/[ \t]/.test(text.charAt(start - 1))) start--;
  return start;
}

/** The length of a backslash at the end that escapes what would follow it. */
function halfEscapeLength(source: string): number {
  let backslashes = 0;
  while (source.at(-1 - backslashes) === '\\') backslashes++;
  return backslashes % 2;
}

/** A string in other quotes: double quotes inside it need a backslash then, single ones need none. */
function doubleQuoted(source: string): string {
  const isClosed = source.length > 1 && /['\u201d]$/.test(source);
  const content = source.slice(1, isClosed ? -1 : undefined);
  const escaped = content.replaceAll(/\\(.)|"/gs, (match, character: string | undefined) => {
    if (character === undefined) return '\\"';
    return character === "'" || character === '”' ? character : match;
  });
  return `"${escaped}"`;
}

function escapeQuotes(source: string): string {
  return `"${withEscapedQuotes(source.slice(1, -1))}"`;
}

/** Of a text in which the quotes are not escaped the backslashes are not, either. */
function withEscapedBackslashes(source: string): string {
  return source.includes('\\"') ? source : source.replaceAll('\\', '\\\\');
}

function withEscapedQuotes(content: string): string {
  return content.replaceAll(/\\[^]|"/g, (part) => (part === '"' ? '\\"' : part));
}

/** One string for those between which there is nothing but `+`. */
function joined(source: string): string {
  let content = '';
  for (let at = 0; at < source.length;) {
    if (startsString(source.charCodeAt(at))) {
      const end = pieceEnd(source, at);
      const piece = source.slice(at, end);
      content += (piece.startsWith('"') ? piece : doubleQuoted(piece)).slice(1, -1);
      at = end;
    } else at++;
  }
  return escapeLineBreaks(`"${content}"`);
}

function escapeLineBreaks(source: string): string {
  return source
    .replaceAll('\r\n', '\\n')
    .replaceAll(/[\n\r]/g, '\\n')
    .replaceAll('\t', '\\t');
}
