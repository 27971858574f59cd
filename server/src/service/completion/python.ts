/** Completion inside the Python of a grader: what can be imported, and what the sample holds. */
import * as l10n from '@vscode/l10n';
import { imagePackages } from '../../languages/python/image.ts';
import { standardModules } from '../../languages/python/standardModules.ts';
import { mapOf, toSource, type EmbeddedPlace } from '../embedded.ts';
import type { Job } from '../job.ts';
import { encodeString } from '../json/string.ts';
import type { PythonParsers } from '../python.ts';
import { answerFields } from '../responseSchema.ts';
import { answerStepsOf, documentationOf, sampleFieldsBehind } from '../sampleKeys.ts';
import { escapeForSnippet } from '../snippet.ts';
import type { Completion } from './completion.ts';

interface Item {
  readonly label: string;
  readonly detail: string | undefined;
  readonly documentation: string | undefined;
}

/** What fits at a place in a source; nothing until the parser is loaded. */
export function pythonCompletions(
  job: Job,
  { node, offset }: EmbeddedPlace,
  python: PythonParsers | undefined,
): readonly Completion[] {
  const map = mapOf(job, node);
  const context = python?.structure?.completionContext(map.decoded, offset);
  if (!context) return [];
  const typed = map.decoded.slice(context.range.start, context.range.end);
  const items =
    context.kind === 'key'
      ? context.root === 'sample'
        ? sampleItems(job, context.path)
        : []
      : // What is inside a package is not known.
        typed.includes('.')
        ? []
        : moduleItems;
  const { start, end } = toSource(map, context.range);
  return items.map(({ label, detail, documentation }, index) => ({
    label,
    kind: 'value',
    detail,
    documentation,
    snippet: escapeForSnippet(encodeString(label)),
    start,
    end,
    filterText: label,
    sortText: String(index).padStart(4, '0'),
    additional: undefined,
    suggestNext: false,
  }));
}

const moduleItems: readonly Item[] = [
  ...imagePackages.map(({ name, version, imports: [module] }) => ({
    label: module!,
    detail: module === name ? version : `${name} ${version ?? ''}`,
    documentation: undefined,
  })),
  ...[...standardModules].map((name) => ({
    label: name,
    detail: undefined,
    documentation: l10n.t('Comes with Python.'),
  })),
];

function sampleItems(job: Job, path: readonly (string | number)[]): readonly Item[] {
  const steps = answerStepsOf(path);
  const properties = steps ? answerFields(job, steps) : [];
  return [
    ...Object.entries(sampleFieldsBehind(path)).map(([label, field]) => ({
      label,
      detail: undefined,
      documentation: documentationOf(field),
    })),
    ...properties.map((label) => ({ label, detail: undefined, documentation: undefined })),
  ];
}
