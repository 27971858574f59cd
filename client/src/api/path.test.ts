import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepOf } from './path.ts';

test('whatever an id holds, it is one step of the path', () => {
  for (const id of [
    'ftjob-1',
    '..',
    '.',
    '...',
    '%2e%2e',
    '../jobs',
    'a/b?c#d',
    '\\..',
    '\ud800',
    '',
  ]) {
    const url = new URL(`https://service.example/v1/fine_tuning/jobs/${stepOf(id)}/cancel?limit=1`);
    assert.equal(url.pathname.split('/').length, 6, id);
    assert.match(
      url.href,
      /^https:\/\/service\.example\/v1\/fine_tuning\/jobs\/[^/?#]*\/cancel\?limit=1$/,
    );
  }
  assert.equal(stepOf('ftjob-1'), 'ftjob-1');
});
