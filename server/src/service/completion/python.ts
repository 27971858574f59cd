/** Completion inside the Python of a grader: what can be imported, and what the sample holds. */
import * as l10n from '@vscode/l10n';
import type { CompletionContext } from '../../languages/python/completionContext.ts';
import { escapeText } from '../../languages/python/escapes.ts';
import { imagePackages } from '../../languages/python/image.ts';
import { standardModules } from '../../languages/python/standardModules.ts';
import { mapOf, toSource, type EmbeddedPlace, type Range } from '../embedded.ts';
import { usedItemKeys } from '../itemKeys.ts';
import type { Job } from '../job.ts';
import { encodeString, type StringMap } from '../json/string.ts';
import type { PythonParsers } from '../python.ts';
import { answerFields } from '../responseSchema.ts';
import { answerStepsOf, documentationOf, sampleFieldsBehind } from '../sampleKeys.ts';
import { bodyToSnippet, escapeForSnippet } from '../snippet.ts';
import type { Completion } from './completion.ts';
import { nameCompletions } from './pythonNames.ts';

type KeyContext = Extract<CompletionContext, { readonly kind: 'key' }>;

interface Key {
  readonly label: string;
  readonly detail?: string | undefined;
  readonly documentation?: string | undefined;
}

interface Item extends Key {
  /** As it stands in the file; the label where that needs no escapes. */
  readonly snippet?: string;
}

/**
 * What fits at a place in a source; in one that is begun, nothing until the parser is loaded. Behind a character that
 * was `typed` no names are offered, where any expression could begin.
 */
export function pythonCompletions(
  job: Job,
  place: EmbeddedPlace,
  python: PythonParsers | undefined,
  typed: string | undefined,
): readonly Completion[] {
  const map = mapOf(job, place.node);
  if (map.decoded.trim() === '') return toCompletions(skeletons(job, place), wholeOf(map));
  const context = python?.structure?.completionContext(map.decoded, place.offset);
  if (context?.kind === 'module') {
    const written = map.decoded.slice(context.range.start, context.range.end);
    // What is inside a package is not known.
    return written.includes('.') ? [] : toCompletions(moduleItems, toSource(map, context.range));
  }
  const keys = context ? keyItems(job, place, python, context) : [];
  const isInString = context?.opening === '';
  const names = python && !isInString ? nameCompletions(job, place, python, typed) : [];
  return context ? [...toCompletions(keys, toSource(map, context.range)), ...names] : names;
}

/** Keys with the quotes and the bracket that they lack. */
function keyItems(
  job: Job,
  place: EmbeddedPlace,
  python: PythonParsers | undefined,
  { root, path, opening, closing }: KeyContext,
): readonly Item[] {
  const keys = root === 'sample' ? sampleKeys(job, path) : rowKeys(job, place, python, path);
  return keys.map((key) => {
    const text = encodeString(opening + escapeText(key.label) + closing);
    return { ...key, snippet: escapeForSnippet(text) };
  });
}

function wholeOf(map: StringMap): Range {
  return toSource(map, { start: 0, end: map.decoded.length });
}

function toCompletions(items: readonly Item[], { start, end }: Range): readonly Completion[] {
  return items.map(({ label, detail, documentation, snippet }, index) => ({
    label,
    kind: 'value',
    detail,
    documentation,
    snippet: snippet ?? label,
    start,
    end,
    filterText: label,
    sortText: String(index).padStart(4, '0'),
    additional: undefined,
    next: undefined,
  }));
}

/** What the schema offers for a whole source, without the quotes that are there. */
function skeletons(job: Job, { node }: EmbeddedPlace): readonly Item[] {
  return job.shapes[node]!.suggestions.map(({ label, documentation, body }) => ({
    label,
    documentation,
    snippet: bodyToSnippet(body, '').slice(1, -1),
  }));
}

const moduleItems: readonly Item[] = [
  ...imagePackages.map(({ name, version, imports: [module] }) => ({
    label: module!,
    detail: module === name ? version : `${name} ${version ?? ''}`,
  })),
  ...[...standardModules].map((name) => ({
    label: name,
    documentation: l10n.t('Comes with Python.'),
  })),
];

/** What is inside a field of the row is not known. */
function rowKeys(
  job: Job,
  place: EmbeddedPlace,
  python: PythonParsers | undefined,
  { length }: readonly (string | number)[],
): readonly Key[] {
  return length > 0 ? [] : usedItemKeys(job, place, python).map((label) => ({ label }));
}

function sampleKeys(job: Job, path: readonly (string | number)[]): readonly Key[] {
  const steps = answerStepsOf(path);
  const properties = steps ? answerFields(job, steps) : [];
  return [
    ...Object.entries(sampleFieldsBehind(path)).map(([label, field]) => ({
      label,
      documentation: documentationOf(field),
    })),
    ...properties.map((label) => ({ label })),
  ];
}
