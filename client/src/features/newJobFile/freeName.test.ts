import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freeName } from './freeName.ts';

test('a name that is free, also where case does not count', () => {
  assert.equal(freeName('new', []), 'new.ftjob.json');
  assert.equal(freeName('new', ['New.ftjob.json', 'new-2.ftjob.json']), 'new-3.ftjob.json');
  assert.equal(freeName('C2', ['c2.ftjob.json']), 'C2-2.ftjob.json');
});
