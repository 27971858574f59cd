import assert from 'node:assert/strict';
import { test } from 'node:test';
import { portalOf } from './portal.ts';

const openai = 'https://api.openai.com/v1';

test("OpenAI has a page for a job, Azure's address needs more than the service tells", () => {
  assert.deepEqual(portalOf('openai', openai, 'ftjob-a1'), {
    address: 'https://platform.openai.com/finetune/ftjob-a1',
    isOfJob: true,
  });
  assert.deepEqual(portalOf('azure', 'https://r.openai.azure.com/openai/v1', 'ftjob-a1'), {
    address: 'https://ai.azure.com/',
    isOfJob: false,
  });
});

test('no other service has a portal, whatever it calls itself', () => {
  assert.equal(portalOf('compatible', openai, 'ftjob-a1'), undefined);
  assert.equal(portalOf('sandbox', 'http://127.0.0.1:1/v1', 'ftjob-a1'), undefined);
  assert.equal(portalOf('openai', 'https://api.openai.com.evil.example/v1', 'ftjob-a1'), undefined);
  assert.equal(portalOf('azure', 'https://evil.example/azure.com', 'ftjob-a1'), undefined);
});

test('an id that is none leads to the first page, not elsewhere', () => {
  for (const id of ['../../evil', 'a?b', '//evil.example', 'x'.repeat(101), ''])
    assert.equal(portalOf('openai', openai, id)?.address, 'https://platform.openai.com/finetune');
});
