import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { cutSpec, cutSpecFile } from './cut-spec.ts';

const published = path.resolve(
  import.meta.dirname,
  '../../shared/spec/openai-fine-tuning.components.json',
);

test(
  'the document of the wire tests is what the script makes of the published one',
  { skip: existsSync(published) ? false : 'the published document is not here' },
  async () => {
    const made = await cutSpec(readFileSync(published, 'utf8'));
    assert.equal(readFileSync(cutSpecFile, 'utf8'), made);
  },
);

/** A published document in miniature, with everything that is corrected. */
const miniature = {
  source: 'somewhere@1',
  info: { title: 'API', version: '1', license: { name: 'MIT' }, description: 'Prose.' },
  paths: {
    '/fine_tuning/jobs': {
      post: {
        operationId: 'create',
        summary: 'Prose.',
        'x-oaiMeta': {},
        responses: {
          200: {
            description: 'OK',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Job' } } },
          },
        },
      },
    },
    '/fine_tuning/alpha/graders/run': { post: { operationId: 'run' } },
  },
  components: {
    schemas: {
      Job: {
        type: 'object',
        description: 'Prose.',
        properties: {
          description: { type: 'string', nullable: true },
          rate: { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 2 },
          seed: { type: 'integer', minimum: 0 },
          grader: { $ref: '#/components/schemas/Multi' },
        },
      },
      Multi: {
        properties: {
          graders: { oneOf: [{ $ref: '#/components/schemas/Score' }] },
        },
      },
      Score: {
        properties: {
          range: { type: 'array', items: { type: 'number', min_items: 2, max_items: 2 } },
        },
      },
      OpenAIFile: { type: 'object', description: 'Prose.' },
      Unused: { type: 'string' },
    },
  },
};

test('the cut has the paths of jobs and files of both providers, what they refer to, and the corrections', async () => {
  const { paths, ...cut } = JSON.parse(await cutSpec(JSON.stringify(miniature))) as {
    readonly paths: Readonly<Record<string, unknown>>;
  };
  const schema = { $ref: '#/components/schemas/Job' };
  const responses = {
    200: { description: 'OK', content: { 'application/json': { schema } } },
  };
  assert.deepEqual(paths['/v1/fine_tuning/jobs'], {
    post: { responses, operationId: '/v1 create', security: [{ bearer: [] }] },
  });
  assert.deepEqual(paths['/openai/v1/fine_tuning/jobs'], {
    post: {
      responses,
      operationId: '/openai/v1 create',
      security: [{ apiKey: [] }, { bearer: [] }],
    },
  });
  const names = ['/fine_tuning/jobs', '/files', '/files/{file_id}', '/files/{file_id}/content'];
  assert.deepEqual(
    Object.keys(paths),
    ['/v1', '/openai/v1'].flatMap((prefix) => names.map((name) => prefix + name)),
  );
  assert.deepEqual(cut, {
    openapi: '3.1.0',
    info: {
      title: 'Fine-tuning jobs of the OpenAI API, cut and corrected by scripts/cut-spec.ts',
      version: '1',
      description: 'From somewhere@1, MIT licence, © OpenAI',
      license: { name: 'MIT' },
    },
    components: {
      schemas: {
        OpenAIFile: { type: 'object' },
        Job: {
          type: 'object',
          properties: {
            description: { type: ['string', 'null'] },
            rate: { type: 'number', maximum: 2, exclusiveMinimum: 0 },
            seed: { type: 'integer', minimum: 0 },
            grader: { $ref: '#/components/schemas/Multi' },
          },
        },
        Multi: {
          properties: {
            graders: {
              type: 'object',
              additionalProperties: { oneOf: [{ $ref: '#/components/schemas/Score' }] },
            },
          },
        },
        Score: {
          properties: {
            range: { type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2 },
          },
        },
      },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        apiKey: { type: 'apiKey', in: 'header', name: 'api-key' },
      },
    },
  });
});
