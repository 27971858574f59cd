import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { exampleJobs } from '../../../test/support/fixtures.ts';
import { pythonContext } from '../../../test/support/python.ts';
import { formulaOf, mapOf, templateOf } from './embedded.ts';
import { findingsOf } from './findings.ts';
import { readJob, type Job } from './job.ts';
import { endOf, startOf } from './json/tree.ts';
import { nextJob } from './nextJob.ts';
import { syntaxFix } from './rules/syntaxFixes.ts';

/** All that a job says, as plain data; the arrays of the tree may be longer than the tree. */
function saidBy({ tree, shapes, objects, graders, embedded }: Job): unknown {
  const { size } = tree;
  const arrays = Object.entries(tree).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Int32Array || value instanceof Uint8Array ? [...value.slice(0, size)] : value,
  ]);
  return { tree: Object.fromEntries(arrays) as unknown, shapes, objects, graders, embedded };
}

/** What is read from the strings in another language, and every place of theirs in the file. */
function readingsOf(job: Job): unknown {
  return job.embedded.map(({ node, language }) => {
    const { decoded, toSource, toDecoded } = mapOf(job, node);
    const places = Array.from({ length: decoded.length + 1 }, (_, offset) => toSource(offset));
    const read = { template: templateOf, formula: formulaOf, python: () => undefined }[language];
    return { decoded, places, back: places.map(toDecoded), read: read(job, node) };
  });
}

function findingsAndFixes(job: Job): unknown {
  return findingsOf(job, pythonContext).map(({ fixes, ...rest }) => ({
    ...rest,
    fixes: fixes?.(syntaxFix),
  }));
}

function assertAsRead(job: Job, text: string): void {
  const fresh = readJob(text);
  assert.deepEqual(saidBy(job), saidBy(fresh));
  assert.deepEqual(readingsOf(job), readingsOf(fresh));
  assert.deepEqual(findingsAndFixes(job), findingsAndFixes(fresh));
}

/** Characters of which many change what stands around them. */
const inserted = fc.oneof(
  fc.constantFrom('', 'x', '"', '\\', '\\n', '\\"', '\\u00e9', '\n', '\r\n', '{', '}', '{{', '}}'),
  fc.constantFrom(',', ':', "'", '“', '\t', ' ', ']', '[', '+', '"": ', 'type', 'item.', '(', ')'),
  fc.string({ unit: 'binary', maxLength: 3 }),
);

/** Edits of a text, by where they are in it (0 to 1), so that they fit any length. */
const edits = fc.array(
  fc.record({
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    /** What is counted: all characters of the text, or only those of strings in another language. */
    inEmbedded: fc.boolean(),
    removed: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(12)),
    inserted,
    /** The mistake that an edit has made is often taken back. */
    isUndone: fc.boolean(),
    /** Several edits may come before anybody looks at the job. */
    isSeen: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

function placeOf({ tree, embedded }: Job, place: number): number {
  const { node } = embedded[Math.floor(place * embedded.length * 0.999)]!;
  return (
    startOf(tree, node) +
    1 +
    ((Math.round(place * 1e9) >>> 0) % (endOf(tree, node) - startOf(tree, node)))
  );
}

const numRuns = Number(process.env['FTJOB_RUNS'] ?? 10);

test('after any edits the job is the one that a full reading gives', () => {
  let kept = 0;
  for (const { text: example } of exampleJobs())
    fc.assert(
      fc.property(edits, (sequence) => {
        let text = example;
        let job = readJob(text);
        readingsOf(job);
        const turnTo = (next: string, isSeen: boolean) => {
          const before = job;
          const textBefore = text;
          text = next;
          job = nextJob(job, text);
          if (job.shapes === before.shapes) kept++;
          if (!isSeen) return;
          assertAsRead(job, text);
          // A version may still be looked at when the next one is there.
          assertAsRead(before, textBefore);
        };
        for (const { place, inEmbedded, removed, inserted, isUndone, isSeen } of sequence) {
          const at =
            inEmbedded && job.embedded.length > 0
              ? placeOf(job, place)
              : Math.round(place * text.length);
          const before = text;
          turnTo(text.slice(0, at) + inserted + text.slice(at + removed), isSeen);
          if (isUndone) turnTo(before, isSeen);
        }
        assertAsRead(job, text);
      }),
      { numRuns },
    );
  assert.ok(kept > numRuns);
});

const text = `{"model":"gpt-4o-mini","suffix":"one","method":{"type":"dpo","dpo":{}},"seed":1}`;

/** The job after a replacement, and whether it kept the shapes of the one before. */
function after(from: string, to: string): { readonly text: string; readonly isKept: boolean } {
  const before = readJob(text);
  const next = text.replace(from, to);
  assert.notEqual(next, text);
  const job = nextJob(before, next);
  assertAsRead(job, next);
  return { text: next, isKept: job.shapes === before.shapes };
}

test('only the content of strings that choose nothing is read by itself', () => {
  for (const [from, to] of [
    ['"one"', '"on"'],
    ['"one"', '"none"'],
    ['"one"', '"ones"'],
    ['"one"', '""'],
    ['"one"', '"o\\nn{e"'],
    ['gpt-4o-mini', ''],
  ] as const)
    assert.equal(after(from, to).isKept, true, to);
  for (const [from, to] of [
    ['"one"', '"o"ne"'],
    ['"one"', '"one\\"'],
    ['"one"', '"o\nne"'],
    ['"one"', '"\\one"'],
    ['"one"', '"o","seed":2,"x":"ne"'],
    ['"one"', 'one"'],
    ['"dpo"', '"supervised"'],
    ['"dpo":', '"dpos":'],
    ['1', '12'],
    ['{', '{ '],
    ['}}', '}'],
  ] as const)
    assert.equal(after(from, to).isKept, false, to);
});

test('a string that an edit has moved is not read again', () => {
  const grader = (name: string) =>
    `{"type":"string_check","name":"${name}","operation":"eq","input":"{{item.${name}}}","reference":"x"}`;
  const jobText = (members: string) =>
    `{"method":{"type":"reinforcement","reinforcement":{"grader":{"type":"multi","calculate_output":"a","graders":{${members}}}}}}`;
  const before = jobText(`"a":${grader('first')},"b":${grader('last')}`);
  const templatesOf = (job: Job) =>
    new Map(
      job.embedded
        .filter(({ language }) => language === 'template')
        .map(({ node }) => [mapOf(job, node).decoded, templateOf(job, node)]),
    );
  const job = readJob(before);
  const known = templatesOf(job);
  for (const next of [
    before.replace('item.first', 'item.other'),
    jobText(`"a":${grader('first')},"c":${grader('other')},"b":${grader('last')}`),
    jobText(`"b":${grader('last')}`),
  ]) {
    const templates = templatesOf(nextJob(job, next));
    assert.equal(templates.get('{{item.last}}'), known.get('{{item.last}}'));
  }
});
