// The schema as its tests see it: its parts by JSON pointer, and what ajv says of a body.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';

export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Body = Readonly<Record<string, Json>>;
type Snippet = {
  readonly label: string;
  readonly markdownDescription?: string;
  readonly body: Json;
};
export type Schema = {
  readonly $id?: string;
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly markdownEnumDescriptions?: readonly string[];
  readonly defaultSnippets?: readonly Snippet[];
  readonly 'x-ftjob-language'?: string;
  readonly 'x-intellij-language-injection'?: string;
  readonly 'x-ftjob-recommended'?: readonly string[];
};

export const root = path.join(import.meta.dirname, '..');
export const parse = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
export const schema = parse(path.join(import.meta.dirname, 'ftjob.schema.json')) as Schema;
export const ajv = new Ajv({ strict: false });
ajv.addSchema(schema);

/** Every schema inside the schema, with its JSON pointer; the `if` halves only repeat `type` and are left out. */
function* schemasIn(node: Schema, pointer = ''): Generator<readonly [string, Schema]> {
  yield [pointer, node];
  for (const key of ['properties', 'definitions'] as const)
    for (const [name, child] of Object.entries(node[key] ?? {}))
      yield* schemasIn(child, `${pointer}/${key}/${name}`);
  for (const key of ['anyOf', 'allOf'] as const)
    for (const [index, child] of (node[key] ?? []).entries())
      yield* schemasIn(child, `${pointer}/${key}/${index}`);
  for (const key of ['items', 'then', 'additionalProperties'] as const) {
    const child = node[key];
    if (typeof child === 'object') yield* schemasIn(child, `${pointer}/${key}`);
  }
}
export const all = [...schemasIn(schema)];
export const at = (pointer: string): Schema => {
  const found = all.find(([place]) => place === pointer);
  assert.ok(found, `${pointer} exists`);
  return found[1];
};
export const follow = (ref: string): Schema => at(ref.replace(/^#/, ''));

export const validator = (pointer: string) =>
  ajv.compile({ $ref: `${schema.$id ?? ''}#${pointer}` });
export const isJob = validator('');
export const isGrader = validator('/definitions/grader');
export const isSubGrader = validator('/definitions/subGrader');
