import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleJobs, jobWithGrader, parseCursor } from '../../../../test/support/fixtures.ts';
import { pythonParsers } from '../../../../test/support/python.ts';
import { assertStopsAgree } from '../../../../test/support/snippets.ts';
import { readJob } from '../job.ts';
import { parseJson } from '../json/parse.ts';
import { newJobChoices } from '../newJob.ts';
import { expandSnippet } from '../snippet.ts';
import { completionsAt, type Completion } from './completion.ts';

function labelsAt(fixture: string): readonly string[] {
  const { text, offset } = parseCursor(fixture);
  return completionsAt(readJob(text), offset).map(({ label }) => label);
}

/** The text after a completion has been accepted and its tab stops left as they are. */
function apply(text: string, { start, end, snippet, additional }: Completion): string {
  assertStopsAgree(snippet);
  assert.doesNotMatch(snippet, /(?<!\\)\$\{?[A-Za-z_]/, 'nothing is taken for a variable');
  const inserted = text.slice(0, start) + expandSnippet(snippet) + text.slice(end);
  if (!additional) return inserted;
  assert.ok(additional.end <= start, 'the additional edit lies before the main one');
  return inserted.slice(0, additional.start) + additional.text + inserted.slice(additional.end);
}

function accept(fixture: string, label: string): string {
  const { text, offset } = parseCursor(fixture);
  const completion = completionsAt(readJob(text), offset).find((one) => one.label === label);
  assert.ok(completion, `${label} is offered in ${fixture}`);
  const replaced = text.slice(completion.start, offset);
  assert.ok(
    completion.filterText.startsWith(replaced) ||
      replaced.startsWith('"') === completion.filterText.startsWith('"'),
  );
  return apply(text, completion);
}

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

test('offers required properties first, and none that is there already', () => {
  const labels = labelsAt('{"training_file":"file-abc",<|>}');
  assert.equal(labels[0], 'model');
  assert.ok(!labels.includes('training_file'));
});

test('offers type alone while a grader, a method or a block has none', () => {
  for (const place of [
    jobWithGrader('{<|>}'),
    jobWithGrader('{"name":"x",<|>}'),
    jobWithGrader('{"type":"multi","graders":{"a":{<|>}}}'),
    jobWithGrader('{"type":"score_model","input":[{"role":"user","content":{<|>}}]}'),
    '{"method":{<|>}}',
    '{"integrations":[{<|>}]}',
  ])
    assert.deepEqual(labelsAt(place), ['type'], place);
});

test('a type is completed with the types of its place', () => {
  assert.ok(!labelsAt(jobWithGrader('{"type":"<|>"}')).includes('label_model'));
  const inMulti = labelsAt(jobWithGrader('{"type":"multi","graders":{"a":{"type":"<|>"}}}'));
  assert.ok(inMulti.includes('label_model') && !inMulti.includes('multi'));
});

test('behind a type that is not known, what the type most likely meant has, or any', () => {
  const near = labelsAt(jobWithGrader('{"type":"string_chekc",<|>}'));
  assert.deepEqual(near.slice(0, 3), ['input', 'reference', 'operation']);
  const far = labelsAt(jobWithGrader('{"type":"foo","name":"x",<|>}'));
  for (const key of ['input', 'source', 'calculate_output']) assert.ok(far.includes(key), key);
  assert.ok(!far.includes('type') && !far.includes('name'));
  assert.equal(new Set(far).size, far.length);
  assert.ok(labelsAt('{"method":{"type":"foo",<|>}}').includes('dpo'));
});

test('offers no sampling parameter that the grading model refuses', () => {
  const offered = (model: string) =>
    labelsAt(jobWithGrader(`{"type":"score_model","model":"${model}","sampling_params":{<|>}}`));
  const all = offered('something-new');
  const without = (...keys: readonly string[]) => all.filter((key) => !keys.includes(key));
  assert.ok(all.includes('temperature') && all.includes('top_p'));
  assert.deepEqual(offered('o4-mini-2025-04-16'), without('temperature', 'top_p'));
  assert.deepEqual(offered('gpt-4.1'), without('reasoning_effort'));
});

test('offers no null to a string that has been begun', () => {
  const suffix = (value: string) => labelsAt(`{"suffix":${value}}`).includes('null');
  assert.deepEqual([suffix('<|>'), suffix('"<|>"'), suffix('"n<|>"')], [true, true, false]);
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

test('offers only the block of the chosen method', () => {
  assert.deepEqual(labelsAt('{"method":{"type":"dpo",<|>}}'), ['dpo']);
});

test('offers the skeletons of methods and graders as values and behind their keys', () => {
  assert.ok(labelsAt('{"method":<|>}').includes('reinforcement method'));
  assert.ok(labelsAt('{<|>}').includes('method: reinforcement method'));
  assert.ok(labelsAt(jobWithGrader('<|>')).includes('multi grader'));
  assert.ok(
    labelsAt(jobWithGrader('{"type":"multi","graders":{<|>}}')).includes('label_model grader'),
  );
});

test('a key typed into the map of graders is kept by the skeleton behind it', () => {
  const after = accept(
    jobWithGrader('{"type":"multi","graders":{"exact<|>"}}'),
    'string_check grader',
  );
  assert.ok(after.includes('"exact": {'), after);
  assert.deepEqual(parseJson(after).problems, []);
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

test('the key of a new grader is typed first, then what the grader holds', () => {
  const { text, offset } = parseCursor(jobWithGrader('{"type":"multi","graders":{<|>}}'));
  for (const { snippet } of completionsAt(readJob(text), offset)) {
    const stops = [...snippet.matchAll(/\$\{(\d+)/g)].map(([, stop]) => Number(stop));
    assert.equal(snippet.indexOf('"${1:key}": '), 0, snippet);
    assert.ok(stops.slice(1).every((stop) => stop > 1));
  }
  const metadata = completionsAt(readJob('{"metadata":{}}'), 13);
  assert.deepEqual(
    metadata.map(({ snippet }) => snippet),
    ['"${1:key}": "$2"'],
  );
});

test('models that the method can train come first; the others are offered too', () => {
  const labels = labelsAt('{"model":<|>,"method":{"type":"reinforcement"}}');
  assert.equal(labels[0], 'o4-mini-2025-04-16');
  assert.ok(labels.includes('gpt-4.1-2025-04-14'));
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

test('behind a new key the list opens where it has something, and only there', () => {
  const objects = [
    '{<|>}',
    '{"method":{"type":"supervised",<|>}}',
    '{"method":{"type":"reinforcement","reinforcement":{<|>}}}',
    '{"method":{"type":"dpo","dpo":{"hyperparameters":{<|>}}}}',
    '{"method":{"type":"reinforcement","reinforcement":{"hyperparameters":{<|>}}}}',
    '{"integrations":[{"type":"wandb",<|>}]}',
    ...newJobChoices().graders.map(({ value }) => jobWithGrader(`{"type":"${value}",<|>}`)),
    jobWithGrader('{"type":"multi","graders":{"a":{"type":"label_model","labels":["x"],<|>}}}'),
    jobWithGrader('{"type":"multi","graders":{"a":{"type":"label_model",<|>}}}'),
    jobWithGrader('{"type":"score_model","sampling_params":{<|>}}'),
  ];
  for (const fixture of objects) {
    const { text, offset } = parseCursor(fixture);
    for (const completion of completionsAt(readJob(text), offset)) {
      if (completion.kind !== 'property') continue;
      const stop = /(?<!\\)\$(?:\{\d+[:|])?/.exec(completion.snippet);
      const after = apply(text, completion);
      const cursor =
        completion.start + expandSnippet(completion.snippet.slice(0, stop?.index)).length;
      const offered = stop ? completionsAt(readJob(after), cursor) : [];
      const hasSome = offered.some(({ label }) => label !== 'null');
      assert.equal(
        completion.showNext === 'suggestions',
        hasSome,
        `${completion.label} in ${after}`,
      );
    }
  }
});

test('every property completion is documented', () => {
  for (const { label, documentation } of completionsAt(readJob('{}'), 1))
    assert.ok(documentation !== undefined || label === '$schema', label);
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
