import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleJobs, parseCursor } from '../../../../test/support/fixtures.ts';
import { jobWithPython, pythonParsers } from '../../../../test/support/python.ts';
import { embeddedAt } from '../embedded.ts';
import { readJob } from '../job.ts';
import { expandSnippet } from '../snippet.ts';
import { completionsAt } from './completion.ts';

/** The completions at a mark in the source, by label, each as the source after it. */
function after(source: string, prepare = (text: string) => text): ReadonlyMap<string, string> {
  const { text, offset } = parseCursor(prepare(jobWithPython(source)));
  return new Map(
    completionsAt(readJob(text), offset, pythonParsers).map(({ label, snippet, start, end }) => {
      const job = text.slice(0, start) + expandSnippet(snippet) + text.slice(end);
      return [label, sourceOf(job)];
    }),
  );
}

function sourceOf(text: string): string {
  const job = JSON.parse(text) as {
    method: { reinforcement: { grader: { source: string } } };
  };
  return job.method.reinforcement.grader.source;
}

test('an import takes the packages of the image by their import names, then what comes with Python', () => {
  const imports = after('# "é"\nfrom sk<|> import x');
  assert.equal(imports.get('sklearn'), '# "é"\nfrom sklearn import x');
  assert.deepEqual([...imports.keys()].slice(0, 2), ['numpy', 'scipy']);
  assert.ok(imports.has('json') && !imports.has('scikit-learn') && !imports.has('torch'));
  assert.deepEqual([...after('import sklearn.me<|>').keys()], []);
});

test('a key of the sample takes its fields, and inside output_json those of the response_format', () => {
  const source = 'def grade(s, item):\n    return s["<|>"]\n';
  const keys = after(source);
  assert.deepEqual(
    [...keys.keys()],
    ['output_text', 'output_json', 'output_tools', 'output_audio', 'choices'],
  );
  assert.equal(keys.get('output_text'), source.replace('<|>', 'output_text'));
  assert.deepEqual(
    [...after('sample["choices"][0]["message"]["<|>').keys()],
    ['role', 'content', 'refusal', 'tool_calls', 'audio', 'annotations', 'function_call'],
  );
  const withFormat = (text: string) =>
    text.replace(
      '"grader":',
      '"response_format":{"type":"json_schema","json_schema":{"name":"s","schema":{"properties":{"steps":{"items":{"properties":{"to$al":{}}}}}}}},"grader":',
    );
  assert.deepEqual([...after('sample["output_json"]["<|>"]', withFormat).keys()], ['steps']);
  const inSteps = after('sample["output_json"]["steps"][0]["<|>"]', withFormat);
  assert.equal(inSteps.get('to$al'), 'sample["output_json"]["steps"][0]["to$al"]');
});

test('a key without its quotes gets them', () => {
  const source = 'def grade(s, item):\n    return s[<|>]\n';
  assert.equal(after(source).get('output_text'), source.replace('<|>', "'output_text'"));
  assert.equal(after('x = sample.get(out<|>)').get('output_json'), "x = sample.get('output_json')");
});

test('a key is closed with the quotes of the source and the bracket that are missing', () => {
  const cases: readonly (readonly [source: string, accepted: string])[] = [
    ['x = sample[<|>', "x = sample['output_text']"],
    ['x = sample[out<|>\nreturn x["a"]', 'x = sample["output_text"]\nreturn x["a"]'],
    ['x = sample["out<|>', 'x = sample["output_text"]'],
    ["x = sample['out<|>\nreturn 1", "x = sample['output_text']\nreturn 1"],
    ['x = sample["out<|>"', 'x = sample["output_text"]'],
    ['x = sample["out<|>]', 'x = sample["output_text"]'],
    ['f(sample[<|>)', "f(sample['output_text'])"],
    ['f(sample["<|>put, 1)', 'f(sample["output_text"], 1)'],
    ['x = sample.get(<|>', "x = sample.get('output_text')"],
    ['x = sample.get("out<|>, 0)', 'x = sample.get("output_text", 0)'],
    ['f"{sample[\'<|>}"', 'f"{sample[\'output_text\']}"'],
  ];
  for (const [source, accepted] of cases)
    assert.equal(after(source).get('output_text'), accepted, source);
});

test('the row offers the keys that the job reads elsewhere', () => {
  const source =
    'def grade(sample, item):\n    return item["pri<|>"] + item["price"] + item.get("it\\"s")\n';
  const keys = after(source);
  assert.deepEqual([...keys.keys()], ['price', 'it"s']);
  assert.equal(keys.get('it"s'), source.replace('pri<|>', 'it\\"s'));
});

test('a variable that holds the answer offers its fields', () => {
  const withFormat = (text: string) =>
    text.replace('"grader":', '"response_format":{"schema":{"properties":{"total":{}}}},"grader":');
  const source =
    'def grade(sample, item):\n    answer = sample.get("output_json") or {}\n    return answer["<|>';
  assert.deepEqual([...after(source, withFormat).keys()], ['total']);
});

test('elsewhere, in the row and without the parser there is nothing', () => {
  for (const source of ['x = "<|>', 'item["<|>"]', '# sample["<|>', 'other["<|>"]'])
    assert.deepEqual([...after(source).keys()], [], source);
  const { text, offset } = parseCursor(jobWithPython('import <|>'));
  assert.deepEqual(completionsAt(readJob(text), offset), []);
});

test('at every offset of the examples, a completion replaces what is around it', () => {
  for (const { text } of exampleJobs()) {
    const job = readJob(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const completions = completionsAt(job, offset, pythonParsers);
      if (embeddedAt(job, offset)?.language !== 'python') continue;
      for (const { start, end } of completions) assert.ok(start <= offset && offset <= end);
    }
  }
});

test('inside an escape there is nothing to complete', () => {
  const text = jobWithPython('sample["output_"]');
  const offset = text.indexOf('\\"]') + 1;
  assert.deepEqual(completionsAt(readJob(text), offset, pythonParsers), []);
  assert.ok(completionsAt(readJob(text), offset - 1, pythonParsers).length > 0);
});

test('behind quotes that lack their backslash a key is completed, and nothing takes the place of the source', () => {
  const accepted = (source: string) => {
    const { text, offset } = parseCursor(jobWithPython('§').replace('§', source));
    return completionsAt(readJob(text), offset, pythonParsers).map(
      ({ snippet, start, end }) => text.slice(0, start) + expandSnippet(snippet) + text.slice(end),
    );
  };
  const grade = String.raw`def grade(s, item):\n    x = "a"\n    return `;
  const whole = (value: string) => jobWithPython('§').replace('§', grade + value);
  assert.equal(accepted(`${grade}s["<|>"]`)[0], whole('s["output_text"]'));
  assert.equal(
    accepted(`${grade}s["out<|>"] == item["b"]`)[0],
    whole('s["output_text"] == item["b"]'),
  );
  // The quotes may just as well end the string, so that nothing is known of what stands behind them.
  for (const value of ['"<|>"', '"<|>', '"<|>\n'])
    assert.deepEqual(accepted(`def grade(s, item):\\n    return ${value}`), [], value);
});

test('a key without its second quote takes nothing of the line away, though another string stands there', () => {
  for (const [written, after] of [
    ["s['<|>].strip() == 'x'", "s['output_text'].strip() == 'x'"],
    ["s['out<|>] + s['b']", "s['output_text'] + s['b']"],
    ["s.get('<|>) == 'x'", "s.get('output_text') == 'x'"],
  ]) {
    const { text, offset } = parseCursor(
      jobWithPython(`def grade(s, item):\n    return ${written}`),
    );
    const { snippet, start, end } = completionsAt(readJob(text), offset, pythonParsers)[0]!;
    assert.equal(
      text.slice(0, start) + expandSnippet(snippet) + text.slice(end),
      jobWithPython(`def grade(s, item):\n    return ${after}`),
    );
  }
});
