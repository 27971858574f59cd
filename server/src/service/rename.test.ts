import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleJobs, jobWithGrader, parseCursor } from '../../../test/support/fixtures.ts';
import { readableFindings } from '../../../test/support/readable.ts';
import { readJob } from './job.ts';
import { namesOf } from './names.ts';
import { occurrencesAt } from './navigation.ts';
import { renamableAt, renameAt } from './rename.ts';
import type { TextChange } from './rules/rule.ts';

function apply(text: string, edits: readonly TextChange[]): string {
  return edits.reduceRight(
    (result, { start, end, text: inserted }) =>
      result.slice(0, start) + inserted + result.slice(end),
    text,
  );
}

/** The whole text after the rename at the cursor, or why there is none. */
function renamed(fixture: string, newName: string): string {
  const { text, offset } = parseCursor(fixture);
  const renaming = renameAt(readJob(text), offset, newName);
  return renaming.kind === 'edits' ? apply(text, renaming.edits) : renaming.message;
}

function multi(graders: string, formula: string): string {
  return jobWithGrader(
    `{"type":"multi","name":"m","graders":{${graders}},"calculate_output":"${formula}"}`,
  );
}

const labelModel = (labels: string) =>
  multi(`"tone":{"type":"label_model","name":"t","model":"m","input":[],${labels}}`, 'tone');

const jobReading = (template: string, schema: string, source = '') =>
  `{"method":{"type":"reinforcement","reinforcement":{"grader":{"type":"multi","name":"m","graders":{"a":{"type":"text_similarity","input":"${template}"},"b":{"type":"python","source":"${source}"}},"calculate_output":"a"},"response_format":{"schema":${schema}}}}}`;

test('a grader is renamed from its key and from the formula alike', () => {
  const after = multi('"exact":{"name":"match"},"other":{}', 'exact + 2 * exact - other');
  for (const before of [
    multi('"ma<|>tch":{"name":"match"},"other":{}', 'match + 2 * match - other'),
    multi('"match":{"name":"match"},"other":{}', 'match + 2 * match<|> - other'),
    multi('"m\\u0061tch":{"name":"match"},"other":{}', '<|>match + 2 * matc\\u0068 - other'),
  ])
    assert.equal(renamed(before, 'exact'), after);
});

test('a key that no formula can use is renamed to one that it can', () => {
  assert.equal(renamed(multi('"my<|> \\"key\\"":{}', '1'), 'key'), multi('"key":{}', '1'));
});

test('a grader takes the name that the formula already uses', () => {
  assert.equal(renamed(multi('"exa<|>t":{}', 'exact'), 'exact'), multi('"exact":{}', 'exact'));
});

test('labels are written with escapes', () => {
  assert.equal(
    renamed(labelModel('"labels":["go<|>od","bad"],"passing_labels":["good"]'), 'so "so"\n\\'),
    labelModel('"labels":["so \\"so\\"\\n\\\\","bad"],"passing_labels":["so \\"so\\"\\n\\\\"]'),
  );
});

test('a field of the answer is renamed in its schema and in templates', () => {
  assert.equal(
    renamed(
      jobReading(
        'is {{sample.output_json.tot<|>al}} {{item.total}}',
        '{"properties":{"total":{}},"required":["total"]}',
      ),
      'sum-2',
    ),
    jobReading(
      'is {{sample.output_json.sum-2}} {{item.total}}',
      '{"properties":{"sum-2":{}},"required":["sum-2"]}',
    ),
  );
});

test('what Python reads from the row is no obstacle', () => {
  const source = `return item['total'] + item.get(\\"total\\")`;
  assert.equal(
    renamed(jobReading('', '{"properties":{"tot<|>al":{}}}', source), 'sum'),
    jobReading('', '{"properties":{"sum":{}}}', source),
  );
});

const graders = multi('"a<|>":{},"b":{}', 'a + b');
const labels = labelModel('"labels":["a<|>","b"],"passing_labels":["c"]');
const field = jobReading('{{sample.output_json.a<|>}}', '{"properties":{"a":{},"b":{}}}');
const refusals: readonly (readonly [fixture: string, newName: string, because: RegExp])[] = [
  [graders, '', /at least one character/],
  [graders, '1st', /letters, digits/],
  [graders, 'two words', /letters, digits/],
  [graders, 'größe', /letters, digits/],
  [graders, 'min', /is a function/],
  [graders, 'b', /already/],
  [labels, '', /at least one character/],
  [labels, 'b', /already/],
  [labels, 'c', /already/],
  [field, 'b', /already/],
  [field, 'two words', /cannot be read by a template/],
  [field, 'a.b', /cannot be read by a template/],
  [multi('"a":{}', 'b<|>'), 'c', /not defined/],
  [
    jobReading('{{sample.out<|>put_json.a}}', '{"properties":{"a":{}}}'),
    'answer',
    /word of the service/,
  ],
  [
    jobReading('', '{"properties":{"a<|>":{}}}', "def grade(sample, item): return sample['a']"),
    'b',
    /Python/,
  ],
  ['{"mo<|>del":"x"}', 'b', /can be renamed/],
];

for (const [fixture, newName, because] of refusals)
  test(`refuses "${newName}": ${because.source}`, () => {
    const { text, offset } = parseCursor(fixture);
    const renaming = renameAt(readJob(text), offset, newName);
    assert.ok(renaming.kind === 'refused');
    assert.match(renaming.message, because);
  });

for (const { name, text } of exampleJobs())
  test(`a rename anywhere in ${name} is refused, or leaves no more problems than before, and can be undone`, () => {
    const job = readJob(text);
    const before = readableFindings(text).length;
    const tried = new Set<number>();
    for (let offset = 0; offset <= text.length; offset++) {
      const renamable = renamableAt(job, offset);
      if (renamable.kind === 'refused') {
        assert.equal(renameAt(job, offset, 'renamed').kind, 'refused');
        continue;
      }
      if (tried.has(renamable.start)) continue;
      tried.add(renamable.start);
      const renaming = renameAt(job, offset, 'renamed');
      assert.ok(renaming.kind === 'edits');
      assert.equal(renaming.edits.length, occurrencesAt(job, offset).length);
      const after = apply(text, renaming.edits);
      assert.ok(readableFindings(after).length <= before, readableFindings(after).join('\n'));
      const first = renaming.edits[0]!.start;
      const back = renameAt(readJob(after), first, renamable.text);
      assert.ok(back.kind === 'edits');
      assert.equal(apply(after, back.edits), text);
    }
  });

for (const { name, text } of exampleJobs())
  test(`the edits of a rename never overlap in ${name} with a piece cut out anywhere`, () => {
    for (let at = 0; at < text.length; at += 17) {
      const job = readJob(text.slice(0, at) + text.slice(at + 3));
      for (const { occurrences } of namesOf(job)) {
        const renaming = renameAt(job, occurrences[0]!.start, 'renamed');
        if (renaming.kind === 'refused') continue;
        let behind = -1;
        for (const { start, end } of renaming.edits) {
          assert.ok(behind <= start && start <= end && end <= job.tree.text.length);
          behind = end;
        }
      }
    }
  });
