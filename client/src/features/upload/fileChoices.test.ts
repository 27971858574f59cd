import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hostileTexts } from '../../../../test/support/hostile.ts';
import { fileChoices } from './fileChoices.ts';
import { knownFiles } from './knownFiles.ts';

const from = { connectionId: 'a', address: 'https://a.example' };

for (const hostile of [...hostileTexts, 'data/$(alert)\u202elnosj.jsonl'])
  test(`a file of the name ${JSON.stringify(hostile)} is shown as text and written as it is`, () => {
    const upload = { id: hostile, fileName: hostile, service: 'A', at: 1, ...from };
    const choices = fileChoices(knownFiles([upload], [], from, String), [hostile]);
    assert.equal(choices.length, 2);
    for (const { text, label, description, documentation } of choices) {
      assert.equal(text, hostile);
      for (const shown of [label, description, documentation]) {
        assert.doesNotMatch(shown, /\p{C}|\$\(/u);
        assert.ok(shown.length > 0);
      }
    }
  });

test('a known file is found by its id and by its name', () => {
  const description = 'rows.jsonl, uploaded to A.';
  const [known] = fileChoices([{ id: 'file-a', fileName: 'rows.jsonl', description }], []);
  assert.deepEqual(known, {
    ...{ kind: 'known', text: 'file-a', label: 'file-a', description: 'rows.jsonl' },
    ...{ documentation: description, filterText: 'file-a rows.jsonl' },
  });
});
