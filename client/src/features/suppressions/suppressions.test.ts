import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readArgument, withSuppression } from './suppressions.ts';

const entry = { file: 'reward.ftjob.json', rule: 'missing-name', pointer: '/method' };

test('adds an entry once and keeps what is there', () => {
  assert.deepEqual(withSuppression(undefined, entry), [entry]);
  assert.deepEqual(withSuppression([entry], entry), [entry]);
  assert.deepEqual(withSuppression([null, 'odd'], entry), [null, 'odd', entry]);
  assert.deepEqual(withSuppression('no list', entry), [entry]);
});

test('takes no argument that is none', () => {
  for (const odd of [undefined, null, 1, 'x', {}, { uri: 1, rule: 'r', pointer: '' }])
    assert.equal(readArgument(odd), undefined);
  assert.deepEqual(readArgument({ uri: 'file:///x', rule: 'r', pointer: '', more: 1 }), {
    uri: 'file:///x',
    rule: 'r',
    pointer: '',
  });
});
