import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import manifest from '../package.json' with { type: 'json' };
import texts from '../package.nls.json' with { type: 'json' };
import { serviceCommands, untrustedCommands } from '../client/src/serviceCommands.ts';

const settings = manifest.contributes.configuration.properties;

/** The commands that client.js answers by itself, each with the reason why it comes near no service. */
const otherCommands: Readonly<Record<string, string>> = {
  'ftjob.newJobFile': 'writes a file of the workspace',
  'ftjob.showJobs': 'shows the view',
  'ftjob.restartLanguageServer': 'starts a process of the extension, which opens no connection',
};

const needsTrust = (id: string) => !(id in untrustedCommands) && !(id in otherCommands);

test('every text of the manifest exists, and no other', () => {
  const used = [...JSON.stringify(manifest).matchAll(/"%([\w.-]+)%"/g)].map(([, name]) => name);
  assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort());
});

test('the setting of the rules knows each by its code, with what it finds', () => {
  const list = readFileSync(new URL('../docs/rules/README.md', import.meta.url), 'utf8');
  const rows = [...list.matchAll(/^\| \[([\w-]+)\].*? \| \w+ +\| (.*\S) +\|$/gm)];
  const { propertyNames } = settings['ftjob.rules'];
  assert.deepEqual(
    propertyNames.enum,
    rows.map(([, code]) => code),
  );
  const shown: Readonly<Record<string, string>> = texts;
  assert.deepEqual(
    propertyNames.markdownEnumDescriptions.map((name) => shown[name.slice(1, -1)]),
    rows.map(([, , finds]) => finds),
    'each has the text of docs/rules/README.md in package.nls.json',
  );
});

test('the README names each command and each setting', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const shown: Readonly<Record<string, string>> = texts;
  const names = [
    ...manifest.contributes.commands.map(({ title }) => `_${shown[title.slice(1, -1)]}_`),
    ...Object.keys(settings).map((name) => `\`${name}\``),
  ];
  assert.deepEqual(
    names.filter((name) => !readme.includes(name)),
    [],
  );
});

test('a job is completed with what ftjob knows, not with any word of the file', () => {
  const defaults = manifest.contributes.configurationDefaults['[ftjob]'];
  assert.equal(defaults['editor.wordBasedSuggestions'], 'off');
});

test('a folder can name a connection, but neither define one nor move the sandbox', () => {
  assert.equal(settings['ftjob.connection'].scope, 'resource');
  assert.equal(settings['ftjob.connections'].scope, 'application');
  assert.equal(settings['ftjob.sandbox.address'].scope, 'application');
  const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  assert.equal(supported, 'limited', 'else the restricted settings are not honoured');
  assert.deepEqual(restrictedConfigurations, ['ftjob.connection']);
});

/** The settings that also a folder which is not trusted can make, each with the reason why that does no harm. */
const harmlessSettings: Readonly<Record<string, string>> = {
  'ftjob.rules': 'says how problems are shown; a text that is no JSON is never sent',
  'ftjob.suppressions': 'says which problems are shown',
  'ftjob.inlayHints.rewardInterval': 'says what the editor shows',
};

test('each setting that a folder can make is restricted, or does no harm for a reason', () => {
  const restricted: readonly string[] =
    manifest.capabilities.untrustedWorkspaces.restrictedConfigurations;
  const open = Object.entries(settings)
    .filter(([, { scope }]) => scope !== 'application')
    .map(([name]) => name)
    .filter((name) => !restricted.includes(name) && !(name in harmlessSettings));
  assert.deepEqual(open, []);
});

test('each command is answered by the service bundle, or listed here', () => {
  const known: readonly string[] = [...serviceCommands, ...Object.keys(otherCommands)];
  const ids = manifest.contributes.commands.map(({ command }) => command);
  assert.deepEqual(
    ids.filter((id) => !known.includes(id)),
    [],
    'list it in serviceCommands.ts, or in otherCommands with the reason why it uses no service',
  );
});

test('a command that uses a service is disabled in a folder that is not trusted', () => {
  for (const { command, ...rest } of manifest.contributes.commands)
    if (needsTrust(command))
      assert.match(
        'enablement' in rest ? rest.enablement : '',
        /\bisWorkspaceTrusted\b/,
        `${command} needs "enablement": "isWorkspaceTrusted", or an entry in untrustedCommands with a reason`,
      );
});

test('a command that uses a service is in no menu of a folder that is not trusted', () => {
  for (const [menu, items] of Object.entries(manifest.contributes.menus))
    for (const { command, when } of items as readonly { command?: string; when?: string }[])
      if (menu !== 'commandPalette' && command !== undefined && needsTrust(command))
        assert.match(when ?? '', /\bisWorkspaceTrusted\b/, `${command} in ${menu}`);
});
