/** Completion: the keys and values that fit at an offset, as text that leaves valid JSON behind. */
import * as l10n from '@vscode/l10n';
import { embeddedAt, mapOf } from '../embedded.ts';
import { indentUnit } from '../indentation.ts';
import { readJob, type Job } from '../job.ts';
import { none } from '../json/tree.ts';
import { withMeantTypes } from '../meantTypes.ts';
import { newJobChoices, newJobSnippet } from '../newJob.ts';
import type { PythonParsers } from '../python.ts';
import type { TextChange } from '../rules/rule.ts';
import { jobShape } from '../schema/schema.ts';
import { bodyToSnippet } from '../snippet.ts';
import { embeddedCompletions } from './embedded.ts';
import type { Item } from './item.ts';
import { keyItems } from './keys.ts';
import { placeAt, type Place, type ValuePlace } from './place.ts';
import { choicesOf } from './values.ts';

export interface Completion {
  readonly label: string;
  readonly kind:
    | 'property'
    | 'value'
    | 'skeleton'
    // Of Python.
    | 'function'
    | 'variable'
    | 'class'
    | 'module'
    | 'keyword';
  /** One or two words beside the label. */
  readonly detail: string | undefined;
  /** Markdown. */
  readonly documentation: string | undefined;
  /** What to insert, with the tab stops of a snippet, and the UTF-16 offsets of what it replaces. */
  readonly snippet: string;
  readonly start: number;
  readonly end: number;
  /** What is compared with the text that is replaced. */
  readonly filterText: string;
  readonly sortText: string;
  /** What is missing further up: a comma, an import. */
  readonly additional: TextChange | undefined;
  /**
   * What comes next: the choices that the inserted value has of its own, what a call takes, or, where a string is done
   * with, the place behind its closing quote.
   */
  readonly next: 'suggestions' | 'parameters' | 'string end' | undefined;
}

/**
 * What fits at an offset (UTF-16), the most likely first; inside Python, only with its parsers. Where a character was
 * typed that an editor asks after by itself, only what this character begins.
 */
export function completionsAt(
  written: Job,
  offset: number,
  python?: PythonParsers,
  typed?: string,
): readonly Completion[] {
  const job = withMeantTypes(written);
  const embedded = embeddedAt(job, offset);
  // Nothing can be inserted into an escape.
  if (embedded && mapOf(job, embedded.node).toSource(embedded.offset) !== offset) return [];
  if (embedded?.language === 'python')
    return python?.service?.pythonCompletions(job, embedded, python, typed) ?? [];
  if (embedded) return embeddedCompletions(job, embedded, python);
  const place = placeAt(job, offset);
  if (!place || isInLostString(job, place) || isInComment(job, offset)) return [];
  if (/[\n\r]/.test(job.tree.text.slice(place.start, place.end))) return [];
  const items =
    place.kind === 'key'
      ? keyItems(job, place)
      : [...valueItems(job, place, offset), ...quotedItems(job, place, python)];
  return items.map((item, index) => complete(job, place, item, index, offset));
}

/**
 * Behind a string without its closing quote, whatever is inserted on the same line becomes part of the string; between
 * the quotes that cut one in pieces, what is a value of its own would take the place of all of it.
 */
function isInLostString({ tree }: Job, { start, end }: Place): boolean {
  return tree.problems.some((problem) => {
    if (problem.detail === 'pieces') return problem.start < end && start < problem.end;
    const isBefore = problem.detail === 'unterminated' && problem.end <= start;
    return isBefore && !/[\n\r]/.test(tree.text.slice(problem.end, start));
  });
}

function isInComment({ tree }: Job, offset: number): boolean {
  return tree.problems.some(
    ({ code, start, end }) => code === 'syntax-comment' && start < offset && offset <= end,
  );
}

function complete(
  { tree }: Job,
  place: Place,
  item: Item,
  index: number,
  offset: number,
): Completion {
  const { start, end, commaBefore } = place;
  const isAdjacent = commaBefore === start;
  const isQuoted = tree.text[start] === '"';
  const before = isAdjacent && commaBefore !== none ? ', ' : '';
  const after = place.commaAfter ? ',' : '';
  const snippet = before + item.snippet + after;
  // Inside a string's quotes only its content is replaced: who edits beyond a tab stop leaves the whole snippet.
  const isInside = isQuoted && tree.text[end - 1] === '"' && start < offset && offset < end;
  const isContent = isInside && place.kind === 'value' && /^"[^]*"$/.test(snippet);
  return {
    label: item.label,
    kind: item.kind,
    detail: item.detail,
    documentation: item.documentation,
    snippet: isContent ? snippet.slice(1, -1) : snippet,
    start: isContent ? start + 1 : start,
    end: isContent ? end - 1 : end,
    filterText: isQuoted && !isContent ? `"${item.word}"` : item.word,
    sortText: String(index).padStart(4, '0'),
    additional:
      commaBefore === none || isAdjacent
        ? undefined
        : { start: commaBefore, end: commaBefore, text: ',' },
    next: item.next ?? (isContent && !hasStop(snippet) ? 'string end' : undefined),
  };
}

function hasStop(snippet: string): boolean {
  return /(?<!\\)\$/.test(snippet);
}

function valueItems(job: Job, place: ValuePlace, offset: number): readonly Item[] {
  const indent = indentUnit(job.tree.text);
  if (place.shape === jobShape()) return jobItems(indent);
  const { start, end } = place;
  // Who has begun a string does not want null.
  const isText = job.tree.text[start] === '"' && end - start > 2;
  const choices = choicesOf(job, place.shape, offset);
  return choices
    .filter(({ body }) => !isText || body !== null)
    .map(({ body, label, documentation, detail }) => ({
      label,
      kind: typeof body === 'object' && body !== null ? 'skeleton' : 'value',
      detail,
      documentation,
      snippet: bodyToSnippet(body, indent),
      word: typeof body === 'string' && !/^\^|\$\{/.test(body) ? body : label,
    }));
}

/** What fits between the quotes of a template or formula that has none yet, with the quotes. */
function quotedItems(
  { tree: { text } }: Job,
  { shape, start, end }: ValuePlace,
  python: PythonParsers | undefined,
): readonly Item[] {
  const language = shape.string?.language;
  if (!language || language === 'python' || text[start] === '"') return [];
  const quoted = readJob(`${text.slice(0, start)}""${text.slice(end)}`);
  return completionsAt(quoted, start + 1, python).map((inside) => ({
    ...inside,
    snippet: `"${inside.snippet}"`,
    word: inside.filterText,
  }));
}

/** Whole jobs, for an empty file. */
function jobItems(indent: string): readonly Item[] {
  return newJobChoices().methods.map(({ value, description }) => ({
    label: l10n.t('{0} job', value),
    kind: 'skeleton',
    documentation: description,
    snippet: newJobSnippet(value, undefined, indent),
    word: value,
  }));
}
