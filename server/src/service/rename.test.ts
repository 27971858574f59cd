import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleJobs, jobWithGrader, parseCursor } from '../../../test/support/fixtures.ts';
import { pythonParsers } from '../../../test/support/python.ts';
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
  const renaming = renameAt(readJob(text), offset, newName, pythonParsers);
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
  const source = `def grade(sample, item): return item['total'] + item.get(\\"total\\")`;
  assert.equal(
    renamed(jobReading('', '{"properties":{"tot<|>al":{}}}', source), 'sum'),
    jobReading('', '{"properties":{"sum":{}}}', source),
  );
});

const schema = '{"properties":{"total":{},"rows":{"items":{"properties":{"total":{}}}}}}';

test('a field of the answer is renamed in Python, through both layers of escapes', () => {
  const grade = (body: string) => `def grade(sample, item):\\n  ${body}\\n`;
  const before = grade(
    `answer = sample[\\"output_json\\"]\\n  return answer['total'] + sample[\\"output_json\\"].get(\\"total\\") - item['total'] * answer['rows'][0]['total'] if 'total' in answer else 0`,
  );
  const template = '{{sample.output_json.total}}';
  const fixture = jobReading(template, schema, before).replace('["total', '<|>["total');
  const at = (mark: string, newName: string) =>
    renamed(fixture.replace('<|>', '').replace(mark, mark.replace('total', 'to<|>tal')), newName);
  const after = (newName: string, inPython: string) =>
    jobReading(
      `{{sample.output_json.${newName}}}`,
      schema.replace('total', newName),
      before
        .replace("answer['total']", `answer['${inPython}']`)
        .replace('.get(\\"total\\")', `.get(\\"${inPython}\\")`)
        .replace("'total' in", `'${inPython}' in`),
    );
  for (const mark of ["answer['total", '.get(\\"total', "'total' in", '{"properties":{"total'])
    assert.equal(at(mark, 'sum'), after('sum', 'sum'));
  const inner = renamed(fixture.replace('<|>', '').replace("[0]['total", "[0]['to<|>tal"), 'price');
  assert.ok(inner.includes("[0]['price']") && inner.includes('"items":{"properties":{"price"'));
});

test('a name with quotes and backslashes is written in Python with its escapes, and not in raw strings', () => {
  const rename = (literal: string) =>
    renamed(
      jobReading(
        '',
        '{"properties":{"tot<|>al":{}}}',
        `def grade(sample, item): return sample['output_json'][${literal}]`,
      ),
      'a"b\\\'\u0001',
    );
  const after = JSON.parse(rename(`\\"total\\"`)) as {
    method: { reinforcement: { grader: { graders: { b: { source: string } } } } };
  };
  const { source } = after.method.reinforcement.grader.graders.b;
  assert.ok(source.endsWith(`["a\\"b\\\\\\'\\x01"]`), source);
  assert.match(rename(`r'total'`), /raw string/);
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
    jobReading(
      '',
      '{"properties":{"a<|>":{}}}',
      "def grade(sample, item): return parse(sample)['a']",
    ),
    'b',
    /has "a" in quotes/,
  ],
  [
    jobReading(
      '',
      '{"properties":{"a<|>":{}}}',
      "def grade(sample, item): x = sample['output_json']['a']; return [x, 'a']",
    ),
    'b',
    /has "a" in quotes/,
  ],
  ['{"mo<|>del":"x"}', 'b', /can be renamed/],
];

for (const [fixture, newName, because] of refusals)
  test(`refuses "${newName}": ${because.source}`, () => {
    const { text, offset } = parseCursor(fixture);
    const renaming = renameAt(readJob(text), offset, newName, pythonParsers);
    assert.ok(renaming.kind === 'refused');
    assert.match(renaming.message, because);
  });

for (const { name, text } of exampleJobs())
  test(`a rename anywhere in ${name} is refused, or leaves no more problems than before, and can be undone`, () => {
    const job = readJob(text);
    const before = readableFindings(text).length;
    const tried = new Set<number>();
    for (let offset = 0; offset <= text.length; offset++) {
      const renamable = renamableAt(job, offset, pythonParsers);
      if (renamable.kind === 'refused') {
        assert.equal(renameAt(job, offset, 'renamed', pythonParsers).kind, 'refused');
        continue;
      }
      if (tried.has(renamable.start)) continue;
      tried.add(renamable.start);
      const renaming = renameAt(job, offset, 'renamed', pythonParsers);
      assert.ok(renaming.kind === 'edits');
      assert.equal(renaming.edits.length, occurrencesAt(job, offset, pythonParsers).length);
      const after = apply(text, renaming.edits);
      assert.ok(readableFindings(after).length <= before, readableFindings(after).join('\n'));
      const first = renaming.edits[0]!.start;
      const back = renameAt(readJob(after), first, renamable.text, pythonParsers);
      assert.ok(back.kind === 'edits');
      assert.equal(apply(after, back.edits), text);
    }
  });

for (const { name, text } of exampleJobs())
  test(`the edits of a rename never overlap in ${name} with a piece cut out anywhere`, () => {
    for (let at = 0; at < text.length; at += 17) {
      const job = readJob(text.slice(0, at) + text.slice(at + 3));
      for (const { occurrences } of namesOf(job, pythonParsers)) {
        const renaming = renameAt(job, occurrences[0]!.start, 'renamed', pythonParsers);
        if (renaming.kind === 'refused') continue;
        let behind = -1;
        for (const { start, end } of renaming.edits) {
          assert.ok(behind <= start && start <= end && end <= job.tree.text.length);
          behind = end;
        }
      }
    }
  });

test('a field stays where a text has more references than are read', () => {
  const text = (references: number) =>
    jobReading('{{sample.output_json.price}}'.repeat(references), '{"properties":{"pri<|>ce":{}}}');
  assert.match(renamed(text(2), 'cost'), /(?:\{\{sample\.output_json\.cost\}\}){2}/);
  assert.equal(
    renamed(text(200_001), 'cost'),
    'A text has more than 200,000 references, and a rename does not reach the others. Shorten the text first.',
  );
});

/** The source of a job whose Python has this source, after the rename at the cursor, or why there is none. */
function renamedSource(source: string, newName: string): string {
  const job = (text: string) =>
    jobWithGrader(`{"type":"python","name":"p","source":${JSON.stringify(text)}}`);
  const after = renamed(job(source), newName);
  if (!after.startsWith('{')) return after;
  const key = '"source":';
  return JSON.parse(
    after.slice(after.indexOf(key) + key.length, after.lastIndexOf('"') + 1),
  ) as string;
}

test("Python's own functions, parameters and variables are renamed, and nothing of the same name", () => {
  assert.equal(
    renamedSource(
      'def score(text):\n    return len(te<|>xt)\n\ntext = "text"\n\ndef grade(sample, item):\n    return score(text)\n',
      'answer',
    ),
    'def score(answer):\n    return len(answer)\n\ntext = "text"\n\ndef grade(sample, item):\n    return score(text)\n',
  );
  assert.equal(
    renamedSource(
      'def sc<|>ore():\n    return 1\n\ndef grade(a, b):\n    return f"{score()}"\n',
      'f',
    ),
    'def f():\n    return 1\n\ndef grade(a, b):\n    return f"{f()}"\n',
  );
});

test('a name of Python that a rename could not follow, or that would be confused, stays', () => {
  const follows = /^Something else may use ".*" by its name/;
  assert.match(renamedSource('def f(a<|>):\n    return a\nf(a=1)\n', 'b'), follows);
  assert.match(renamedSource('import js<|>on\njson.loads("1")\n', 'b'), follows);
  assert.match(renamedSource('class C:\n    a<|> = 1\nC.a\n', 'b'), follows);
  assert.match(renamedSource('a<|> = 1\nexec("a")\n', 'b'), follows);
  assert.match(renamedSource('a<|> = 1\nb = (\n', 'c'), /^This Python has a mistake/);
  assert.match(
    renamedSource('def gra<|>de(a, b):\n    return 1\n', 'c'),
    /^"grade" is a word of the/,
  );
  assert.match(
    renamedSource('a<|> = 1\nlen("b")\n', 'len'),
    /^The name "len" is already used here/,
  );
  for (const name of ['1a', 'a b', 'class'])
    assert.match(renamedSource('a<|> = 1\n', name), /is no name in Python/);
});
