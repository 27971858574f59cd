import assert from 'node:assert/strict';
import { test } from 'node:test';
import { created, knowledge, now, submission } from '../../../../test/support/jobRows.ts';
import { headOf } from './head.ts';
import type { Standing } from './standing.ts';

const unknown = submission({ kind: 'unknown', reason: 'timeout', at: now });

test('the badge counts the outcomes that nobody knows, and says what it counts', () => {
  const badge = (...submissions: readonly (typeof unknown)[]) =>
    headOf(knowledge({ submissions })).badge;
  assert.equal(badge(submission(created, 'running')), undefined);
  assert.deepEqual(badge(unknown), {
    value: 1,
    tooltip: '1 submission whose outcome is not known',
  });
  assert.equal(badge(unknown, unknown)?.tooltip, '2 submissions whose outcome is not known');
});

test('a filter is named, and hides nothing from the badge', () => {
  const filter = new Set<Standing>(['failed']);
  const head = headOf(knowledge({ submissions: [unknown], filter }));
  assert.equal(head.description, 'only failed');
  assert.equal(head.badge?.value, 1);
  assert.equal(headOf(knowledge()).description, '');
});
