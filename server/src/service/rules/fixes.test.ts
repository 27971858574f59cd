// What holds of the fixes of all rules, whatever the job.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { applyChanges } from '../../../../test/support/fixes.ts';
import { exampleJobs, jobWith, trainingFile } from '../../../../test/support/fixtures.ts';
import { testContext } from '../../../../test/support/readable.ts';
import { findingsOf } from '../findings.ts';
import { readJob } from '../job.ts';
import { syntaxFix } from './syntaxFixes.ts';

type Json = null | boolean | number | string | Json[] | JsonObject;
interface JsonObject {
  [key: string]: Json;
}

/** Keys and values at which rules have something to say, at whatever place they come to stand. */
const pieces: readonly (readonly [key: string, value: Json])[] = [
  ['hyperparameters', { n_epochs: '3', beta: 0.1, pass_threshold: 1 }],
  ['graders', [{ type: 'python', name: 'max', source: '' }, {}]],
  ['graders', { type: 'string_check', name: 'x' }],
  ['graders', {}],
  ['input', 'text'],
  ['input', { role: 'user', content: 'x' }],
  ['range', [5, 0]],
  ['labels', ['a', 'a', 'b']],
  ['passing_labels', ['A', 'c']],
  ['model', 'o3-mini-2024-01-31'],
  ['model', 'o3'],
  ['sampling_params', { temperature: 0, reasoning_effort: 'low' }],
  ['type', 'dpo'],
  ['type', 'label_model'],
  ['supervised', {}],
  ['dpo', { hyperparameters: 1 }],
  ['validation_file', null],
  ['validation_file', trainingFile],
  ['training_file', 'x.jsonl'],
  ['headers', { 'api-key': 'x' }],
  ['trainingType', 'Developer'],
  ['suffix', 'a b'],
  ['operation', 'like'],
  ['evaluation_metric', 'cosine'],
  ['pass_threshold', 0.5],
  ['calculate_output', 'category'],
  ['method', {}],
  ['method', 'dpo'],
  ['method', null],
  ['n_epochs', 3],
  ['batch_size', 4],
  ['project', 'p'],
  ['grader', { type: 'python', source: '' }],
  ['extra_body', { seed: 1, metadata: { a: 'b' } }],
  ['integrations', [{ type: 'wandb', project: 'p', tags: ['a'] }]],
  ['reinforcement', { type: 'string_check', hyperparameters: {} }],
];

const bases = [...exampleJobs().map(({ text }) => text), jobWith('"method":{"type":"dpo"}')];

/** All objects of a value, itself included. */
function objectsOf(value: Json): JsonObject[] {
  if (typeof value !== 'object' || value === null) return [];
  const inside = Object.values(value).flatMap(objectsOf);
  return Array.isArray(value) ? inside : [value, ...inside];
}

const mutation = fc.record({
  place: fc.nat(200),
  piece: fc.option(fc.constantFrom(...pieces), { nil: undefined }),
  victim: fc.nat(20),
});

test('whatever a fix is applied to, JSON stays JSON, and no two edits of it meet', () => {
  const mended = new Set<string>();
  fc.assert(
    fc.property(
      fc.constantFrom(...bases),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(0, 2, '\t'),
      fc.constantFrom('azure' as const, 'openai' as const, undefined),
      (base, mutations, indent, provider) => {
        const body = JSON.parse(base) as Json;
        for (const { place, piece, victim } of mutations) {
          // Half of the pieces go where their key stands already: there rules look for it.
          const all = objectsOf(body);
          const holders = all.filter((object) => piece && place % 2 === 0 && piece[0] in object);
          const objects = holders.length > 0 ? holders : all;
          const object = objects[place % objects.length]!;
          const keys = Object.keys(object);
          if (piece) object[piece[0]] = structuredClone(piece[1]);
          else Reflect.deleteProperty(object, keys[victim % Math.max(1, keys.length)] ?? '');
        }
        const text = JSON.stringify(body, undefined, indent);
        for (const finding of findingsOf(readJob(text), { ...testContext, provider }))
          for (const { title, edits } of finding.fixes?.(syntaxFix) ?? []) {
            mended.add(finding.code);
            const sorted = edits.toSorted((one, other) => one.start - other.start);
            for (const [index, { start, end }] of sorted.entries())
              assert.ok(start <= end && end <= (sorted[index + 1]?.start ?? text.length), title);
            assert.doesNotThrow(
              () => JSON.parse(applyChanges(text, edits)),
              `${title} (${finding.code}) breaks ${text}`,
            );
          }
      },
    ),
    { numRuns: 1000 },
  );
  assert.ok(mended.size > 15);
});
