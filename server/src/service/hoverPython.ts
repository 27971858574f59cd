/** Hover inside the Python of a grader: the packages it imports, what it reads from the sample, and its own names. */
import * as l10n from '@vscode/l10n';
import { knownImport, type ImagePackage } from '../languages/python/image.ts';
import { describeAnswer } from './describeAnswer.ts';
import { toSource, type EmbeddedPlace, type Range } from './embedded.ts';
import type { Hover } from './hover.ts';
import type { Job } from './job.ts';
import { pythonSources, type PythonParsers, type PythonSource } from './python.ts';
import { answerStepsOf, documentationOf, sampleFieldsBehind } from './sampleKeys.ts';
import { codeBlock } from './untrusted.ts';

/** What can be said at a place in a source; nothing until the parser is loaded. */
export function hoverInPython(
  job: Job,
  { node, offset }: EmbeddedPlace,
  python: PythonParsers | undefined,
): Hover | undefined {
  if (!python) return undefined;
  const source = pythonSources(job, python).find((one) => one.node === node);
  const isAt = ({ start, end }: Range) => start <= offset && offset <= end;
  const found =
    source &&
    (atImport(source, isAt) ?? atKey(job, source, isAt) ?? atName(source, offset, python));
  return found && { ...toSource(source.map, found.range), markdown: found.markdown };
}

interface Found {
  readonly range: Range;
  readonly markdown: string;
}

function atImport({ module }: PythonSource, isAt: (range: Range) => boolean): Found | undefined {
  const at = module.imports.find(({ range, level }) => level === 0 && isAt(range));
  const known = at && knownImport(at.module);
  return known && { range: at.range, markdown: describeImport(known) };
}

function describeImport(known: 'standard' | ImagePackage): string {
  if (known === 'standard') return l10n.t('Comes with Python.');
  return known.version === undefined
    ? l10n.t(
        'From the package {0}, which the image has because {1} needs it.',
        known.name,
        known.neededBy.join(', '),
      )
    : l10n.t('From the package {0} {1} of the image 2025-05-08.', known.name, known.version);
}

function atKey(
  job: Job,
  { module }: PythonSource,
  isAt: (range: Range) => boolean,
): Found | undefined {
  for (const { root, before, steps } of module.paths) {
    const index = steps.findIndex(({ range }) => isAt(range));
    const step = steps[index];
    if (root !== 'sample' || !step) continue;
    const path = [...before, ...steps.slice(0, index).map(({ key }) => key)];
    const fields = sampleFieldsBehind(path);
    const field = Object.hasOwn(fields, step.key) ? fields[step.key] : undefined;
    if (field) return { range: step.range, markdown: documentationOf(field) };
    const inAnswer = answerStepsOf([...path, step.key]);
    const markdown = inAnswer && describeAnswer(job, inAnswer);
    if (markdown !== undefined) return { range: step.range, markdown };
  }
  return undefined;
}

/** So much of a definition and of its docstring is shown. */
const maxShown = 1500;

/** What defines the name, and its docstring, which may have a form of its own. */
function atName(
  { map }: PythonSource,
  offset: number,
  { structure }: PythonParsers,
): Found | undefined {
  const name = structure?.nameAt(map.decoded, offset);
  const range = name?.places.find(({ start, end }) => start <= offset && offset <= end);
  if (!name || !range) return undefined;
  const blocks = [codeBlock('python', name.definition.slice(0, maxShown))];
  if (name.docstring) blocks.push(codeBlock('text', name.docstring.slice(0, maxShown)));
  return { range, markdown: blocks.join('\n\n') };
}
