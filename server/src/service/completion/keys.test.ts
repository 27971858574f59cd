import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accept, apply, labelsAt } from '../../../../test/support/completions.ts';
import { jobWithGrader, parseCursor } from '../../../../test/support/fixtures.ts';
import { pythonParsers } from '../../../../test/support/python.ts';
import { readJob } from '../job.ts';
import { parseJson } from '../json/parse.ts';
import { newJobChoices } from '../newJob.ts';
import { expandSnippet } from '../snippet.ts';
import { completionsAt } from './completion.ts';

test('offers required properties first, and none that is there already', () => {
  const labels = labelsAt('{"training_file":"file-abc",<|>}');
  assert.equal(labels[0], 'model');
  assert.ok(!labels.includes('training_file'));
});

test('offers whole graders, methods and blocks first where one is empty, then type, and no other property', () => {
  for (const place of [
    jobWithGrader('{<|>}'),
    jobWithGrader('{"type":"multi","graders":{"a":{<|>}}}'),
    jobWithGrader('{"type":"score_model","input":[{"role":"user","content":{<|>}}]}'),
    '{"method":{<|>}}',
    '{"integrations":[{<|>}]}',
  ]) {
    const others = [...labelsAt(place)];
    assert.equal(others.pop(), 'type', place);
    assert.ok(
      others.every((label) => label.includes(' ')),
      others.join(),
    );
  }
  assert.deepEqual(labelsAt(jobWithGrader('{"name":"x",<|>}')), ['type']);
  assert.deepEqual(labelsAt('{"method":{"dpo":{},<|>}}'), ['type']);
});

test('an empty method or grader takes all of a skeleton, on the line of its brace or on its own', () => {
  const dpo = '"type": "dpo",\n  "dpo": {\n    "hyperparameters": {\n      "n_epochs": 2,';
  assert.ok(accept('{"method": {<|>}}', 'dpo method').startsWith(`{"method": {\n  ${dpo}`));
  assert.ok(accept('{"method": {"d<|>"}}', 'dpo method').startsWith(`{"method": {\n  ${dpo}`));
  // The editor indents what follows as the line that it is inserted in.
  const ownLine = accept('{"method": {\n    <|>\n  }\n}', 'dpo method');
  assert.ok(ownLine.startsWith(`{"method": {\n    ${dpo.replaceAll('\n  ', '\n')}`), ownLine);
  assert.ok(ownLine.endsWith('}\n}\n  }\n}'), ownLine);
  assert.match(
    accept(jobWithGrader('{<|>}'), 'python grader'),
    /"grader":\{\n {2}"type": "python",[^]*\n\}\}\}\}$/,
  );
});

test('an empty grader is replaced as a whole from its key and from before its braces', () => {
  const job = (member: string) =>
    `{"method":{"reinforcement":{${member},"response_format":{"type":"text"}}}}`;
  const whole =
    /\{"grader": ?\{\n {2}"type": "python",[^]*\n\},"response_format":\{"type":"text"\}\}/;
  for (const member of ['"gra<|>der": {}', '"grader<|>":{ }'])
    assert.match(accept(job(member), 'grader: python grader'), whole, member);
  for (const member of ['"grader": <|>{}', '"grader":<|> {}'])
    assert.match(accept(job(member), 'python grader'), whole, member);
  assert.match(
    accept(jobWithGrader('{"type":"multi","graders":{"ex<|>act":{}}}'), 'python grader'),
    /"graders":\{"exact": \{\n {2}"type": "python",/,
  );
  // What holds something, or may, is left alone.
  for (const value of ['{"type":"python"}', '[]', '{\n}', '{'])
    assert.equal(accept(job(`"gr<|>": ${value}`), 'grader'), job(`"grader": ${value}`), value);
});

test('what the model is trained by comes first', () => {
  const o4 = '{"model":"o4-mini-2025-04-16",';
  assert.equal(labelsAt(`${o4}"method":{<|>}}`)[0], 'reinforcement method');
  assert.equal(labelsAt(`${o4}"method":<|>}`)[0], 'reinforcement method');
  assert.equal(labelsAt(`${o4}"method":{"type":"<|>"}}`)[0], 'reinforcement');
  assert.match(accept(`${o4}"method":{<|>}}`, 'type'), /\{"type": "reinforcement"\}/);
  const atTop = labelsAt(`${o4}<|>}`).filter((label) => label.startsWith('method:'));
  assert.equal(atTop[0], 'method: reinforcement method');
  for (const model of ['gpt-4.1', 'something-new', 'babbage-002'])
    assert.equal(labelsAt(`{"model":"${model}","method":{"type":"<|>"}}`)[0], 'supervised', model);
});

test('a number begins with one that its place takes', () => {
  const sampling = (key: string) =>
    accept(jobWithGrader('{"type":"score_model","sampling_params":{<|>}}'), key);
  assert.match(sampling('max_completions_tokens'), /"max_completions_tokens": 32768\}/);
  assert.match(sampling('top_p'), /"top_p": 1\}/);
  assert.match(sampling('seed'), /"seed": 0\}/);
  assert.match(accept(jobWithGrader('{"type":"endpoint",<|>}'), 'rate_limit'), /"rate_limit": 1\}/);
  const steps = '{"method":{"type":"reinforcement","reinforcement":{<|>}}}';
  assert.match(accept(steps, 'max_episode_steps'), /"max_episode_steps": 1\}/);
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

test('offers only the block of the chosen method', () => {
  assert.deepEqual(labelsAt('{"method":{"type":"dpo",<|>}}'), ['dpo']);
});

test('a key typed into the map of graders is kept by the skeleton behind it', () => {
  const after = accept(
    jobWithGrader('{"type":"multi","graders":{"exact<|>"}}'),
    'string_check grader',
  );
  assert.ok(after.includes('"exact": {'), after);
  assert.deepEqual(parseJson(after).problems, []);
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
      const offered = stop ? completionsAt(readJob(after), cursor, pythonParsers) : [];
      const hasSome = offered.some(({ label }) => label !== 'null');
      assert.equal(completion.next === 'suggestions', hasSome, `${completion.label} in ${after}`);
    }
  }
});

test('every property completion is documented', () => {
  for (const { label, documentation } of completionsAt(readJob('{}'), 1))
    assert.ok(documentation !== undefined || label === '$schema', label);
});
