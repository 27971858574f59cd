import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { jobWithGrader } from '../../../test/support/fixtures.ts';
import { pythonContext } from '../../../test/support/python.ts';
import { judge, type CodedFinding, type Judgement, type Part } from './findings.ts';
import { readJob, type Job } from './job.ts';
import { nextJob } from './nextJob.ts';
import type { RuleContext } from './rules/rule.ts';
import { partToJudge, partWithPython } from './part.ts';
import { syntaxFix } from './rules/syntaxFixes.ts';

const python =
  'import re\\ndef grade(sample, item):\\n    return float(len(sample[\\"output_text\\"]) > 3)\\n';

/** A job with graders of all types, among them some with mistakes. */
const text = jobWithGrader(`{
  "type": "multi",
  "graders": {
    "exact": {"type": "string_check", "name": "exact one", "input": "{{sample.output_text}}", "reference": "{{item.answer}}", "operation": "eq"},
    "near": {"type": "text_similarity", "name": "near", "input": "{{sample.output_txt}}", "reference": "{{item.answer}} (", "evaluation_metric": "bleu"},
    "judge": {"type": "score_model", "name": "judge", "model": "gpt-4.1-2025-04-14", "range": [5, 1], "input": [{"role": "user", "content": "Rate {{sample.output_text}} against {{item.answer}}"}]},
    "label": {"type": "label_model", "name": "label", "model": "gpt-4.1-2025-04-14", "labels": ["good", "bad"], "passing_labels": ["goood"], "input": [{"role": "user", "content": "{{item.answer}}"}]},
    "code": {"type": "python", "name": "code", "source": "${python}"},
    "code2": {"type": "python", "name": "code2", "source": "def grad(sample, item):\\n    return sample[\\"output\\"]\\n"}
  },
  "calculate_output": "exact + near + judge + label + code + nothing"
}`);

function judgementOf(job: Job, part?: Part, context: RuleContext = pythonContext): Judgement {
  const judging = judge(job, context, undefined, part);
  for (;;) {
    const { done, value } = judging.next();
    if (done) return value;
  }
}

function readable(findings: readonly CodedFinding[]): readonly string[] {
  return findings.map(
    ({ start, end, code, severity, message, fixes }) =>
      `${start}-${end} ${severity} ${code}: ${message} ${JSON.stringify(fixes?.(syntaxFix))}`,
  );
}

/** The places inside a string of a grader at which a character can be put. */
function placesInGraders(): readonly number[] {
  const begin = text.indexOf('"graders"');
  return Array.from({ length: text.length }, (_, at) => at).flatMap((at) =>
    at > begin && !/["\\]/.test(text[at - 1]!) ? [at] : [],
  );
}

test('after an edit in one grader, what is found by judging a part is what is found by judging all', () => {
  const inserted = fc.constantFrom(
    'x',
    ' ',
    '{',
    '}',
    '{{',
    '.',
    '(',
    'q{{sample.y}}',
    '=',
    '\\n',
    'é',
  );
  const edit = fc.record({
    at: fc.constantFrom(...placesInGraders()),
    inserted,
    removed: fc.nat(3),
  });
  let parts = 0;
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
      let before = readJob(text);
      let judgement = judgementOf(before);
      for (const { at, inserted: put, removed } of edits) {
        const old = before.tree.text;
        const job = nextJob(before, old.slice(0, at) + put + old.slice(at + removed));
        const part = partToJudge(before, judgement, job);
        if (part) parts++;
        judgement = judgementOf(job, part);
        const all = judgementOf(readJob(job.tree.text));
        assert.deepEqual(readable(judgement.findings), readable(all.findings));
        before = job;
      }
    }),
    { numRuns: Number(process.env['PART_RUNS'] ?? 300) },
  );
  assert.ok(parts > 100, `only ${parts} edits were judged by a part`);
});

test('an edit elsewhere is judged as a whole', () => {
  const before = readJob(text);
  for (const [from, to] of [
    ['"calculate_output": "exact', '"calculate_output": "exac'],
    ['"multi"', '"mult"'],
    ['"range": [5', '"range": [4'],
    ['"near": {', '"nea": {'],
  ] as const) {
    const job = nextJob(before, text.replace(from, to));
    assert.equal(partToJudge(before, judgementOf(before), job), undefined, from);
  }
});

test('what is found once Python can be read is what is found with it from the start', () => {
  const jobs = [
    text,
    // Something found without Python is still there, also where the Python is sound.
    text.replace('def grad(', 'def grade(').replace('"good", "bad"', '"good", "bad", 3'),
    text.replace('"python", "name": "code2"', '"python", "nam": "code2"'),
  ];
  for (const one of jobs) {
    const job = readJob(one);
    const without = judgementOf(job, undefined, { ...pythonContext, python: undefined });
    const part = partWithPython(job, without);
    assert.ok(part && part.nodes.length < job.tree.size, 'less than all is judged');
    assert.deepEqual(
      readable(judgementOf(job, part).findings),
      readable(judgementOf(readJob(one)).findings),
    );
  }
});

test('Python of the only grader is judged as a whole', () => {
  const job = readJob(jobWithGrader(`{"type": "python", "name": "one", "source": "${python}"}`));
  assert.equal(partWithPython(job, { found: [] }), undefined);
});
