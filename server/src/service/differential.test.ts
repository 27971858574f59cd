/**
 * Generated jobs, sound and broken, before two judges: our rules and the official schema (corrected, see
 * scripts/cut-spec.ts). `FTJOB_RUNS` sets how many; where they disagree without a listed reason, the test shows the
 * smallest body.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { Ajv2020, type AnySchemaObject } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import {
  brokenJobs,
  jobs,
  withValue,
  type Json,
  type JsonObject,
} from '../../../test/support/jobs.ts';
import { testContext } from '../../../test/support/readable.ts';
import { findingsOf, type CodedFinding } from './findings.ts';
import { readJob, type Job } from './job.ts';
import { nodeAt, pointerOf } from './json/tree.ts';

const numRuns = Number(process.env['FTJOB_RUNS'] ?? 1500);
// The search for the smallest body may take long; what it has found by then is reported.
const interruptAfterTimeLimit = Math.max(10_000, numRuns * 4);

// Formats are not judged: the specification's own examples have a template where it says `uri`.
const ajv = new Ajv2020({ strict: false, validateFormats: false });
const specification = new URL('../../../test/wire/fine-tuning.openapi.json', import.meta.url);
ajv.addSchema(JSON.parse(readFileSync(specification, 'utf8')) as AnySchemaObject, 'specification');
const isSpecified = ajv.getSchema('specification#/components/schemas/CreateFineTuningJobRequest')!;

/** Codes of findings that are about the structure, which is what the official schema judges, too. */
const structural: ReadonlySet<string> = new Set([
  'unknown-type',
  'misplaced-grader',
  'mismatched-type',
  'missing-property',
  'property-limit',
  'wrong-type',
  'bare-type',
  'unwrapped-grader',
  'wrapped-properties',
  'unknown-value',
  'value-limit',
  'grader-list',
  'graders-not-a-map',
  'messages-not-a-list',
  'content-shape',
  'source-list',
]);

/** Warnings that are enough of an answer to a body which the official schema refuses. */
const warningsForRefusals: Readonly<Record<string, string>> = {
  'missing-name': 'The specification demands a name, services have taken graders without one.',
  'null-value': 'Whether services refuse null where it is not specified is told nowhere.',
  'misplaced-property': 'What is missing stands at a wrong place.',
  'foreign-method-block': 'Of a block that has to go, nothing else is said.',
  'top-level-hyperparameters': 'Of a block that has to go, nothing else is said.',
};

/** Errors about values that are sound one by one, so that the generator of sound jobs makes them. */
const contradictions: ReadonlySet<string> = new Set(['top-level-hyperparameters']);

function judge(body: Json) {
  const text = JSON.stringify(body);
  const job = readJob(text);
  const findings = findingsOf(job, testContext);
  return { text, job, findings, refused: !isSpecified(asSpecified(body)) };
}

test('what the official schema refuses has a finding that is about it', () => {
  let refusals = 0;
  fc.assert(
    fc.property(brokenJobs, (body) => {
      const { text, findings, refused } = judge(body);
      if (!refused) return;
      refusals++;
      assert.ok(
        findings.some(({ code }) => structural.has(code) || code in warningsForRefusals),
        `${text}\nis refused: ${ajv.errorsText(isSpecified.errors)}\nours: ${findings.map(({ code }) => code).join()}`,
      );
    }),
    { numRuns, interruptAfterTimeLimit },
  );
  assert.ok(refusals > numRuns / 10, `only ${refusals} of ${numRuns} bodies were refused`);
});

test('what we call wrong in its structure is refused by the official schema', () => {
  let errors = 0;
  fc.assert(
    fc.property(brokenJobs, (body) => {
      const { text, job, findings, refused } = judge(body);
      const [wrong] = findings.filter(
        (finding) => structural.has(finding.code) && !isBeyondSpecification(body, job, finding),
      );
      if (!wrong) return;
      errors++;
      assert.ok(
        refused,
        `${text}\nis accepted; ours: ${wrong.code} at ${placeOf(job, wrong)}: ${wrong.message}`,
      );
    }),
    { numRuns, interruptAfterTimeLimit },
  );
  assert.ok(errors > numRuns / 10, `only ${errors} of ${numRuns} bodies had errors`);
});

test('what our schema says is sound has no error, and the official schema accepts it', () => {
  fc.assert(
    fc.property(jobs, (body) => {
      const { text, findings, refused } = judge(body);
      const errors = findings.filter(
        ({ severity, code }) => severity === 'error' && !contradictions.has(code),
      );
      assert.deepEqual(errors, [], text);
      const isAnswered = findings.some(({ code }) => code in warningsForRefusals);
      assert.ok(!refused || isAnswered, `${text}\n${ajv.errorsText(isSpecified.errors)}`);
    }),
    { numRuns: numRuns / 3, interruptAfterTimeLimit },
  );
});

/** JSON pointer of the value or the property that a finding marks. */
function placeOf({ tree }: Job, { start }: CodedFinding): string {
  return pointerOf(tree, nodeAt(tree, start));
}

/** Why the official schema is silent where we have an error. Places are JSON pointers of the body. */
const beyondSpecification: readonly {
  readonly reason: string;
  readonly covers: (place: string, finding: CodedFinding, body: Json) => boolean;
}[] = [
  {
    reason: 'Fields that only Azure or the guide has; the specification takes any value there.',
    covers: (place) =>
      /^\/(\$schema|trainingType)$|\/(prompt_loss_weight|pass_threshold|invalid_grade|file_id)$/.test(
        place,
      ) || /^\/method\/reinforcement\/(response_format|tools|max_episode_steps)(\/|$)/.test(place),
  },
  {
    reason: 'Sampling of label_model graders is in an old guide only.',
    covers: (place, _finding, body) => {
      const [grader, inside] = place.split('/sampling_params');
      return inside !== undefined && memberAt(body, `${grader}/type`) === 'label_model';
    },
  },
  {
    reason: 'The specification knows no endpoint graders.',
    covers: (place, _finding, body) =>
      graderPlaces(body).some(
        (grader) =>
          memberAt(body, `${grader}/type`) === 'endpoint' &&
          (place === grader || place.startsWith(`${grader}/`)),
      ),
  },
  {
    reason: 'The limits of metadata are in the prose of the specification.',
    covers: (place, { code }) =>
      place.startsWith('/metadata') && (code === 'property-limit' || code === 'value-limit'),
  },
  {
    reason: 'That the reinforcement method needs its block is in the prose.',
    covers: (place, { code }, body) =>
      place === '/method' &&
      code === 'missing-property' &&
      memberAt(body, '/method/type') === 'reinforcement',
  },
];

function isBeyondSpecification(body: Json, job: Job, finding: CodedFinding): boolean {
  const place = placeOf(job, finding);
  return beyondSpecification.some(({ covers }) => covers(place, finding, body));
}

/** The value at a JSON pointer, or undefined where there is none. The generated keys need no escapes. */
function memberAt(body: Json, pointer: string): Json | undefined {
  return pointer
    .split('/')
    .slice(1)
    .reduce<Json | undefined>(
      (value, key) => (value as JsonObject | null | undefined)?.[key],
      body,
    );
}

const ownGrader = '/method/reinforcement/grader';

/** JSON pointers of the places where graders stand. */
function graderPlaces(body: Json): readonly string[] {
  const inMulti = memberAt(body, `${ownGrader}/graders`);
  const keys = typeof inMulti === 'object' && inMulti !== null ? Object.keys(inMulti) : [];
  return [ownGrader, ...keys.map((key) => `${ownGrader}/graders/${key}`)];
}

const anyGrader = { type: 'python', name: 'a', source: 'def grade(sample, item): return 1' };

/** The body with another grader in place of each endpoint grader, which only Azure has; inner ones before outer ones. */
function asSpecified(body: Json): Json {
  return graderPlaces(body)
    .toReversed()
    .filter((place) => memberAt(body, `${place}/type`) === 'endpoint')
    .reduce((changed, place) => withValue(changed, place.split('/').slice(1), anyGrader), body);
}
