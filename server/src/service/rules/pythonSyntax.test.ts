import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithPython, pythonContext, pythonParsers } from '../../../../test/support/python.ts';
import { findingsOf } from '../findings.ts';
import { readJob } from '../job.ts';

const errorsOf = (text: string) =>
  findingsOf(readJob(text), pythonContext)
    .filter(({ code }) => code === 'python-syntax')
    .map(({ severity, start, end }) => [severity, text.slice(start, end)]);

test('an error is at its place in the file, whatever is escaped before it', () => {
  const source = '# "é" 😀 \\ \t\ndef grade(sample, item):\n    x = "a\\n" return 1\n';
  assert.deepEqual(errorsOf(jobWithPython(source)), [['error', 'return']]);
  const escaped = jobWithPython(source).replace('é', '\\u00e9').replace('😀', '\\ud83d\\ude00');
  assert.deepEqual(errorsOf(escaped), [['error', 'return']]);
});

test('its fix changes the Python and keeps the JSON', () => {
  const fixes = fixedTexts(
    jobWithPython('# "\ndef grade(sample, item)\n    return 1\n'),
    'python-syntax',
    pythonContext,
  );
  assert.deepEqual(fixes, [
    ['Insert ":"', jobWithPython('# "\ndef grade(sample, item):\n    return 1\n')],
  ]);
});

test('the title says what several edits write', () => {
  const source = (call: string) => `def grade(sample, item):\n    ${call}\n    return 1\n`;
  assert.deepEqual(
    fixedTexts(jobWithPython(source('print item')), 'python-syntax', pythonContext),
    [['Change to print(item)', jobWithPython(source('print(item)'))]],
  );
});

test('without its checker nothing is said of the syntax', () => {
  const context = {
    ...pythonContext,
    python: { ...pythonParsers, checkSyntax: undefined },
  };
  assert.deepEqual(findingsOf(readJob(jobWithPython('def (')), context), []);
});
