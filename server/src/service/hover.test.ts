import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleJobs, jobWithGrader, parseCursor } from '../../../test/support/fixtures.ts';
import { hoverAt } from './hover.ts';
import { readJob } from './job.ts';
import { symbolsOf, type OutlineSymbol } from './symbols.ts';

function hover(fixture: string): string | undefined {
  const { text, offset } = parseCursor(fixture);
  const found = hoverAt(readJob(text), offset);
  return found && `${text.slice(found.start, found.end)}: ${found.markdown}`;
}

test('explains keys, chosen values and the type of an unfinished object', () => {
  assert.match(hover('{"training_f<|>ile":"x"}')!, /^"training_file": [^]*https:/);
  assert.match(hover('{"seed": 4<|>2}')!, /^42: /);
  assert.match(
    hover(jobWithGrader('{"type":"string_check","operation":"ili<|>ke"}'))!,
    /^"ilike": /,
  );
  assert.match(hover(jobWithGrader('{"type":"string_ch<|>eck"}'))!, /^"string_check": /);
  assert.match(hover('{"method":{"ty<|>pe":""}}')!, /^"type": /);
  assert.match(hover('{"hyperpar<|>ameters":{}}')!, /Deprecated/);
  assert.match(hover('{"trainingTy<|>pe":"Standard"}')!, /Only Azure/);
});

test('the key of a type says what it is for, then what the chosen one is; the value only the latter', () => {
  const key = hover('{"method":{"ty<|>pe":"dpo"}}')!;
  assert.match(key, /^"type": The training method;[^]*\n\n---\n\nLearns /);
  const value = hover('{"method":{"type":"d<|>po"}}')!;
  assert.match(value, /^"dpo": Learns /);
  assert.ok(key.endsWith(value.slice('"dpo": '.length)));
  assert.doesNotMatch(hover('{"method":{"type":"dpo","d<|>po":{}}}')!, /---/);
});

test('a default is written as in the texts', () => {
  const range = hover(jobWithGrader('{"type":"score_model","ra<|>nge":[0,1]}'))!;
  assert.match(range, /\[0, 1\][^]*\n\nDefault: `\[0, 1\]`/);
});

test('the key of a grader says what it is, what it scores and whether the formula uses it', () => {
  const graders = (key: string, name: string) =>
    jobWithGrader(
      `{"type":"multi","graders":{${key}:{"type":"string_check","name":"${name}"},"code":{"type":"python"}},"calculate_output":"exact + exact / 2"}`,
    );
  assert.equal(
    hover(graders('"ex<|>act"', 'e')),
    '"exact": **string\\_check** · e\n\nIts score is between 0 and 1.\n\nUsed 2 times in calculate_output.',
  );
  assert.equal(
    hover(graders('"exact"', 'e').replace('"code"', '"co<|>de"')),
    '"code": **python**\n\nIts score has no known bounds.\n\nNot used in calculate_output.',
  );
  assert.match(
    hover(graders('"ex<|>act"', '[a](command:b)'))!,
    / · \\\[a\\\]\\\(command\\:b\\\)\n/,
  );
});

test('a label says whether it passes, and how many do', () => {
  const labels = (labelsText: string, passing: string) =>
    jobWithGrader(
      `{"type":"multi","graders":{"a":{"type":"label_model","labels":[${labelsText}],"passing_labels":[${passing}]}}}`,
    );
  const counts = '\n\nThe grading model chooses one of 3 labels. Passing: 1.';
  const all = '"good","bad","ugly"';
  assert.equal(
    hover(labels(all.replace('good', 'go<|>od'), '"good"')),
    `"good": This label passes: the answer scores 1.${counts}`,
  );
  assert.equal(
    hover(labels(all.replace('bad', 'b<|>ad'), '"good"')),
    `"bad": This label does not pass: the answer scores 0.${counts}`,
  );
  assert.match(hover(labels(all, '"g<|>ood"'))!, /^"good": This label passes/);
});

test('a field in the schema of the answer says how often graders read it', () => {
  const job = (key: string) =>
    jobWithGrader(
      '{"type":"string_check","input":"{{sample.output_json.total}}","reference":"{{sample.output_json.total}}"}',
    ).replace(
      '"grader":',
      `"response_format":{"type":"json_schema","json_schema":{"schema":{"type":"object","properties":{${key}:{"type":"number"}},"required":["total"]}}},"grader":`,
    );
  assert.equal(
    hover(job('"to<|>tal"')),
    '"total": A field of the answer. Places where graders read it: 2.',
  );
  assert.match(hover(job('"un<|>it"'))!, /read it: 0\./);
  assert.equal(
    hover(job('"total"').replace('"schema":{"ty', '"schema":{"ti<|>tle":"t","ty')),
    undefined,
  );
});

test('says nothing of what it does not know', () => {
  assert.equal(hover('{"colo<|>ur":"red"}'), undefined);
  assert.equal(hover('{<|> }'), undefined);
  assert.equal(hover('<|>'), undefined);
});

for (const { name, text } of exampleJobs())
  test(`every key of ${name} is explained, at every offset without a throw`, () => {
    const job = readJob(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const found = hoverAt(job, offset);
      if (found) assert.ok(found.start <= offset && offset <= found.end);
    }
    assert.ok(hoverAt(job, text.indexOf('"model"') + 2));
  });

function outline(symbols: readonly OutlineSymbol[], indent = ''): string {
  return symbols
    .map(
      ({ name, kind, detail, children }) =>
        `${indent}${name} (${kind}) ${detail}\n${outline(children, `${indent}  `)}`,
    )
    .join('');
}

test('the outline names graders and messages', () => {
  const text = jobWithGrader(
    '{"type":"multi","name":"both","graders":{"judge":{"type":"score_model","name":"j","input":[{"role":"user","content":"x"}]}},"calculate_output":"judge"}',
  );
  assert.equal(
    outline(symbolsOf(readJob(text))),
    `model (string) o4-mini-2025-04-16
training_file (string) file-U8JZpDE0iGXlD6gNCFbaEPFj
validation_file (string) file-bD0kH8Oool8DklZDOCj2ISaJ
method (object) reinforcement
  type (string) reinforcement
  reinforcement (object)${' '}
    grader (grader) multi · both
      type (string) multi
      name (string) both
      graders (object)${' '}
        judge (grader) score_model · j
          type (string) score_model
          name (string) j
          input (array)${' '}
            user (object)${' '}
              role (string) user
              content (string) x
      calculate_output (string) judge
`,
  );
});
