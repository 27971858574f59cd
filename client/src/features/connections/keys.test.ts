import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keyProblem } from './keys.ts';

test('a key is printable and in one piece; what surrounds it does not matter', () => {
  assert.equal(keyProblem(' sk-proj-abc_DEF-123\n'), undefined);
  assert.match(keyProblem('   ') ?? '', /Paste/);
  assert.match(keyProblem('sk abc') ?? '', /no spaces/);
  assert.match(keyProblem('sk-abc\nsk-def') ?? '', /line breaks/);
  assert.match(keyProblem('sk-äöü') ?? '', /plain letters/);
});
