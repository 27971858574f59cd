import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exampleJobs } from '../../../test/support/fixtures.ts';
import { readJob } from './job.ts';
import { bodyOf, factsOf } from './submission.ts';

test('the body is the text, to the character, less the top-level $schema', () => {
  const cases = [
    ['{"$schema":"s","model":"m"}', '{"model":"m"}'],
    ['{\n  "model": "m",\n  "$schema": "s"\n}', '{\n  "model": "m"\n}'],
    ['{"model":"m","$schema":"s","seed":2.0}', '{"model":"m","seed":2.0}'],
    ['{"$schema":"s"}', '{}'],
    ['{"a":1,"$schema":"s","$schema":"t"}', '{"a":1}'],
    ['{"metadata":{"$schema":"stays"}}', '{"metadata":{"$schema":"stays"}}'],
    ['{"model":"m","seed":1E2}', '{"model":"m","seed":1E2}'],
    ['\ufeff{"model":"m"}', '{"model":"m"}'],
  ] as const;
  for (const [text, body] of cases) assert.equal(bodyOf(readJob(text)), body);
});

test('any object loses its $schema and nothing else', () => {
  const key = fc.constantFrom('$schema', 'model', 'seed', 'a b', '');
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.jsonValue()), { maxLength: 6 }), (members) => {
      const text = `{${members.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(' , ')}}`;
      const expected = JSON.parse(text) as Record<string, unknown>;
      delete expected['$schema'];
      assert.deepEqual(JSON.parse(bodyOf(readJob(text))), expected);
    }),
  );
});

test('the facts of each example', () => {
  const facts = exampleJobs().map(({ name, text }) => {
    const { method, grader } = factsOf(readJob(text));
    return `${name}: ${method}${grader ? ` ${grader}` : ''}`;
  });
  assert.deepEqual(
    facts.filter((fact) => /^(dpo|supervised|reinforcement-multi)/.test(fact)),
    [
      'dpo.ftjob.json: dpo',
      'reinforcement-multi.ftjob.json: reinforcement multi',
      'supervised.ftjob.json: supervised',
    ],
  );
  assert.deepEqual(factsOf(readJob('')), {
    model: undefined,
    method: 'supervised',
    grader: undefined,
    trainingFile: undefined,
    validationFile: undefined,
  });
});
