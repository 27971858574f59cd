/**
 * The mistakes that keep a text from being JSON at all. The service answers such a body with one bare 400, so each
 * place is named here with what to write instead.
 */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import type { Job } from '../job.ts';
import type { SyntaxProblem, SyntaxProblemCode } from '../json/tree.ts';
import type { Finding, Rule } from './rule.ts';
import { expectedAt, variableMessage } from './syntaxExpected.ts';

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
  check: (job) =>
    job.tree.problems
      .filter((problem) => problem.code === code)
      .map((problem) => toFinding(job, problem)),
}));

function toFinding(job: Job, problem: SyntaxProblem): Finding {
  const { tree } = job;
  const { start, end } = problem;
  return {
    start,
    end,
    message: messageOf(tree.text.slice(start, end), problem),
    // What makes a job of the whole text is offered on each line.
    ...(/^(?:around|yaml|toml)$/.test(problem.detail) && {
      fixedIn: { start: 0, end: tree.text.length },
    }),
    fixes: (syntaxFix) => {
      const fix = syntaxFix(tree, problem);
      return fix ? [fix] : [];
    },
    ...expectedAt(job, problem),
  };
}

function messageOf(source: string, problem: SyntaxProblem): string {
  const { code, detail } = problem;
  switch (code) {
    case 'syntax-comma':
      if (detail === 'last semicolon')
        return l10n.t('JSON allows no semicolon before a closing bracket. Remove it.');
      if (detail === 'semicolon') return l10n.t('JSON separates by commas, not semicolons.');
      return detail === 'missing'
        ? l10n.t('A comma is missing before this.')
        : l10n.t('There is one comma too many here. Remove it.');
    case 'syntax-trailing-comma':
      return l10n.t('JSON allows no comma before a closing bracket. Remove it.');
    case 'syntax-colon':
      if (detail === 'equals') return l10n.t('JSON writes a colon here, not {0}.', quote(source));
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
      if (detail === '') return l10n.t('A value is missing after this.');
      return detail === 'variable'
        ? variableMessage(source)
        : l10n.t('{0} is no JSON value. Put text in double quotes.', quote(source));
    case 'syntax-key':
      return detail === ''
        ? l10n.t('A key in double quotes is missing here.')
        : l10n.t('Keys stand in double quotes: {0}.', quote(detail));
    case 'syntax-bracket':
      return bracketMessage(source, problem);
    case 'syntax-comment':
      return l10n.t(
        'JSON has no comments, and the service refuses a body that has one. Remove it.',
      );
    case 'syntax-quotes':
      if (detail === 'python')
        return l10n.t(
          'Python stands in one JSON string: in double quotes, with \\n for each line break.',
        );
      if (detail === 'foreign')
        return l10n.t(
          'This is a string of Python or JavaScript. In JSON it stands in double quotes, with \\n for each line break.',
        );
      return source.startsWith("'")
        ? l10n.t('JSON strings stand in double quotes, not in single ones.')
        : l10n.t('JSON strings stand in straight double quotes, not in curly ones.');
    case 'syntax-string':
      if (detail === 'pieces') return l10n.t('JSON does not join strings. Write them as one.');
      if (detail === 'quotes') return l10n.t('A double quote inside a string is written \\".');
      if (detail === 'open')
        return l10n.t(
          'This string has no closing quote, and a JSON string cannot run over several lines. Write each line break as \\n, and " at the end.',
        );
      if (detail === 'raw')
        return l10n.t(
          'A JSON string cannot run over several lines. Write each line break as \\n and each quote as \\".',
        );
      return detail === 'unterminated'
        ? l10n.t('This string has no closing quote on its line.')
        : l10n.t('A JSON string cannot run over several lines. Write each line break as \\n.');
    case 'syntax-escape':
      return detail === ''
        ? l10n.t('JSON has no escape {0}. Write a backslash as \\\\.', source)
        : l10n.t('A tab or another control character must be escaped in a JSON string.');
    case 'syntax-number':
      return detail === ''
        ? numberMessage(source)
        : l10n.t('{0} is no JSON number. Write {1}.', source, detail);
    case 'syntax-literal':
      return literalMessage(source, detail);
    case 'syntax-content':
      return contentMessage(detail);
  }
}

function numberMessage(source: string): string {
  return /^[+-]?[a-z]/i.test(source)
    ? l10n.t('JSON has no {0}. Write a number, or leave the property out.', source)
    : l10n.t('{0} is no JSON number. Write digits only, with a point before decimals.', source);
}

function literalMessage(source: string, meant: string): string {
  switch (source) {
    case 'nil':
      return l10n.t('{0} is Ruby, Go or Lua, not JSON. Write {1}.', source, meant);
    case 'undefined':
      return l10n.t('{0} is JavaScript, not JSON. Write {1}.', source, meant);
    case 'True':
    case 'False':
    case 'None':
      return l10n.t('{0} is Python, not JSON. Write {1}.', source, meant);
    default:
      return source.startsWith('$')
        ? l10n.t('{0} is PowerShell, not JSON. Write {1}.', source, meant)
        : l10n.t('JSON writes {1}, not {0}.', source, meant);
  }
}

function contentMessage(detail: string): string {
  switch (detail) {
    case 'around':
      return l10n.t(
        'The file is sent as it is, so it holds only the job, as one JSON object. Where more than a program would be lost, Fix all leaves this to the quick fix, which names the line.',
      );
    case 'yaml':
      return l10n.t(
        'This looks like YAML. A job file is one JSON object: in { }, with keys and text in double quotes.',
      );
    case 'toml':
      return l10n.t(
        'This looks like TOML. A job file is one JSON object: in { }, with keys and text in double quotes.',
      );
    case 'powershell':
      return l10n.t(
        'This is a hash table of PowerShell. A job file is one JSON object: ConvertTo-Json -Depth 100 makes it.',
      );
    case 'second':
      return l10n.t('A file holds one job. Move this one into a file of its own.');
    case 'no object':
      return l10n.t('A job file is one JSON object: it begins with { and ends with }.');
    case 'behind':
      return l10n.t('Nothing may follow the job. Remove this.');
    case 'expression':
      return l10n.t('JSON holds values, and nothing is computed. Write the value itself.');
    default:
      return l10n.t(
        'Nothing may stand here. Remove it, or add the comma, quote or bracket that it lacks.',
      );
  }
}

function bracketMessage(source: string, { detail, insertAt }: SyntaxProblem): string {
  if (detail === '{}')
    return l10n.t('A job is one object. Put {0} before this, and {1} at the end.', '{', '}');
  if (insertAt !== undefined && (detail === '{' || detail === '['))
    return l10n.t('An opening {0} is missing before this.', detail);
  if (insertAt !== undefined && (source === '{' || source === '['))
    return l10n.t('This {0} is not closed: {1} is missing.', source, detail.replace(',', ''));
  if (source === '[' && detail === '{')
    return l10n.t('{0} was expected here, not {1}.', detail, source);
  if (detail === 'extra') return l10n.t('This {0} closes nothing. Remove it.', source);
  if (source === '{' || source === '[')
    return l10n.t('This {0} is never closed. The file ends without {1}.', source, detail);
  return l10n.t('{0} was expected here, not {1}.', detail, source);
}

function unquoted(source: string): string {
  return source.replaceAll('"', '');
}
