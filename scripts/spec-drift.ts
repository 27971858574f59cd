/**
 * Compares schemas/ftjob.schema.json with the published specification of the request body: what only one of them has
 * must stand in scripts/spec-differences.ts with its reason.
 * `npm run spec:check [-- FILE]`; FILE defaults to ../shared/spec/openai-fine-tuning.components.json.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { cutSpec } from './cut-spec.ts';
import { differences, type Differences } from './spec-differences.ts';

export const publishedSpec = path.resolve(
  import.meta.dirname,
  '../../shared/spec/openai-fine-tuning.components.json',
);
const ownSchema = path.resolve(import.meta.dirname, '../schemas/ftjob.schema.json');

/** The keywords of JSON Schema that lead to properties and values, in both documents. */
export interface Schema {
  readonly $ref?: string;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly then?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

/** Objects of one shape for all types in the specification, of one shape for each type in ours. */
const undivided: ReadonlySet<string> = new Set(['method']);

/**
 * All that a schema allows by name, as sorted texts: properties (`grader<string_check>.operation`), kinds of an object
 * (`grader<string_check>`) and fixed values (`grader<string_check>.operation = "eq"`). `[]` is an element, `*` any key.
 * References are looked up from the root of the document.
 */
export function namesIn(document: unknown, root: Schema): readonly string[] {
  const names = new Set<string>();
  const resolve = (reference: string) =>
    reference
      .replace(/^#\//, '')
      .split('/')
      .reduce<unknown>((part, key) => (part as Record<string, unknown>)[key], document) as Schema;

  const valuesOf = (schema: Schema): readonly unknown[] => [
    ...(schema.const === undefined ? [] : [schema.const]),
    ...(schema.enum ?? []),
    ...(schema.oneOf ?? []).flatMap(valuesOf),
  ];

  function walk(schema: Schema, place: string): void {
    if (schema.$ref !== undefined) walk(resolve(schema.$ref), place);
    for (const value of [schema.const, ...(schema.enum ?? [])])
      if (value !== undefined && value !== null) names.add(`${place} = ${JSON.stringify(value)}`);
    const parts = [...(schema.oneOf ?? []), ...(schema.anyOf ?? []), ...(schema.allOf ?? [])];
    for (const part of parts) walk(part.then ?? part, place);
    if (schema.items) walk(schema.items, `${place}[]`);
    if (typeof schema.additionalProperties === 'object')
      walk(schema.additionalProperties, `${place}.*`);
    // An object with kinds repeats their types; the kinds themselves say more.
    if (!parts.some(({ then }) => then)) walkProperties(schema.properties ?? {}, place);
  }

  function walkProperties(properties: Readonly<Record<string, Schema>>, place: string): void {
    const types = properties['type'] && valuesOf(properties['type']);
    const isKind = types?.length === 1 && !undivided.has(place);
    const object = isKind ? `${place}<${String(types[0])}>` : place;
    if (isKind) names.add(object);
    for (const [name, property] of Object.entries(properties)) {
      if (isKind && name === 'type') continue;
      const child = object === '' ? name : `${object}.${name}`;
      names.add(child);
      walk(property, child);
    }
  }

  walk(root, '');
  return [...names].sort();
}

/** Whether a line of the list speaks of a name: of itself or of something inside it. */
function covers(line: string, name: string): boolean {
  const isAnywhere = line.startsWith('…');
  const text = isAnywhere ? line.slice(1) : line;
  const at = name.indexOf(text);
  const next = name.charAt(at + text.length);
  return (isAnywhere ? at >= 0 : at === 0) && (next === '' || ' .[<'.includes(next));
}

/** What to do about each name that only one side has and that is not listed, or is listed without need; best: nothing. */
export function driftOf(
  specification: readonly string[],
  own: readonly string[],
  listed: Differences,
): readonly string[] {
  const inSpecification = new Set(specification);
  const inOwn = new Set(own);
  const onlyThere = specification.filter((name) => !inOwn.has(name));
  const onlyHere = own.filter((name) => !inSpecification.has(name));
  const uncovered = (found: readonly string[], lines: Readonly<Record<string, string>>) =>
    found.filter((name) => !Object.keys(lines).some((line) => covers(line, name)));
  const needless = (found: readonly string[], lines: Readonly<Record<string, string>>) =>
    Object.keys(lines).filter((line) => !found.some((name) => covers(line, name)));
  return [
    ...uncovered(onlyThere, listed.onlyInSpecification).map(
      (name) =>
        `The specification has ${name}, our schema has not. Add it to schemas/ftjob.schema.json, or to onlyInSpecification in scripts/spec-differences.ts with the reason.`,
    ),
    ...uncovered(onlyHere, listed.onlyInOurs).map(
      (name) =>
        `Our schema has ${name}, the specification has not. Remove it from schemas/ftjob.schema.json, or add it to onlyInOurs in scripts/spec-differences.ts with the reason.`,
    ),
    ...needless(onlyThere, listed.onlyInSpecification).map(
      (line) =>
        `${line} is listed in onlyInSpecification of scripts/spec-differences.ts, but there is no such difference. Remove the line.`,
    ),
    ...needless(onlyHere, listed.onlyInOurs).map(
      (line) =>
        `${line} is listed in onlyInOurs of scripts/spec-differences.ts, but there is no such difference. Remove the line.`,
    ),
  ];
}

/** The drift between our schema and a published specification (the text of an OpenAPI document). */
export async function specDrift(published: string): Promise<readonly string[]> {
  const specification = JSON.parse(await cutSpec(published)) as {
    readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
  };
  const request = specification.components.schemas['CreateFineTuningJobRequest'];
  if (!request) throw new Error('The document has no CreateFineTuningJobRequest.');
  const own = JSON.parse(readFileSync(ownSchema, 'utf8')) as Schema;
  return driftOf(namesIn(specification, request), namesIn(own, own), differences);
}

if (import.meta.main) {
  const drift = await specDrift(readFileSync(process.argv[2] ?? publishedSpec, 'utf8'));
  for (const line of drift) console.error(line);
  if (drift.length === 0) console.log('The schema and the specification differ only as listed.');
  else process.exitCode = 1;
}
