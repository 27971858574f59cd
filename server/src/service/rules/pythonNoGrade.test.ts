import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithPython, pythonContext, pythonFindings } from '../../../../test/support/python.ts';

const found = (source: string) => pythonFindings('python-no-grade', source);
const fixed = (source: string) =>
  fixedTexts(jobWithPython(source), 'python-no-grade', pythonContext);

const missing =
  'The source has no function "grade", which the service calls for each answer. Define it: def grade(sample, item).';
const skeleton =
  'def grade(sample, item):\n    return 1.0 if sample["output_text"] == item["reference_answer"] else 0.0\n';

test('a source without grade is an error at its key, and a skeleton is added to it', () => {
  for (const source of ['', 'import re\n', 'x = grade'])
    assert.deepEqual(found(source), [`error python-no-grade "source": ${missing}`], source);
  assert.deepEqual(fixed(''), [['Add a function "grade"', jobWithPython(skeleton)]]);
  assert.deepEqual(fixed('import re\n'), [
    ['Add a function "grade"', jobWithPython(`import re\n\n\n${skeleton}`)],
  ]);
});

const misnamed =
  'The service calls a function "grade" for each answer, and the source has none. If it is this one, rename it.';

test('a function with a similar name is renamed, with what calls it', () => {
  const source = 'def grader(sample, item):\n    return 1\n';
  assert.deepEqual(found(source), [`error python-no-grade grader: ${misnamed}`]);
  assert.deepEqual(fixed(source)[0], [
    'Rename "grader" to "grade"',
    jobWithPython('def grade(sample, item):\n    return 1\n'),
  ]);
  assert.deepEqual(
    fixed(`${source}print(grader)\n`)[0]![1],
    jobWithPython('def grade(sample, item):\n    return 1\nprint(grade)\n'),
  );
});

test('the only function, or the only one with two parameters, is renamed', () => {
  const score = 'def score(sample, item):\n    score = norm(item)\n    return score\n';
  const norm = 'def norm(text):\n    return text\n';
  for (const source of [score, norm + score]) {
    assert.deepEqual(found(source), [`error python-no-grade score: ${misnamed}`]);
    assert.deepEqual(
      fixed(source).map(([title]) => title),
      ['Rename "score" to "grade"', 'Add a function "grade"'],
    );
    assert.equal(fixed(source)[0]![1], jobWithPython(source.replace('def score', 'def grade')));
  }
});

test('where it cannot be told which one is meant, or the name is taken, none is renamed', () => {
  for (const source of [
    'def one(a, b):\n    return 1\ndef two(a, b):\n    return 2\n',
    'def score(a, b):\n    return 1\nif later:\n    score = None\n',
    'def score(a, b):\n    return 1\ndef two():\n    grade = score(1, 2)\n    return grade\n',
  ])
    assert.deepEqual(found(source), [`error python-no-grade "source": ${missing}`], source);
});

test('a grade inside something else, and a class of that name', () => {
  assert.deepEqual(found('class A:\n    def grade(self, sample, item):\n        return 1\n'), [
    'error python-no-grade grade: The service finds "grade" only at the top level of the source. Move it out of the class or function around it.',
  ]);
  assert.deepEqual(found('class grade:\n    pass\n'), [
    'warning python-no-grade grade: The service calls "grade" for a number, and a class gives an object. Make it a function: def grade(sample, item).',
  ]);
});

test('where grade may be defined unseen, nothing is said', () => {
  for (const source of [
    'def grade(sample, item):\n    return 1\n',
    'grade = lambda sample, item: 1\n',
    'from numpy import *\n',
    'exec("def grade(sample, item): return 1")\n',
    'if True:\n    def grade(sample, item):\n        return 1\n',
    'from operator import eq as grade\n',
  ])
    assert.deepEqual(found(source), [], source);
});
