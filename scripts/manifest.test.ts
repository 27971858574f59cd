import assert from 'node:assert/strict';
import { test } from 'node:test';
import manifest from '../package.json' with { type: 'json' };
import texts from '../package.nls.json' with { type: 'json' };

const settings = manifest.contributes.configuration.properties;

test('every text of the manifest exists, and no other', () => {
  const used = [...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map(([, name]) => name);
  assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
});

test('a folder can name a connection, but neither define one nor move the sandbox', () => {
  assert.equal(settings['ftjob.connection'].scope, 'resource');
  assert.equal(settings['ftjob.connections'].scope, 'application');
  assert.equal(settings['ftjob.sandbox.address'].scope, 'application');
  const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  assert.equal(supported, 'limited', 'else the restricted settings are not honoured');
  assert.deepEqual(restrictedConfigurations, ['ftjob.connection']);
});

test('nothing is offered for submission in a folder that is not trusted', () => {
  const submit = manifest.contributes.commands.find(({ command }) => command === 'ftjob.submitJob');
  assert.equal(submit?.enablement, 'isWorkspaceTrusted');
  for (const { when } of manifest.contributes.menus['editor/title'])
    assert.match(when, /isWorkspaceTrusted/);
});
