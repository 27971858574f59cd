/** The fields of the answer: what the job's response schema defines, and the templates that read `sample.output_json`. */
import type { TemplateReference } from '../languages/template/tree.ts';
import { elementIn, fieldIn, fieldsOf, schemasIn } from './answerSchema.ts';
import { mapOf, templateOf, toSource } from './embedded.ts';
import type { Job } from './job.ts';
import { keyOf, memberOf, none, parentOf, stringOf, valueOf } from './json/tree.ts';
import { keyRange, stringsAt, textRange, type Name, type Occurrence } from './namePlaces.ts';
import { responseSchema } from './responseSchema.ts';

/** Names that are made while the templates are read; alternatives that one template reads become one name. */
interface NameDraft {
  readonly text: string;
  readonly scopes: Set<number>;
  readonly occurrences: Occurrence[];
  /** The properties that define it. */
  readonly properties: number[];
}

/** The answer itself, and all fields of its schema, however deep. */
export function fieldNames(job: Job): readonly Name[] {
  const root = responseSchema(job);
  if (root === none) return [];
  const drafts = definedFields(job, root);
  const range = keyRange(job.tree, parentOf(job.tree, root));
  const answer: Occurrence[] = [{ kind: 'definition', in: 'key', ...range }];
  for (const { node, language } of job.embedded) {
    if (language !== 'template') continue;
    const map = mapOf(job, node);
    const place = (segment: { readonly start: number; readonly end: number }): Occurrence => ({
      kind: 'use',
      in: 'template',
      ...toSource(map, segment),
    });
    for (const reference of templateOf(job, node).references) {
      const [first] = reference.segments;
      if (!isAnswer(reference) || !first) continue;
      answer.push(place(first));
      for (const { segment, properties } of fieldsRead(job, root, reference))
        merged(drafts, properties)?.occurrences.push(place(segment));
    }
  }
  const fields = [...new Set(drafts.values())].map(
    ({ text, scopes, occurrences }) => ({ kind: 'field', text, scopes, occurrences }) as const,
  );
  return [
    { kind: 'answer', text: 'output_json', scopes: new Set(), occurrences: answer },
    ...fields,
  ];
}

/** By the property that defines it. */
function definedFields(job: Job, root: number): Map<number, NameDraft> {
  const { tree } = job;
  const drafts = new Map<number, NameDraft>();
  for (const schema of schemasIn(tree, root)) {
    const required = stringsAt(tree, memberOf(tree, schema, 'required'));
    const places = new Map(required.map((node) => [stringOf(tree, node), textRange(tree, node)]));
    for (const property of fieldsOf(tree, schema)) {
      const text = keyOf(tree, property);
      const range = places.get(text);
      const occurrences: Occurrence[] = [
        { kind: 'definition', in: 'key', ...keyRange(tree, property) },
        ...(range ? [{ kind: 'use', in: 'string', ...range } as const] : []),
      ];
      drafts.set(property, {
        text,
        scopes: new Set([schema]),
        occurrences,
        properties: [property],
      });
    }
  }
  return drafts;
}

function isAnswer({ namespace, segments }: TemplateReference): boolean {
  const [first] = segments;
  return namespace?.name === 'sample' && first?.kind === 'field' && first.name === 'output_json';
}

/** The fields behind `output_json` that the schema defines, each with its definitions. */
function fieldsRead(job: Job, root: number, { segments }: TemplateReference) {
  const found: { segment: TemplateReference['segments'][number]; properties: readonly number[] }[] =
    [];
  let schemas: readonly number[] = [root];
  for (const segment of segments.slice(1)) {
    if (segment.kind === 'index') {
      schemas = elementIn(job.tree, root, schemas, segment.index);
      continue;
    }
    const properties = fieldIn(job.tree, root, schemas, segment.name);
    if (properties.length === 0) break;
    found.push({ segment, properties });
    schemas = properties.map((property) => valueOf(job.tree, property));
  }
  return found;
}

/** The one name of all these definitions; undefined where they stand outside of what the schema itself describes. */
function merged(
  drafts: Map<number, NameDraft>,
  properties: readonly number[],
): NameDraft | undefined {
  const [name, ...others] = new Set(properties.flatMap((property) => drafts.get(property) ?? []));
  for (const other of others) {
    name!.occurrences.push(...other.occurrences);
    name!.properties.push(...other.properties);
    for (const scope of other.scopes) name!.scopes.add(scope);
    for (const property of other.properties) drafts.set(property, name!);
  }
  return name;
}
