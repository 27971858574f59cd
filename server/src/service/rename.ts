/** Renames graders, labels, fields of the answer and the names of Python: the definition and all its uses at once. */
import * as l10n from '@vscode/l10n';
import { functions } from '../languages/formula/functions.ts';
import { escapeText } from '../languages/python/escapes.ts';
import { maxReferences } from '../languages/template/parse.ts';
import { isReadable } from '../languages/template/readable.ts';
import { quote } from './describe.ts';
import { mapOf, templateOf, type Range } from './embedded.ts';
import type { EmbeddedString, Job } from './job.ts';
import { encodeString } from './json/string.ts';
import type { Name } from './namePlaces.ts';
import { nameAt, namesOf } from './names.ts';
import { pythonSources, type PythonParsers, type PythonSource } from './python.ts';
import type { TextChange } from './rules/rule.ts';

export type Renamable =
  | ({ readonly kind: 'renamable'; readonly text: string } & Range)
  | { readonly kind: 'refused'; readonly message: string };

export type Renaming =
  | { readonly kind: 'edits'; readonly edits: readonly TextChange[] }
  | { readonly kind: 'refused'; readonly message: string };

/** What a rename at an offset (UTF-16) would rename. */
export function renamableAt(job: Job, offset: number, python?: PythonParsers): Renamable {
  const found = nameAt(job, offset, python);
  const message = found ? obstacle(job, found.name, python) : notAName();
  if (!found || message !== undefined) return { kind: 'refused', message: message ?? notAName() };
  const { start, end } = found.occurrence;
  return { kind: 'renamable', text: found.name.text, start, end };
}

/** The edits that rename what is at an offset (UTF-16), or in a sentence why that cannot be. */
export function renameAt(
  job: Job,
  offset: number,
  newName: string,
  python?: PythonParsers,
): Renaming {
  const found = nameAt(job, offset, python);
  if (!found) return { kind: 'refused', message: notAName() };
  const { name } = found;
  const message =
    obstacle(job, name, python) ?? unusable(name, newName) ?? taken(job, name, newName, python);
  if (message !== undefined) return { kind: 'refused', message };
  const edits = name.occurrences.map(({ start, end, in: place }) => {
    const text = encodeString(place === 'python' ? escapeText(newName) : newName);
    return { start, end, text };
  });
  return { kind: 'edits', edits: edits.toSorted((one, other) => one.start - other.start) };
}

function notAName(): string {
  return l10n.t(
    'Only the key of a grader in a multi grader, a label, a field of the response format and a name that Python defines can be renamed here.',
  );
}

/** Why a name cannot be renamed to anything. */
function obstacle(
  job: Job,
  { kind, text, fixedBy, occurrences }: Name,
  python: PythonParsers | undefined,
): string | undefined {
  if (kind === 'answer' || (kind === 'variable' && text === 'grade'))
    return l10n.t('{0} is a word of the service and cannot be renamed.', quote(text));
  if (!occurrences.some((occurrence) => occurrence.kind === 'definition'))
    return l10n.t(
      '{0} is not defined, so there is nothing to rename. Correct it here.',
      quote(text),
    );
  if (fixedBy === 'mistakes')
    return l10n.t(
      'This Python has a mistake, so not all places of {0} are known. Mend it first.',
      quote(text),
    );
  if (fixedBy === 'others')
    return l10n.t(
      'Something else may use {0} by its name, such as an import, an attribute, an argument or exec. Change it by hand here.',
      quote(text),
    );
  if (kind === 'field' && isLeftInPython(job, text, python))
    return l10n.t(
      'The Python of a grader has {0} in quotes where it may be another field or only a text. Write the new name there first, then rename here.',
      quote(text),
    );
  const isUnread = ({ node, language }: EmbeddedString) =>
    language === 'template' && !templateOf(job, node).complete;
  if (kind === 'field' && job.embedded.some(isUnread))
    return l10n.t(
      'A text has more than {0} references, and a rename does not reach the others. Shorten the text first.',
      maxReferences.toLocaleString('en'),
    );
  return undefined;
}

/** Whether a source has the field's name in quotes at a place that is neither the answer's field nor a key of the row. */
function isLeftInPython(job: Job, field: string, python: PythonParsers | undefined): boolean {
  const sources = python ? pythonSources(job, python) : [];
  return job.embedded.some(({ node, language }) => {
    if (language !== 'python') return false;
    const source = sources.find((one) => one.node === node);
    return mentions(mapOf(job, node).decoded, field) > (source ? understood(source, field) : 0);
  });
}

/** How often a source has a text in quotes. */
function mentions(source: string, text: string): number {
  return source.split(`"${text}"`).length + source.split(`'${text}'`).length - 2;
}

/** How many of these are keys of the sample, which a rename changes where they are the answer's, or keys of the row. */
function understood({ map, module }: PythonSource, field: string): number {
  const places = new Set<number>();
  const add = ({ key, range }: { readonly key: string | number; readonly range: Range }) => {
    const isQuoted = /["']/.test(map.decoded.charAt(range.start - 1));
    if (key === field && isQuoted) places.add(range.start);
  };
  for (const { steps } of module.paths) steps.forEach(add);
  for (const { root, path } of module.reads) if (root === 'item') path.forEach(add);
  return places.size;
}

/** Why a new name does not do for this kind of name. */
function unusable({ kind, occurrences }: Name, newName: string): string | undefined {
  if (newName === '') return l10n.t('A name needs at least one character.');
  switch (kind) {
    case 'grader':
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(newName))
        return l10n.t(
          '{0} cannot be used in a formula. Use letters, digits and "_", and no digit first.',
          quote(newName),
        );
      return functions.has(newName)
        ? l10n.t('{0} is a function of the formula. Choose another name.', quote(newName))
        : undefined;
    case 'field':
      if (occurrences.some((occurrence) => occurrence.in === 'template') && !isReadable(newName))
        return l10n.t(
          '{0} cannot be read by a template. Use a name without spaces, dots, brackets and quotes.',
          quote(newName),
        );
      return occurrences.some((occurrence) => occurrence.in === 'raw python') &&
        escapeText(newName) !== newName
        ? l10n.t(
            '{0} cannot be written in a raw string of Python, where this field stands. Use a name without quotes and backslashes.',
            quote(newName),
          )
        : undefined;
    case 'variable':
      return /^[A-Za-z_][A-Za-z0-9_]*$/.test(newName) && !pythonWords.has(newName)
        ? undefined
        : l10n.t(
            '{0} is no name in Python. Use letters, digits and "_", no digit first, and no word of the language.',
            quote(newName),
          );
    case 'label':
    case 'answer':
      return undefined;
  }
}

const pythonWords = new Set([
  ...['False', 'None', 'True', 'and', 'as', 'assert', 'async', 'await', 'break', 'class', 'def'],
  ...['continue', 'del', 'elif', 'else', 'except', 'finally', 'for', 'from', 'global', 'if'],
  ...['import', 'in', 'is', 'lambda', 'nonlocal', 'not', 'or', 'pass', 'raise', 'return', 'try'],
  ...['while', 'with', 'yield'],
]);

/** Why a new name would be confused with another one. */
function taken(
  job: Job,
  name: Name,
  newName: string,
  python: PythonParsers | undefined,
): string | undefined {
  if (name.kind === 'variable') return takenInPython(job, name, newName, python);
  const isTaken = namesOf(job, python).some(
    (other) =>
      other !== name &&
      other.kind === name.kind &&
      other.text === newName &&
      [...other.scopes].some((scope) => name.scopes.has(scope)) &&
      // A label that is only used stays a problem beside its double; a grader that is only used finds what it meant.
      (name.kind === 'label' || other.occurrences.some(({ kind }) => kind === 'definition')),
  );
  return isTaken ? alreadyThere(newName) : undefined;
}

/** It could hide another name or be hidden, wherever in the source that stands. */
function takenInPython(
  job: Job,
  { scopes: [source] }: { readonly scopes: Iterable<number> },
  newName: string,
  python: PythonParsers | undefined,
): string | undefined {
  const isTaken = python?.structure?.hasName(mapOf(job, source!).decoded, newName);
  return isTaken ? alreadyThere(newName) : undefined;
}

function alreadyThere(newName: string): string {
  return l10n.t('The name {0} is already used here. Choose another name.', quote(newName));
}
