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

test('a function with a similar name is renamed, unless something calls it', () => {
  const source = 'def grader(sample, item):\n    return 1\n';
  assert.deepEqual(found(source), [`error python-no-grade grader: ${missing}`]);
  assert.deepEqual(fixed(source)[0], [
    'Rename "grader" to "grade"',
    jobWithPython('def grade(sample, item):\n    return 1\n'),
  ]);
  assert.deepEqual(
    fixed(`${source}print(grader)\n`).map(([title]) => title),
    ['Add a function "grade"'],
  );
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
