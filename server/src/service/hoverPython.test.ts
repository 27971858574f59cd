import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleJobs, parseCursor } from '../../../test/support/fixtures.ts';
import { jobWithPython, pythonParsers } from '../../../test/support/python.ts';
import { embeddedAt } from './embedded.ts';
import { hoverAt } from './hover.ts';
import { readJob } from './job.ts';

/** The marked text and what is said of it. */
function hover(source: string): readonly string[] | undefined {
  const { text, offset } = parseCursor(jobWithPython(source));
  const found = hoverAt(readJob(text), offset, pythonParsers);
  return found && [text.slice(found.start, found.end), found.markdown];
}

test('an import says which package it is of, in which version', () => {
  assert.deepEqual(hover('# "é"\nimport skl<|>earn.metrics as m'), [
    'sklearn.metrics',
    'From the package scikit-learn 1.6.1 of the image 2025-05-08.',
  ]);
  assert.deepEqual(hover('import j<|>son'), ['json', 'Comes with Python.']);
  assert.deepEqual(hover('import j<|>oblib'), [
    'joblib',
    'From the package joblib, which the image has because scikit-learn, nltk needs it.',
  ]);
});

test('a key of the sample says what it holds', () => {
  const grade = (expression: string) => `def grade(s, item):\n    return ${expression}\n`;
  assert.deepEqual(hover(grade('s["output_<|>text"]')), [
    'output_text',
    "The model's answer as text.",
  ]);
  assert.deepEqual(hover(grade('s["choices"][0]["message"].get("con<|>tent")')), [
    'content',
    'The text of the answer.',
  ]);
  assert.match(hover(grade('s["output_t<|>ools"]'))![1]!, /\n\nOnly if the model called a tool\.$/);
});

test('code of which nothing is known says nothing; its key says what the field is', () => {
  const grade = 'def grade(s, item):\n    return max(0, len(s["output_text"]))\n';
  for (const place of ['ma<|>x', ' <|>   return', 'de<|>f'])
    assert.equal(hover(grade.replace(place.replace('<|>', ''), place)), undefined, place);
  const { text, offset } = parseCursor(jobWithPython(grade).replace('"source"', '"sou<|>rce"'));
  assert.match(hoverAt(readJob(text), offset)!.markdown, /grade/);
});

test("a key of the answer shows its part of the job's own schema, also through a variable", () => {
  const source =
    'def grade(s, item):\n    a = s["output_json"]\n    return a["rows"][0]["pri<|>ce"]\n';
  const { text, offset } = parseCursor(
    jobWithPython(source).replace(
      '"grader":',
      '"response_format":{"schema":{"properties":{"rows":{"items":{"$ref":"#/$defs/row"}}},"$defs":{"row":{"properties":{"price":{"type":"number"}}}}}},"grader":',
    ),
  );
  const found = hoverAt(readJob(text), offset, pythonParsers);
  assert.match(found!.markdown, /response_format.*\n\n```json\n\{"type":"number"\}\n```$/);
});

test('each offset of every example answers within the file', () => {
  for (const { text } of exampleJobs()) {
    const job = readJob(text);
    for (let offset = 0; offset <= text.length; offset++) {
      const found = hoverAt(job, offset, pythonParsers);
      if (embeddedAt(job, offset)?.language !== 'python' || !found) continue;
      // Within an escape, the place is the one before it.
      assert.ok(found.start <= offset && offset <= found.end + 1);
      assert.notEqual(found.markdown, '');
    }
  }
});

test('a name of the source shows what defines it, and its docstring', () => {
  const helper = (use: string) =>
    `def score(text: str,\n          limit=1) -> float:\n    """Scores a text.\n\n    limit: the \`most\`\n    """\n    return 1.0\n\ndef grade(sample, item):\n    best = "é"\n    return ${use}\n`;
  assert.deepEqual(hover(helper('sco<|>re("a")')), [
    'score',
    '```python\ndef score(text: str,\n          limit=1) -> float\n```\n\n```text\nScores a text.\n\nlimit: the `most`\n```',
  ]);
  assert.deepEqual(hover(helper('be<|>st')), ['best', '```python\nbest = "é"\n```']);
  assert.deepEqual(hover(helper('ite<|>m')), ['item', '```python\ndef grade(sample, item):\n```']);
  assert.equal(hover(helper('le<|>n("a")')), undefined);
});
