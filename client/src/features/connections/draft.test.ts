import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  afterCorrection,
  connectionOf,
  emptyDraft,
  isPlainOpenAI,
  proposedLabel,
  questionsFor,
  questionsOf,
  withAddress,
  withKind,
  type Draft,
} from './draft.ts';

const azure = withAddress(emptyDraft, 'https://res.openai.azure.com');
const openai = withKind(emptyDraft, 'openai');

test('only what a connection needs is asked', () => {
  const asked = (draft: Draft) => questionsFor(draft).join(' ');
  assert.equal(asked(azure), 'kind address authorization key check label');
  assert.equal(asked(openai), 'kind address key organization project check label');
  const account: Draft = { ...azure, authorization: 'entra' };
  assert.equal(asked(account), 'kind address authorization check label');
  const later: Draft = { ...azure, key: { kind: 'later' } };
  assert.equal(asked(later), 'kind address authorization key label');
});

test('the numbers of the questions are those of the kind, whatever the answers', () => {
  assert.equal(questionsOf('openai').length, 7);
  for (const kind of ['azure', 'compatible'] as const) assert.equal(questionsOf(kind).length, 6);
});

test('the proposed name tells a connection from the others', () => {
  assert.equal(proposedLabel(azure, []), 'res.openai.azure.com');
  assert.equal(proposedLabel(azure, ['res.openai.azure.com']), 'res.openai.azure.com 2');
  assert.equal(proposedLabel(openai, ['Sandbox', 'OpenAI', 'OpenAI 2']), 'OpenAI 3');
  const own: Draft = { ...openai, organization: 'org-1', project: 'proj_1' };
  assert.equal(proposedLabel(own, ['OpenAI']), 'OpenAI org-1 proj_1');
  assert.deepEqual([openai, own, azure].map(isPlainOpenAI), [true, false, false]);
});

test('a key that is stored for the old address does not go along to the new one', () => {
  const kept: Draft = { ...azure, key: { kind: 'stored' } };
  assert.deepEqual(withAddress(kept, 'https://res.openai.azure.com/openai/v1').key, kept.key);
  const moved = withAddress(kept, 'https://other.openai.azure.com');
  assert.equal(moved.key, undefined);
  assert.equal(afterCorrection(moved), 'key');
  assert.equal(afterCorrection({ ...moved, key: { kind: 'later' } }), 'label');
  assert.equal(afterCorrection({ ...moved, authorization: 'entra' }), 'check');
});

test('another kind begins anew with its own address and header', () => {
  assert.equal(openai.address, 'https://api.openai.com/v1');
  assert.equal(openai.authorization, 'bearer');
  const changed = withKind({ ...azure, id: 'mine', key: { kind: 'stored' } }, 'compatible');
  assert.deepEqual([changed.id, changed.address, changed.key], ['mine', '', undefined]);
  assert.equal(withKind(azure, 'azure'), azure);
});

test('a wrong address changes nothing, and what was left empty is not stored', () => {
  assert.equal(withAddress(azure, 'http://example.com/v1'), azure);
  assert.deepEqual(connectionOf({ ...openai, label: 'Mine', project: 'proj_1' }, 'mine'), {
    id: 'mine',
    label: 'Mine',
    kind: 'openai',
    address: 'https://api.openai.com/v1',
    authorization: 'bearer',
    project: 'proj_1',
  });
});
