/** Completion: the keys and values that fit at an offset, as text that leaves valid JSON behind. */
import * as l10n from '@vscode/l10n';
import { embeddedAt, mapOf } from '../embedded.ts';
import { indentUnit } from '../indentation.ts';
import type { Job } from '../job.ts';
import { childrenOf, keyOf, none, parentOf, stringMember } from '../json/tree.ts';
import { refusedSampling } from '../modelClass.ts';
import { newJobChoices, newJobSnippet } from '../newJob.ts';
import type { PythonParsers } from '../python.ts';
import type { TextChange } from '../rules/rule.ts';
import { jobShape } from '../schema/schema.ts';
import type { ObjectShape, PropertyShape, Shape } from '../schema/shape.ts';
import { mostSimilar } from '../similar.ts';
import { bodyToSnippet, escapeForSnippet, shiftStops, valueSnippet } from '../snippet.ts';
import { embeddedCompletions } from './embedded.ts';
import { placeAt, type KeyPlace, type Place } from './place.ts';
import { pythonCompletions } from './python.ts';
import { labelChoices, valueChoices, type ValueChoice } from './values.ts';

export interface Completion {
  readonly label: string;
  readonly kind: 'property' | 'value' | 'skeleton';
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
  /** A comma that is missing further up. */
  readonly additional: TextChange | undefined;
  /** What is worth showing at once: the choices that the inserted value has of its own, or what a call takes. */
  readonly showNext: 'suggestions' | 'parameters' | undefined;
}

/** What fits at an offset (UTF-16), the most likely first; inside Python, only with its parsers. */
export function completionsAt(
  job: Job,
  offset: number,
  python?: PythonParsers,
): readonly Completion[] {
  const embedded = embeddedAt(job, offset);
  // Nothing can be inserted into an escape.
  if (embedded && mapOf(job, embedded.node).toSource(embedded.offset) !== offset) return [];
  if (embedded?.language === 'python') return pythonCompletions(job, embedded, python);
  if (embedded) return embeddedCompletions(job, embedded, python);
  const place = placeAt(job, offset);
  if (!place || isInLostString(job, place) || isInComment(job, offset)) return [];
  if (/[\n\r]/.test(job.tree.text.slice(place.start, place.end))) return [];
  const items = place.kind === 'key' ? keyItems(job, place) : valueItems(job, place, offset);
  return items.map((item, index) => complete(job, place, item, index, offset));
}

/** Behind a string without its closing quote, whatever is inserted on the same line becomes part of the string. */
function isInLostString({ tree }: Job, { start }: Place): boolean {
  return tree.problems.some(
    (problem) =>
      problem.detail === 'unterminated' &&
      problem.end <= start &&
      !/[\n\r]/.test(tree.text.slice(problem.end, start)),
  );
}

function isInComment({ tree }: Job, offset: number): boolean {
  return tree.problems.some(
    ({ code, start, end }) => code === 'syntax-comment' && start < offset && offset <= end,
  );
}

interface Item {
  readonly label: string;
  readonly kind: Completion['kind'];
  readonly detail?: string | undefined;
  readonly documentation: string | undefined;
  readonly snippet: string;
  /** What a person types to find it, without quotes. */
  readonly word: string;
  readonly showNext?: Completion['showNext'];
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
    showNext: item.showNext,
  };
}

function keyItems(job: Job, place: KeyPlace): readonly Item[] {
  const object = shapeMeant(job, place);
  const present = presentKeys(job, place);
  const refused = refusedKeys(job, place);
  const indent = indentUnit(job.tree.text);
  const absent = [...object.properties.values()].filter(
    ({ name }) => !present.has(name) && !refused.includes(name),
  );
  const items = absent
    .sort((one, other) => rank(object, one) - rank(object, other))
    .flatMap((property) => propertyItems(job, object, property, place, indent));
  return items.length > 0 || place.hasColon ? items : mapItems(job, place, indent);
}

/**
 * What the object is. One whose `type` the schema does not know is what it would be with the type that was most likely
 * meant; where none is near, all that it could have with any type.
 */
function shapeMeant({ tree }: Job, { object, node }: KeyPlace): ObjectShape {
  const type = object.variants && stringMember(tree, node, 'type');
  if (!object.variants || !type) return object;
  const meant = mostSimilar(type, object.variants.keys());
  if (meant !== undefined) return object.variants.get(meant)!;
  const variants = [...object.variants.values()];
  const [first, ...others] = variants;
  const isRequired = (key: string) => others.every(({ required }) => required.includes(key));
  return {
    ...object,
    // What several have is described by the first of them.
    properties: new Map(variants.toReversed().flatMap(({ properties }) => [...properties])),
    required: first!.required.filter(isRequired),
  };
}

/** The sampling parameters that the grading model does not take. */
function refusedKeys({ tree }: Job, { object, node }: KeyPlace): readonly string[] {
  if (object.name !== 'samplingParams') return [];
  const model = stringMember(tree, parentOf(tree, parentOf(tree, node)), 'model');
  return model === undefined ? [] : refusedSampling(model);
}

function presentKeys({ tree }: Job, place: KeyPlace): ReadonlySet<string> {
  const present = new Set<string>();
  for (const property of childrenOf(tree, place.node))
    if (property !== place.property) present.add(keyOf(tree, property));
  return present;
}

/** Required ones first, then recommended ones, then the others in the schema's order; the outdated last. */
function rank(object: ObjectShape, property: PropertyShape): number {
  if (object.required.includes(property.name)) return 0;
  if (object.recommended.includes(property.name)) return 1;
  if (property.name === '$schema' || property.deprecation !== undefined) return 4;
  return property.provider ? 3 : 2;
}

function propertyItems(
  job: Job,
  object: ObjectShape,
  property: PropertyShape,
  place: KeyPlace,
  indent: string,
): readonly Item[] {
  const { name, shape } = property;
  const item = {
    label: name,
    kind: 'property',
    detail: detailOf(object, property),
    documentation: shape.documentation,
    word: name,
  } as const;
  const key = escapeForSnippet(JSON.stringify(name));
  if (place.hasColon) return [{ ...item, snippet: key }];
  const value = valueSnippet(shape, indent);
  const showNext = offersAtStop(job, shape, value, place.start)
    ? ('suggestions' as const)
    : undefined;
  const plain = { ...item, snippet: `${key}: ${value}`, showNext };
  if (!shape.object?.variants) return [plain];
  const skeletons = shape.suggestions.filter(({ body }) => isSkeleton(body));
  return [
    plain,
    ...skeletons.map((skeleton): Item => ({
      ...item,
      label: `${name}: ${skeleton.label}`,
      kind: 'skeleton',
      documentation: skeleton.documentation ?? shape.documentation,
      snippet: `${key}: ${bodyToSnippet(skeleton.body, indent)}`,
    })),
  ];
}

/** Whether there is something to choose where the cursor comes to stand in a value's snippet. */
function offersAtStop(job: Job, shape: Shape, snippet: string, offset: number): boolean {
  // A stop further inside is that of a member.
  if (!/^["[{]?\$/.test(snippet)) return false;
  if (shape.string?.language) return true;
  const stopShape = shape.string || !shape.array ? shape : shape.array.items;
  const choices = stopShape ? choicesOf(job, stopShape, offset) : [];
  return choices.some(({ body }) => body !== null);
}

function isSkeleton(body: unknown): boolean {
  return typeof body === 'object' && body !== null && !Array.isArray(body);
}

function detailOf(object: ObjectShape, property: PropertyShape): string | undefined {
  if (object.required.includes(property.name)) return l10n.t('required');
  if (property.deprecation !== undefined) return l10n.t('deprecated');
  return property.provider && l10n.t('Azure only');
}

/**
 * New entries of a map, such as the graders of a multi grader: a key to be named, or the one that has been typed, and
 * each skeleton as its value.
 */
function mapItems({ tree }: Job, place: KeyPlace, indent: string): readonly Item[] {
  const { additional } = place.object;
  if (!additional || additional.name === 'anything') return [];
  const typed = place.property === none ? '' : keyOf(tree, place.property);
  // The key is the first tab stop: it is what a formula names.
  const key = typed === '' ? '"${1:key}"' : escapeForSnippet(JSON.stringify(typed));
  const entry = (value: string) => `${key}: ${shiftStops(value, 1)}`;
  const skeletons = additional.suggestions.filter(({ body }) => isSkeleton(body));
  if (skeletons.length === 0)
    return [
      {
        label: l10n.t('new entry'),
        kind: 'property',
        documentation: additional.documentation,
        snippet: entry(valueSnippet(additional, indent)),
        word: typed,
      },
    ];
  return skeletons.map(({ label, documentation, body }) => ({
    label,
    kind: 'skeleton',
    documentation,
    snippet: entry(bodyToSnippet(body, indent)),
    word: typed || label,
  }));
}

function valueItems(
  job: Job,
  place: Place & { readonly kind: 'value' },
  offset: number,
): readonly Item[] {
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

function choicesOf(job: Job, shape: Shape, offset: number): readonly ValueChoice[] {
  return [...labelChoices(job, shape, offset), ...valueChoices(job, shape)];
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
