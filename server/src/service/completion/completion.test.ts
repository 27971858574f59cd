import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, apply, labelsAt } from '../../../../test/support/completions.ts';
import { exampleJobs, jobWithGrader, parseCursor } from '../../../../test/support/fixtures.ts';
import { pythonParsers } from '../../../../test/support/python.ts';
import { readJob } from '../job.ts';
import { parseJson } from '../json/parse.ts';
import { completionsAt } from './completion.ts';

const accepted: readonly (readonly [fixture: string, label: string, after: string])[] = [
  ['{<|>}', 'model', '{"model": ""}'],
  ['{ "mo<|>" }', 'model', '{ "model": "" }'],
  ['{ "mo<|> }', 'model', '{ "model": "" }'],
  ['{ mo<|> }', 'model', '{ "model": "" }'],
  ['{ mo<|>": "x" }', 'model', '{ "model": "x" }'],
  ['{ "mo<|>": "x" }', 'model', '{ "model": "x" }'],
  ['{ "model"<|>: "x" }', 'model', '{ "model": "x" }'],
  ['{"model":"x",<|>}', 'training_file', '{"model":"x","training_file": ""}'],
  ['{"model":"x" <|>}', 'training_file', '{"model":"x", "training_file": ""}'],
  ['{"seed":1<|>}', 'null', '{"seed":null}'],
  ['{"metadata":{}<|>}', 'model', '{"metadata":{}, "model": ""}'],
  ['{<|> "model":"x"}', 'training_file', '{"training_file": "", "model":"x"}'],
  [
    '{"model":"x",\n<|>\n"seed":1}',
    'training_file',
    '{"model":"x",\n"training_file": "",\n"seed":1}',
  ],
  [
    '{"model":"x"\n<|>\n"seed":1}',
    'training_file',
    '{"model":"x",\n"training_file": "",\n"seed":1}',
  ],
  [
    '{"model":"x",\ntr<|>\n"seed":1}',
    'training_file',
    '{"model":"x",\n"training_file": "",\n"seed":1}',
  ],
  ['{"model":<|>}', 'gpt-4o-mini', '{"model":"gpt-4o-mini"}'],
  ['{"model": g<|>}', 'gpt-4o-mini', '{"model": "gpt-4o-mini"}'],
  ['{"model": "<|>"}', 'gpt-4o-mini', '{"model": "gpt-4o-mini"}'],
  ['{"model": "gpt<|>-4", "seed":1}', 'gpt-4o-mini', '{"model": "gpt-4o-mini", "seed":1}'],
  ['{"model": <|>\n"seed":1}', 'gpt-4o-mini', '{"model": "gpt-4o-mini",\n"seed":1}'],
  ['{"method":{<|>}}', 'type', '{"method":{"type": "supervised"}}'],
  ['{"method":{"type":"dpo"<|>}}', 'supervised', '{"method":{"type":"supervised"}}'],
  [
    jobWithGrader('{"type":"string_check","operation":<|>}'),
    'ilike',
    jobWithGrader('{"type":"string_check","operation":"ilike"}'),
  ],
  ['{"metadata":{"te<|>"}}', 'new entry', '{"metadata":{"te": ""}}'],
  ['{"seed":<|>}', 'null', '{"seed":null}'],
];

for (const [fixture, label, after] of accepted)
  test(`accepting ${label} in ${fixture}`, () => {
    assert.equal(accept(fixture, label), after);
  });

test('a source and the messages of a grading model begin with a skeleton', () => {
  const source = accept(
    jobWithGrader('{"type":"python","source": <|>}'),
    'def grade(sample, item)',
  );
  const grader = (JSON.parse(source) as { method: { reinforcement: { grader: object } } }).method
    .reinforcement.grader;
  assert.deepEqual(grader, {
    type: 'python',
    source:
      'def grade(sample, item):\n    return 1.0 if sample["output_text"] == item["reference_answer"] else 0.0\n',
  });
  const inQuotes = accept(
    jobWithGrader('{"type":"python","source": "<|>"}'),
    'def grade(sample, item)',
  );
  assert.equal(inQuotes, source);
  for (const type of ['score_model', 'label_model']) {
    const graders = `{"type":"multi","graders":{"a":{"type":"${type}","input": <|>}}}`;
    const after = accept(jobWithGrader(graders), 'system and user message');
    assert.match(after, /"content": "Reference: \{\{item\.reference_answer\}\}\\n\\nAnswer: /);
  }
});

test('offers the skeletons of methods and graders as values and behind their keys', () => {
  assert.ok(labelsAt('{"method":<|>}').includes('reinforcement method'));
  assert.ok(labelsAt('{<|>}').includes('method: reinforcement method'));
  assert.ok(labelsAt(jobWithGrader('<|>')).includes('multi grader'));
  assert.ok(
    labelsAt(jobWithGrader('{"type":"multi","graders":{<|>}}')).includes('label_model grader'),
  );
});

test('inside the quotes of a value a string replaces the content only, so tab stops go on', () => {
  const replaced = (fixture: string, label: string) => {
    const { text, offset } = parseCursor(fixture);
    const found = completionsAt(readJob(text), offset).find((one) => one.label === label);
    return found && [text.slice(found.start, found.end), found.snippet, found.filterText];
  };
  const content = ['gpt-4', 'gpt-4o-mini', 'gpt-4o-mini'];
  assert.deepEqual(replaced('{"model": "gpt-4<|>"}', 'gpt-4o-mini'), content);
  assert.deepEqual(replaced('{"model": "gpt<|>-4"}', 'gpt-4o-mini'), content);
  assert.deepEqual(replaced('{"suffix": "<|>"}', 'null'), ['""', 'null', '"null"']);
  assert.deepEqual(replaced('{"model": "g<|>" "seed":1}', 'gpt-4o-mini')?.slice(0, 2), [
    '"g"',
    '"gpt-4o-mini",',
  ]);
});

test('behind a value whose quotes are there the string is left, unless there is more to type in it', () => {
  const nextOf = (fixture: string, label: string) => {
    const { text, offset } = parseCursor(fixture);
    return completionsAt(readJob(text), offset).find((one) => one.label === label)!.next;
  };
  assert.equal(nextOf('{"model": "<|>"}', 'gpt-4o-mini'), 'string end');
  assert.equal(nextOf('{"method": {"type": "dp<|>"}}', 'dpo'), 'string end');
  // Here the quotes are inserted too, and the cursor comes to stand behind them.
  assert.equal(nextOf('{"model": <|>}', 'gpt-4o-mini'), undefined);
  assert.equal(nextOf('{"model": "<|>\n}', 'gpt-4o-mini'), undefined);
  const check = (input: string) => jobWithGrader(`{"type":"string_check","input":"${input}"}`);
  assert.equal(nextOf(check('<|>'), '{{sample.output_text}}'), undefined);
  assert.equal(nextOf(check('{{<|>}}'), 'sample'), 'suggestions');
});

test('an empty file is offered whole jobs', () => {
  assert.deepEqual(labelsAt('<|>'), ['supervised job', 'dpo job', 'reinforcement job']);
});

test('nothing is offered in free text or below a schema of the answer', () => {
  assert.deepEqual(labelsAt('{"training_file":"file-<|>"}'), []);
  const place =
    '{"method":{"type":"reinforcement","reinforcement":{"response_format":{"type":"json_schema","json_schema":{"schema":{<|>}}}}}}';
  assert.deepEqual(labelsAt(place), []);
});

for (const { name, text } of exampleJobs())
  test(`at every offset of ${name}, every completion leaves valid JSON, and none is offered twice`, () => {
    const job = readJob(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const completions = completionsAt(job, offset, pythonParsers);
      const labels = completions.map(({ label }) => label);
      assert.deepEqual(labels, [...new Set(labels)], `at ${offset}`);
      for (const completion of completions) {
        const after = apply(text, completion);
        assert.deepEqual(
          parseJson(after).problems,
          [],
          `${completion.label} at ${offset}:\n${after}`,
        );
      }
    }
  });

test('in a text that misses a comma, a quote or a value, no completion adds a mistake', () => {
  const [first] = exampleJobs();
  const text = first!.text;
  for (let cut = 0; cut < text.length; cut++) {
    if (!',"'.includes(text[cut]!)) continue;
    const broken = text.slice(0, cut) + text.slice(cut + 1);
    const job = readJob(broken);
    for (const offset of [cut - 1, cut, cut + 1])
      for (const completion of completionsAt(job, Math.max(0, offset))) {
        const after = parseJson(apply(broken, completion)).problems.length;
        assert.ok(
          after <= job.tree.problems.length,
          `${completion.label} at ${offset} of ${broken} gives ${apply(broken, completion)}`,
        );
      }
  }
});
