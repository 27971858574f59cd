/** What fits where a key stands: the properties that are not there yet, with their values, and new entries of maps. */
import * as l10n from '@vscode/l10n';
import { indentUnit } from '../indentation.ts';
import type { Job } from '../job.ts';
import { childrenOf, keyOf, none, parentOf, startOf, stringMember } from '../json/tree.ts';
import { refusedSampling } from '../modelClass.ts';
import type { ObjectShape, PropertyShape, Shape } from '../schema/shape.ts';
import { mostSimilar } from '../similar.ts';
import { bodyToSnippet, escapeForSnippet, shiftStops, valueSnippet } from '../snippet.ts';
import type { Item } from './item.ts';
import type { KeyPlace } from './place.ts';
import { choicesOf, suitingModel } from './values.ts';

/** The most likely first. */
export function keyItems(job: Job, place: KeyPlace): readonly Item[] {
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
  if (place.hasColon) return items;
  return items.length > 0
    ? [...wholeItems(job, place, indent), ...items]
    : mapItems(job, place, indent);
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
  const { name } = property;
  const shape = suitingModel(job, property.shape);
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
  const next = offersAtStop(job, shape, value, place.start) ? ('suggestions' as const) : undefined;
  const plain = { ...item, snippet: `${key}: ${value}`, next };
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

/** For an object that is still empty: all that the skeletons of its union have between their braces. */
function wholeItems(
  job: Job,
  { object, node, property, start }: KeyPlace,
  indent: string,
): readonly Item[] {
  const { tree } = job;
  const shape = job.shapes[node];
  if (!shape || !object.variants || childrenOf(tree, node).some((other) => other !== property))
    return [];
  const hasOwnLine = /[\n\r]/.test(tree.text.slice(startOf(tree, node), start));
  const skeletons = suitingModel(job, shape).suggestions.filter(({ body }) => isSkeleton(body));
  return skeletons.map(({ label, documentation, body }) => {
    const members = bodyToSnippet(body, indent).slice(1, -1);
    return {
      label,
      kind: 'skeleton',
      documentation,
      snippet: hasOwnLine ? members.trim().replaceAll(`\n${indent}`, '\n') : members,
      word: label,
    };
  });
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
