/**
 * The mistakes that keep a text from being JSON at all. The service answers such a body with one bare 400, so each
 * place is named here with what to write instead.
 */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { encodeString } from '../json/string.ts';
import type { SyntaxProblem, SyntaxProblemCode } from '../json/tree.ts';
import type { Finding, Fix, Rule, TextChange } from './rule.ts';

const codes: readonly SyntaxProblemCode[] = [
  'syntax-comma',
  'syntax-trailing-comma',
  'syntax-colon',
  'syntax-value',
  'syntax-key',
  'syntax-bracket',
  'syntax-comment',
  'syntax-quotes',
  'syntax-string',
  'syntax-escape',
  'syntax-number',
  'syntax-literal',
  'syntax-content',
];

export const syntaxRules: readonly Rule[] = codes.map((code) => ({
  code,
  severity: 'error',
  of: 'job',
  check: ({ tree }) =>
    tree.problems
      .filter((problem) => problem.code === code)
      .map((problem) => toFinding(tree.text, problem)),
}));

function toFinding(text: string, problem: SyntaxProblem): Finding {
  const { start, end } = problem;
  const fix = fixOf(text, problem);
  return {
    start,
    end,
    message: messageOf(text.slice(start, end), problem),
    ...(fix && { fixes: () => [fix] }),
  };
}

function messageOf(source: string, { code, detail }: SyntaxProblem): string {
  switch (code) {
    case 'syntax-comma':
      if (detail === 'semicolon') return l10n.t('JSON separates by commas, not semicolons.');
      return detail === 'missing'
        ? l10n.t('A comma is missing before this.')
        : l10n.t('There is one comma too many here. Remove it.');
    case 'syntax-trailing-comma':
      return l10n.t('JSON allows no comma before a closing bracket. Remove it.');
    case 'syntax-colon':
      if (detail === 'equals') return l10n.t('JSON writes a colon here, not "=".');
      if (detail === 'before value')
        return l10n.t('A colon is missing after the key {0}.', quote(unquoted(source)));
      return detail === 'missing'
        ? l10n.t('After the key {0} a colon and a value are missing.', quote(unquoted(source)))
        : l10n.t('This colon follows no key. Remove it.');
    case 'syntax-value':
      if (detail === 'empty')
        return l10n.t(
          'The file is empty. A job is an object with at least "model" and "training_file".',
        );
      return detail === ''
        ? l10n.t('A value is missing after this.')
        : l10n.t('{0} is no JSON value. Put text in double quotes.', quote(detail));
    case 'syntax-key':
      return detail === ''
        ? l10n.t('A key in double quotes is missing here.')
        : l10n.t('Keys stand in double quotes: {0}.', quote(detail));
    case 'syntax-bracket':
      return bracketMessage(source, detail);
    case 'syntax-comment':
      return l10n.t(
        'JSON has no comments, and the service refuses a body that has one. Remove it.',
      );
    case 'syntax-quotes':
      return l10n.t('JSON strings stand in double quotes, not in single ones.');
    case 'syntax-string':
      return detail === 'unterminated'
        ? l10n.t('This string has no closing quote on its line.')
        : l10n.t('A JSON string cannot run over several lines. Write each line break as \\n.');
    case 'syntax-escape':
      return detail === ''
        ? l10n.t('JSON has no escape {0}. Write a backslash as \\\\.', source)
        : l10n.t('A tab or another control character must be escaped in a JSON string.');
    case 'syntax-number':
      return detail === ''
        ? l10n.t('{0} is no JSON number.', source)
        : l10n.t('{0} is no JSON number. Write {1}.', source, detail);
    case 'syntax-literal':
      return l10n.t('{0} is Python or JavaScript, not JSON. Write {1}.', source, detail);
    case 'syntax-content':
      return l10n.t(
        'Nothing may stand here. Remove it, or add the comma, quote or bracket that it lacks.',
      );
  }
}

function bracketMessage(source: string, detail: string): string {
  if (detail === 'extra') return l10n.t('This {0} closes nothing. Remove it.', source);
  if (source === '{' || source === '[')
    return l10n.t('This {0} is never closed. The file ends without {1}', source, detail);
  return l10n.t('{0} was expected here, not {1}', detail, source);
}

function unquoted(source: string): string {
  return source.replaceAll('"', '');
}

function fixOf(text: string, { code, start, end, detail }: SyntaxProblem): Fix | undefined {
  const source = text.slice(start, end);
  const replace = (title: string, replacement: string, at: Partial<TextChange> = {}): Fix => ({
    title,
    edits: [{ start, end, text: replacement, ...at }],
  });
  switch (code) {
    case 'syntax-comma':
      if (detail === 'extra') return replace(l10n.t('Remove the comma'), '');
      if (detail === 'semicolon') return replace(l10n.t('Change to {0}', ','), ',');
      return replace(l10n.t('Insert a comma'), ',', commaPlace(text, start));
    case 'syntax-trailing-comma':
      return replace(l10n.t('Remove the comma'), '');
    case 'syntax-comment':
      return replace(l10n.t('Remove the comment'), '');
    case 'syntax-key':
      return detail === ''
        ? undefined
        : replace(l10n.t('Put the key in double quotes'), JSON.stringify(detail));
    case 'syntax-value':
      // A half-written number is no text.
      if (detail === '' || detail === 'empty' || /^[-+.\d]|^NaN$|^Infinity$/.test(detail))
        return undefined;
      return replace(l10n.t('Put the value in double quotes'), JSON.stringify(detail));
    case 'syntax-quotes':
      return replace(l10n.t('Use double quotes'), doubleQuoted(source));
    case 'syntax-number':
    case 'syntax-literal':
      return detail === '' ? undefined : replace(l10n.t('Change to {0}', detail), detail);
    case 'syntax-string':
      if (detail === 'unterminated')
        return replace(l10n.t('Add the closing quote'), '"', { start: end });
      return replace(l10n.t('Escape the line breaks'), escapeLineBreaks(source));
    case 'syntax-escape':
      if (detail !== '') return replace(l10n.t('Escape it'), encodeString(source));
      return replace(l10n.t('Escape the backslash'), '\\\\', { end: start + 1 });
    case 'syntax-bracket':
      if (source === '{' || source === '[')
        return replace(l10n.t('Add {0} at the end', detail), detail, {
          start: text.length,
          end: text.length,
        });
      return detail === 'extra' ? replace(l10n.t('Remove the bracket'), '') : undefined;
    case 'syntax-colon':
      if (detail === 'equals') return replace(l10n.t('Change to {0}', ':'), ':');
      if (detail === 'before value') return replace(l10n.t('Insert a colon'), ':', { start: end });
      return detail === 'extra' ? replace(l10n.t('Remove the colon'), '') : undefined;
    case 'syntax-content':
      return undefined;
  }
}

/** A missing comma belongs behind the value before it, not before the next line. */
function commaPlace(text: string, next: number): TextChange {
  let at = next;
  while (at > 0 && /\s/.test(text[at - 1]!)) at--;
  return { start: at, end: at, text: ',' };
}

/** A string in other quotes: double quotes inside it need a backslash then, single ones need none. */
function doubleQuoted(source: string): string {
  const isClosed = source.length > 1 && /['”]$/.test(source);
  const content = source.slice(1, isClosed ? -1 : undefined);
  const escaped = content.replaceAll(/\\(.)|"/gs, (match, character: string | undefined) => {
    if (character === undefined) return '\\"';
    return character === "'" || character === '”' ? character : match;
  });
  return `"${escaped}"`;
}

function escapeLineBreaks(source: string): string {
  return source
    .replaceAll('\r\n', '\\n')
    .replaceAll(/[\n\r]/g, '\\n')
    .replaceAll('\t', '\\t');
}
