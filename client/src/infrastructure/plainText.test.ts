import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainText, withoutLinks } from './plainText.ts';

/** What VS Code 1.139 makes a link of in a message, and runs by a click (`linkedText.ts`). */
const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;

test('a text of others holds no link, whatever is nested in it', () => {
  for (const hostile of [
    '[Sign in](command:workbench.action.quit)',
    '[a]([b](command:x))',
    '[a]](command:x)](https://x)',
    'x.ftjob.json](command:x)',
    '[a\n](command:x)',
    '[a]$(command:x)',
  ]) {
    assert.doesNotMatch(withoutLinks(`[It said: ${hostile}`), link);
    assert.doesNotMatch(plainText(`[It said: ${hostile}`), link);
  }
});

test('a sentence of ours stays as it is, with its lines', () => {
  const sentence = 'The job of a [b] (c) was refused.\nList: a[0], f(x).';
  assert.equal(withoutLinks(sentence), sentence);
});

test('a text of others is one line that is not drawn, and not long', () => {
  assert.equal(plainText('a\n\u202eb  $(bug)\0c'), 'a b (bug) c');
  assert.equal(plainText('x'.repeat(1000)).length, 121);
});
