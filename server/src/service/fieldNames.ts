/**
 * The fields of the answer: what the job's response schema defines, and the templates and the Python that read
 * `sample.output_json`.
 */
import type { TemplateReference } from '../languages/template/tree.ts';
import { fieldIn, fieldsOf, schemasBelow, schemasIn, type AnswerStep } from './answerSchema.ts';
import { mapOf, templateOf, toSource } from './embedded.ts';
import type { Job } from './job.ts';
import { keyOf, memberOf, none, parentOf, stringOf } from './json/tree.ts';
import { keyRange, stringsAt, textRange, type Name, type Occurrence } from './namePlaces.ts';
import type { PythonSource } from './python.ts';
import { responseSchema } from './responseSchema.ts';
import { answerStepsOf } from './sampleKeys.ts';

/** Names that are made while the templates are read; alternatives that one template reads become one name. */
interface NameDraft {
  readonly text: string;
  readonly scopes: Set<number>;
  readonly occurrences: Occurrence[];
  /** The properties that define it. */
  readonly properties: number[];
}

/** The answer itself, and all fields of its schema, however deep. */
export function fieldNames(job: Job, sources: readonly PythonSource[]): readonly Name[] {
  const root = responseSchema(job);
  if (root === none) return [];
  const drafts = definedFields(job, root);
  const range = keyRange(job.tree, parentOf(job.tree, root));
  const answer: Occurrence[] = [{ kind: 'definition', in: 'key', ...range }];
  for (const { whole, path } of [...templateUses(job), ...pythonUses(sources)]) {
    if (whole) answer.push(whole);
    for (const { occurrence, properties } of fieldsUsed(job, root, path))
      if (occurrence) merged(drafts, properties)?.occurrences.push(occurrence);
  }
  const fields = [...new Set(drafts.values())].map(
    ({ text, scopes, occurrences }) => ({ kind: 'field', text, scopes, occurrences }) as const,
  );
  return [
    { kind: 'answer', text: 'output_json', scopes: new Set(), occurrences: answer },
    ...fields,
  ];
}

/** A place that leads into the answer. */
interface Use {
  /** Where it names the answer itself, if it does. */
  readonly whole: Occurrence | undefined;
  /** What follows; a step that led here from elsewhere has no place of its own. */
  readonly path: readonly UsedStep[];
}

interface UsedStep {
  readonly step: AnswerStep;
  readonly occurrence: Occurrence | undefined;
}

function templateUses(job: Job): readonly Use[] {
  return job.embedded.flatMap(({ node, language }) => {
    if (language !== 'template') return [];
    const references = templateOf(job, node).references.filter(isAnswer);
    if (references.length === 0) return [];
    const map = mapOf(job, node);
    return references.map(({ segments }): Use => {
      const [whole, ...path] = segments.map((step) => ({
        step,
        occurrence: { kind: 'use', in: 'template', ...toSource(map, step) } as const,
      }));
      return { whole: whole?.occurrence, path };
    });
  });
}

function isAnswer({ namespace, segments }: TemplateReference): boolean {
  const [first] = segments;
  return namespace?.name === 'sample' && first?.kind === 'field' && first.name === 'output_json';
}

function pythonUses(sources: readonly PythonSource[]): readonly Use[] {
  return sources.flatMap(({ map, module }) =>
    module.paths.flatMap(({ root, before, steps }): readonly Use[] => {
      const keys = steps.map(({ key }) => key);
      const path = answerStepsOf([...before, ...keys]);
      if (root !== 'sample' || !path) return [];
      const places = steps.map(({ key, range }): Occurrence | undefined => {
        // Without anything between its quotes, a key has no place that could be marked.
        if (typeof key === 'number' || key === '') return undefined;
        const isRaw = /[rR](?:"""|'''|"|')$/.test(map.decoded.slice(0, range.start).slice(-4));
        return { kind: 'use', in: isRaw ? 'raw python' : 'python', ...toSource(map, range) };
      });
      const occurrences = [...before.map(() => undefined), ...places];
      const used = path.map((step, index) => ({ step, occurrence: occurrences[index + 1] }));
      return [{ whole: occurrences[0], path: used }];
    }),
  );
}

/** The fields in a path into the answer that the schema defines, each with its definitions. */
function fieldsUsed(job: Job, root: number, path: readonly UsedStep[]) {
  const found: { occurrence: Occurrence | undefined; properties: readonly number[] }[] = [];
  let schemas: readonly number[] = [root];
  for (const { step, occurrence } of path) {
    if (step.kind === 'field') {
      const properties = fieldIn(job.tree, root, schemas, step.name);
      if (properties.length === 0) break;
      found.push({ occurrence, properties });
    }
    schemas = schemasBelow(job.tree, root, schemas, step);
  }
  return found;
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
