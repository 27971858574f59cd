/**
 * Cuts the job requests out of OpenAI's published OpenAPI document, corrects what is known to be wrong in it, adds the
 * requests for files, and writes test/wire/fine-tuning.openapi.json, which the tests in test/wire run servers from.
 * `node scripts/cut-spec.ts ../shared/spec/openai-fine-tuning.components.json`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';

type Json = null | boolean | number | string | readonly Json[] | JsonObject;
type JsonObject = { readonly [name: string]: Json };

/** Where the result lies. */
export const cutSpecFile = path.resolve(
  import.meta.dirname,
  '../test/wire/fine-tuning.openapi.json',
);

const file = { $ref: '#/components/schemas/OpenAIFile' };
const fileId = { name: 'file_id', in: 'path', required: true, schema: { type: 'string' } };
const answerOf = (contentType: string, schema: JsonObject): JsonObject => ({
  200: { description: 'OK', content: { [contentType]: { schema } } },
});

/**
 * The document that we have holds no requests for files, only what they answer. These follow the reference:
 * https://platform.openai.com/docs/api-reference/files
 */
const filePaths: Readonly<Record<string, JsonObject>> = {
  '/files': {
    post: {
      operationId: 'createFile',
      requestBody: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: {
              type: 'object',
              required: ['file', 'purpose'],
              properties: {
                file: { type: 'string', format: 'binary' },
                purpose: {
                  type: 'string',
                  enum: ['assistants', 'batch', 'fine-tune', 'vision', 'user_data', 'evals'],
                },
              },
            },
          },
        },
      },
      responses: answerOf('application/json', file),
    },
  },
  '/files/{file_id}': {
    get: {
      operationId: 'retrieveFile',
      parameters: [fileId],
      responses: answerOf('application/json', file),
    },
  },
  '/files/{file_id}/content': {
    get: {
      operationId: 'downloadFile',
      parameters: [fileId],
      responses: answerOf('application/octet-stream', { type: 'string', format: 'binary' }),
    },
  },
};

/** The text of the cut and corrected document that is made from the published one. */
export async function cutSpec(published: string): Promise<string> {
  const { source, info, paths, components } = corrected(JSON.parse(published) as Json) as {
    readonly source: string;
    readonly info: JsonObject;
    readonly paths: Readonly<Record<string, JsonObject>>;
    readonly components: { readonly schemas: JsonObject };
  };
  const jobPaths = Object.entries(paths).filter(([name]) => name.startsWith('/fine_tuning/jobs'));
  const cutPaths = [...jobPaths, ...Object.entries(filePaths)];
  const below = (prefix: string, ...security: readonly JsonObject[]) =>
    cutPaths.map(([name, operations]) => [prefix + name, secured(operations, prefix, security)]);
  const document = {
    openapi: '3.1.0',
    info: {
      title: 'Fine-tuning jobs of the OpenAI API, cut and corrected by scripts/cut-spec.ts',
      version: info['version'],
      description: `From ${source}, MIT licence, © OpenAI`,
      license: info['license'],
    },
    paths: Object.fromEntries([
      ...below('/v1', { bearer: [] }),
      // A key, or the token of a Microsoft account: azure-rest-api-specs, OpenAI.v1 (DOMAIN.md 1.7).
      ...below('/openai/v1', { apiKey: [] }, { bearer: [] }),
    ]) as JsonObject,
    components: {
      schemas: referenced(Object.fromEntries(cutPaths), components.schemas),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        apiKey: { type: 'apiKey', in: 'header', name: 'api-key' },
      },
    },
  };
  return prettier.format(JSON.stringify(document), { parser: 'json', printWidth: 100 });
}

/** The operations of a path as one provider has them; operation ids must differ between providers. */
function secured(
  operations: JsonObject,
  prefix: string,
  security: readonly JsonObject[],
): JsonObject {
  return Object.fromEntries(
    Object.entries(operations).map(([method, operation]) => {
      const { operationId, ...rest } = operation as JsonObject & {
        readonly operationId: string;
      };
      return [method, { ...rest, operationId: `${prefix} ${operationId}`, security }];
    }),
  );
}

/** The schemas that a part of the document refers to, directly or through others. */
function referenced(part: Json, schemas: JsonObject): JsonObject {
  const found: Record<string, Json> = {};
  const pending = referencesIn(part);
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const schema = schemas[name];
    if (schema === undefined) throw new Error(`The document has no schema ${name}`);
    if (name in found) continue;
    found[name] = schema;
    pending.push(...referencesIn(schema));
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function referencesIn(part: Json): string[] {
  const references = JSON.stringify(part).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g);
  return [...references].flatMap(([, name]) => name ?? []);
}

/**
 * A part of the document without its prose and with these corrections: a multi grader has a map of graders
 * (openai/openai-openapi#580), the keywords of OpenAPI 3.0 (`nullable`, a boolean `exclusiveMinimum`) become those of
 * the 3.1 that the document says it is, and the misplaced limits of a score model's `range` become limits of it.
 */
function corrected(part: Json): Json {
  if (Array.isArray(part)) return part.map(corrected);
  if (typeof part !== 'object' || part === null) return part;
  const result = Object.fromEntries(
    Object.entries(part as JsonObject)
      .filter(([name, value]) => !isProse(name, value, part as JsonObject))
      .map(([name, value]) => [name, corrected(value)]),
  );
  const { nullable, minimum, exclusiveMinimum, graders, items, ...rest } = result;
  const isMulti = isObject(graders) && Array.isArray(graders['oneOf']);
  const hasMisplacedLimits = isObject(items) && 'min_items' in items;
  return {
    ...rest,
    ...(nullable === true && { type: [rest['type'] ?? null, 'null'] }),
    ...(exclusiveMinimum === true
      ? { exclusiveMinimum: minimum ?? 0 }
      : minimum !== undefined && { minimum }),
    ...(graders !== undefined && {
      graders: isMulti ? { type: 'object', additionalProperties: graders } : graders,
    }),
    ...(hasMisplacedLimits
      ? { items: { type: items['type'] ?? null }, minItems: 2, maxItems: 2 }
      : items !== undefined && { items }),
  };
}

/** Documentation, which no server needs; but OpenAPI wants a response to have a description. */
function isProse(name: string, value: Json, parent: JsonObject): boolean {
  if (name.startsWith('x-')) return true;
  const isText = name === 'description' || name === 'title' || name === 'summary';
  return isText && typeof value === 'string' && !('content' in parent);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

if (import.meta.main) {
  const [published] = process.argv.slice(2);
  if (published === undefined) throw new Error('Say where the published document is.');
  writeFileSync(cutSpecFile, await cutSpec(readFileSync(published, 'utf8')));
}
