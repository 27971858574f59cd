import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { exampleJobs } from '../test/support/fixtures.ts';
import { createDocument, mistakenText } from './documents.ts';
import { withOneOf } from './peerSchema.ts';

const schema = JSON.parse(
  readFileSync(new URL('../schemas/ftjob.schema.json', import.meta.url), 'utf8'),
) as object;
const options = { strict: false, allowUnionTypes: true };
const original = new Ajv(options).compile(schema);
const derived = new Ajv(options).compile(withOneOf(schema) as object);

test('has no if/then left', () => {
  assert.match(JSON.stringify(schema), /"then":/);
  assert.doesNotMatch(JSON.stringify(withOneOf(schema)), /"(if|then)":/);
});

test('accepts what the original accepts, and refuses what it refuses', () => {
  const document = createDocument('50k');
  const { text } = document;
  const jobs = [
    ...exampleJobs().map((example) => example.text),
    text,
    mistakenText(document),
    text.replace('"reinforcement"', '"reinforce"'),
    text.replace('"suffix"', '"sufix"'),
  ];
  const verdicts = jobs.map((job) => original(JSON.parse(job)));
  assert.deepEqual(
    jobs.map((job) => derived(JSON.parse(job))),
    verdicts,
  );
  assert.deepEqual(verdicts.slice(-4), [true, false, false, false]);
});
