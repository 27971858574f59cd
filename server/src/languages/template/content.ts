/** Reads what stands between closed braces: a path and nothing else, or one of the things that templates elsewhere allow. */
import { isSpaceAt, skipName, skipSpaces, trimmed } from './characters.ts';
import { readPath, type Path, type ReportTemplate } from './path.ts';
import { isNamespace, isSampleField } from './sampleFields.ts';
import type { Construct, Range, TemplateProblem } from './tree.ts';

export interface Content {
  readonly path: Path | undefined;
  /** Whether this is text that only happens to stand in double braces, such as JSON. */
  readonly literal: boolean;
}

const blockWords = new Set(
  'if unless each with for while range set else elif elsif elseif end endif endfor endset endwith include import'.split(
    ' ',
  ),
);

const quotes = new Set('"\'`“”‘’');

/** Reads the content of `{{ }}` whose braces are not part of the range, and reports what is wrong with it. */
export function readContent(text: string, inner: Range, report: ReportTemplate): Content {
  const { start, end } = inner;
  const content = trimmed(text, start, end);
  if (content.start === content.end) {
    const braces = { start: start - 2, end: end + 2 };
    // Of a text that is nothing else nothing would be left.
    // Up to its neighbours, which may be a hundred thousand.
    const isAll =
      text.slice(0, braces.start).trimEnd() === '' && text.slice(braces.end).trimStart() === '';
    const edits = isAll ? [] : [{ ...braces, text: '' }];
    report({ code: 'empty-reference', ...braces, edits });
    return { path: undefined, literal: false };
  }
  const quoted = readQuoted(text, content, report);
  if (quoted !== undefined) return { path: quoted, literal: false };
  if (
    quotes.has(text[content.start]!) ||
    /^(?:-?[0-9]|[[,:])/.test(text.slice(content.start, content.start + 2))
  ) {
    report(literalBraces({ start: start - 2, end: start }, { start: end, end: end + 2 }));
    return { path: undefined, literal: true };
  }
  return { path: readReference(text, content, report), literal: false };
}

/** The problem of double braces that were meant to be read as text. */
export function literalBraces(open: Range, close: Range): TemplateProblem {
  return {
    code: 'literal-braces',
    ...open,
    edits: [
      { ...open, text: '{' },
      { ...close, text: '}' },
    ],
  };
}

/** `{{"item.x"}}`: a path of a known namespace in quotes. */
function readQuoted(text: string, content: Range, report: ReportTemplate): Path | undefined {
  const { start, end } = content;
  if (end - start < 3 || !quotes.has(text[start]!) || !quotes.has(text[end - 1]!)) return undefined;
  const path = readPath(text, start + 1, end - 1, { spaced: false, report: () => undefined });
  if (path?.namespace === undefined || !isNamespace(path.namespace.name)) return undefined;
  if (skipSpaces(text, path.end, end - 1) !== end - 1) return undefined;
  const edits = [
    { start, end: start + 1, text: '' },
    { start: end - 1, end, text: '' },
  ];
  report({ code: 'quoted-reference', ...content, edits });
  return path;
}

function readReference(text: string, content: Range, report: ReportTemplate): Path | undefined {
  const inPath: TemplateProblem[] = [];
  const path = readPath(text, content.start, content.end, {
    spaced: true,
    report: (problem) => inPath.push(problem),
  });
  if (path === undefined || isBlock(text, content, path)) {
    const construct = path !== undefined || isBlockSign(text[content.start]) ? 'block' : 'other';
    report({ code: 'expression', construct, ...content, edits: [] });
    return undefined;
  }
  const isUnclosed = inPath.at(-1)?.code === 'unclosed-index';
  const rest = skipSpaces(text, path.end, content.end);
  if (rest < content.end && !isUnclosed) {
    const left = readRest(text, content, path, rest, report);
    if (left !== undefined) inPath.forEach(report);
    return left;
  }
  if (isUnknown(path) && inPath.some(({ code }) => code === 'space-in-path')) {
    report({ code: 'expression', construct: 'words', ...content, edits: [] });
    return undefined;
  }
  inPath.forEach(report);
  reportIncomplete(path, report);
  return path;
}

function isUnknown({ namespace }: Path): boolean {
  return namespace === undefined || !isNamespace(namespace.name);
}

function reportIncomplete(path: Path, report: ReportTemplate): void {
  const { namespace, segments } = path;
  const first = segments[0];
  if (namespace === undefined && first?.kind === 'field') {
    const { start, end, name } = first;
    const likely = isSampleField(name) ? 'sample' : 'item';
    // A beginning of either may go on.
    const isBegun = ['item', 'sample'].some((word) => word.startsWith(name));
    const edits = isBegun ? [] : [{ start, end: start, text: `${likely}.` }];
    report({ code: 'missing-namespace', name, namespace: likely, start, end, edits });
  } else if (namespace !== undefined && first === undefined) {
    const { start, end } = path;
    report({ code: 'missing-field', namespace: namespace.name, start, end, edits: [] });
  }
}

/**
 * Reports what stands behind a path, or of something that begins with no namespace all of it. What is left is the path
 * without the name of a method that is called on it, or undefined where it was none.
 */
function readRest(
  text: string,
  content: Range,
  path: Path,
  rest: number,
  report: ReportTemplate,
): Path | undefined {
  const construct = constructOf(text, path, rest);
  const { end } = content;
  if (isUnknown(path)) {
    report({ code: 'expression', construct, ...content, edits: [] });
    return undefined;
  }
  const method = path.segments.at(-1);
  const isMethod =
    construct === 'call' &&
    path.segments.length > 1 &&
    method?.kind === 'field' &&
    text[method.start - 1] === '.';
  const start = isMethod ? method.start - 1 : rest;
  const removed = isMethod ? start : path.end;
  const canRemove = construct === 'filter' || (isMethod && endsWithCall(text, rest, end));
  const edits = canRemove ? [{ start: removed, end, text: '' }] : [];
  report({ code: 'expression', construct, start, end, edits });
  return isMethod ? { ...path, segments: path.segments.slice(0, -1), end: start } : path;
}

/** Whether there is nothing behind the first closing parenthesis. */
function endsWithCall(text: string, start: number, end: number): boolean {
  return text.slice(start, end).indexOf(')') === end - start - 1;
}

function constructOf(text: string, path: Path, rest: number): Construct {
  const char = text[rest]!;
  if (char === '|' && text[rest + 1] !== '|') return 'filter';
  if (char === '(' && rest === path.end) return 'call';
  if (/[-+*/%=<>!&|?^~]/.test(char)) return 'operator';
  if (/^(?:or|and|if|not|in|is)\s/.test(text.slice(rest, rest + 4))) return 'operator';
  return isSpaceAt(text, rest - 1) && /[\p{L}\p{N}]/u.test(char) ? 'words' : 'other';
}

/** `if …`, `else`: the words that begin or end a block, unless the word alone may be somebody's field. */
function isBlock(text: string, content: Range, path: Path): boolean {
  const word = text.slice(path.start, skipName(text, path.start, content.end));
  if (!blockWords.has(word)) return false;
  const end = path.start + word.length;
  return end === content.end ? /^(?:end|else)/.test(word) : isSpaceAt(text, end);
}

/** How Handlebars and Mustache begin what is no value: `{{#if}}`, `{{/if}}`, `{{> part}}`, `{{! comment}}`. */
function isBlockSign(char: string | undefined): boolean {
  return char !== undefined && /[#/^>!%&]/.test(char);
}
