import assert from 'node:assert/strict';
import { test } from 'node:test';
import { safeFileName } from './fileName.ts';

test('a usual name is kept', () => {
  assert.equal(safeFileName('step_metrics.csv', 'x'), 'step_metrics.csv');
  assert.equal(safeFileName('Ergebnis 1-ä.txt', 'x'), 'Ergebnis 1-ä.txt');
});

test('a name never leads out of the folder, nor hides itself', () => {
  const names = [
    '../../.bashrc',
    'C:\\x\\..\\boot.ini',
    '/etc/passwd',
    '..',
    '',
    'a\0b\n.csv',
    'a:b?',
  ];
  assert.deepEqual(
    names.map((name) => safeFileName(name, 'results')),
    ['bashrc.csv', 'boot.ini', 'passwd.csv', 'results.csv', 'results.csv', 'a_b_.csv', 'a_b_.csv'],
  );
});

test('an endless name is cut', () => {
  assert.equal(safeFileName(`${'x'.repeat(100_000)}.csv`, 'x').length, 100);
});
