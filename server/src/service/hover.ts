/** Hover: what the schema says of the key or value under the cursor. */
import * as l10n from '@vscode/l10n';
import { embeddedAt } from './embedded.ts';
import { hoverInString } from './hoverEmbedded.ts';
import { hoverOfField, hoverOfGraderKey, hoverOfLabel } from './hoverName.ts';
import { propertyShapeOf, type Job } from './job.ts';
import { withMeantTypes } from './meantTypes.ts';
import type { PythonParsers } from './python.ts';
import {
  endOf,
  keyOf,
  kindOf,
  nodeAt,
  NodeKind,
  none,
  parentOf,
  sourceOf,
  startOf,
  stringOf,
} from './json/tree.ts';
import type { PropertyShape, Shape } from './schema/shape.ts';

export interface Hover {
  /** UTF-16 offsets of what is explained. */
  readonly start: number;
  readonly end: number;
  /** Markdown. */
  readonly markdown: string;
}

/** What can be said at an offset (UTF-16); inside Python, only with its parsers. */
export function hoverAt(written: Job, offset: number, python?: PythonParsers): Hover | undefined {
  const job = withMeantTypes(written);
  const { tree } = job;
  const node = tree.size === 0 ? none : nodeAt(tree, offset);
  if (node === none) return undefined;
  const embedded = embeddedAt(job, offset);
  // What the field is, its key says; inside the code it would be in the way at every word.
  if (embedded?.language === 'python') return python?.service?.hoverInPython(job, embedded, python);
  const inside = embedded && hoverInString(job, embedded);
  if (inside) return inside;
  switch (kindOf(tree, node)) {
    case NodeKind.property:
      return offset <= tree.keyEnds[node]! ? hoverOfKey(job, node, python) : undefined;
    case NodeKind.object:
    case NodeKind.array:
    case NodeKind.malformed:
    case undefined:
      return undefined;
    default:
      return hoverOfValue(job, node);
  }
}

function hoverOfKey(
  job: Job,
  property: number,
  python: PythonParsers | undefined,
): Hover | undefined {
  const range = { start: startOf(job.tree, property), end: job.tree.keyEnds[property]! };
  const shape = propertyShapeOf(job, property);
  if (shape) return { ...range, markdown: describeKey(job, property, shape) };
  const grader = hoverOfGraderKey(job, property);
  if (grader) return grader;
  const entry = job.objects[parentOf(job.tree, property)]?.additional?.documentation;
  if (entry !== undefined) return { ...range, markdown: entry };
  return hoverOfField(job, property, python);
}

/** Of the `type` that has chosen a variant: what it is for, and then what the variant is. */
function describeKey(job: Job, property: number, shape: PropertyShape): string {
  const union = job.shapes[parentOf(job.tree, property)]?.object?.properties.get(shape.name);
  const parts = union && union !== shape ? [union, shape] : [shape];
  return parts.map(describeProperty).join('\n\n---\n\n');
}

function describeProperty({ shape, deprecation, provider }: PropertyShape): string {
  const notes = [
    deprecation && l10n.t('**Deprecated.** {0}', deprecation),
    shape.documentation,
    shape.default !== undefined && l10n.t('Default: `{0}`', spaced(shape.default)),
    provider && l10n.t('Only Azure OpenAI / Microsoft Foundry takes this.'),
  ];
  return notes.filter(Boolean).join('\n\n');
}

/** A value as the texts write it: `[0, 1]`. */
function spaced(value: unknown): string {
  return JSON.stringify(value).replaceAll(',', ', ');
}

/** A value says what it means itself, if it is one of a list; otherwise what its property means. */
function hoverOfValue(job: Job, node: number): Hover | undefined {
  const { tree } = job;
  const label = hoverOfLabel(job, node);
  if (label) return label;
  const range = { start: startOf(tree, node), end: endOf(tree, node) };
  const parent = parentOf(tree, node);
  const shape = job.shapes[node] ?? typeShape(job, parent);
  const known = shape && documentationOfValue(shape, valueAt(job, node));
  if (known !== undefined) return { ...range, markdown: known };
  if (parent === none || kindOf(tree, parent) !== NodeKind.property) return undefined;
  const property = propertyShapeOf(job, parent);
  return property && { ...range, markdown: describeProperty(property) };
}

/** The `type` of an object that has chosen no variant yet is explained by the union. */
function typeShape({ tree, objects }: Job, property: number): Shape | undefined {
  if (property === none || kindOf(tree, property) !== NodeKind.property) return undefined;
  if (keyOf(tree, property) !== 'type') return undefined;
  return objects[parentOf(tree, property)]?.properties.get('type')?.shape;
}

function valueAt({ tree }: Job, node: number): unknown {
  return kindOf(tree, node) === NodeKind.string
    ? stringOf(tree, node)
    : (JSON.parse(sourceOf(tree, node)) as unknown);
}

function documentationOfValue(shape: Shape, value: unknown): string | undefined {
  return (
    shape.constants.find((constant) => constant.value === value)?.documentation ??
    shape.suggestions.find(({ body }) => body === value)?.documentation
  );
}
