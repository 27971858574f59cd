import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithPython, pythonContext, pythonFindings } from '../../../../test/support/python.ts';

const found = (source: string) => pythonFindings('python-parameters', source);
const grade = (parameters: string) => `def grade${parameters}:\n    return 1\n`;

test('what cannot be called with two arguments is an error', () => {
  for (const parameters of ['()', '(sample)', '(a, b, c)', '(a, b, *, c)', '(a, *, b)', '(**all)'])
    assert.deepEqual(found(grade(parameters)), [
      `error python-parameters ${parameters}: The service calls "grade" with exactly two arguments, the sample and the item: def grade(sample, item).`,
    ]);
});

test('what can be called so but takes more is a warning', () => {
  for (const parameters of ['(a, b, c=1)', '(*all)', '(a, *more)'])
    assert.deepEqual(found(grade(parameters)), [
      `warning python-parameters ${parameters}: The documentation wants exactly two parameters of "grade": the sample and the item. What else it takes is never given.`,
    ]);
});

test('two of any kind and name are right, and a decorator may change everything', () => {
  for (const parameters of ['(sample, item)', '(s, i, /)', '(a, b=None)', '(a, b, **c)'])
    assert.deepEqual(found(grade(parameters)), [], parameters);
  assert.deepEqual(found(`import functools\n@functools.cache\n${grade('(a)')}`), []);
});

test('async and generators give no number', () => {
  assert.deepEqual(found('async  def grade(sample, item):\n    return 1\n'), [
    'error python-parameters async: The service does not await "grade", so its result would be no number. Write it without async.',
  ]);
  assert.deepEqual(
    fixedTexts(
      jobWithPython('async  def grade(sample, item):\n    return 1\n'),
      'python-parameters',
      pythonContext,
    ),
    [['Remove async', jobWithPython('def grade(sample, item):\n    return 1\n')]],
  );
  const awaiting = jobWithPython('async def grade(sample, item):\n    return await f(sample)\n');
  assert.deepEqual(fixedTexts(awaiting, 'python-parameters', pythonContext), []);
  assert.deepEqual(found('def grade(sample, item):\n    yield 1\n'), [
    'error python-parameters grade: With "yield" in it, "grade" gives a generator, not a number. Use return.',
  ]);
});

test('the fix writes the two parameters, unless one that goes is used or has a default', () => {
  const fixes = (source: string) =>
    fixedTexts(jobWithPython(source), 'python-parameters', pythonContext);
  for (const [before, after] of [
    ['()', '(sample, item)'],
    ['(s)', '(s, item)'],
    ['(item)', '(sample, item)'],
    ['(a, b, c)', '(a, b)'],
  ] as const)
    assert.deepEqual(fixes(grade(before)), [[`Change to ${after}`, jobWithPython(grade(after))]]);
  assert.deepEqual(fixes('def grade(a, b, c):\n    return c\n'), []);
  assert.deepEqual(fixes(grade('(a, b, c=1)')), []);
  const reading = (parameters: string) =>
    `def grade${parameters}:\n    return item["a"] in sample.get("output_text")\n`;
  assert.deepEqual(fixes(reading('(sample)')), [
    ['Change to (sample, item)', jobWithPython(reading('(sample, item)'))],
  ]);
});

test('no fix where a new parameter would hide a name, or something else calls the function', () => {
  for (const source of [
    'item = load()\ndef grade(s):\n    return item["a"]\n',
    'def grade(item):\n    sample = load()\n    return sample["a"]\n',
    'def grade(s):\n    return 1\ngrade(1)\n',
    'x = 1\ndef grade(a, b, c):\n    return 0 if a else grade (b, a, 1)\n',
  ]) {
    assert.equal(found(source).length, 1, source);
    assert.deepEqual(
      fixedTexts(jobWithPython(source), 'python-parameters', pythonContext),
      [],
      source,
    );
  }
});
