import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applicationValue, newConnectionId, problemsOf, readConnections } from './settings.ts';

const azure = {
  id: 'work',
  label: 'Work',
  kind: 'azure',
  address: 'https://res.openai.azure.com',
};

test('a connection is read with the address and the authorization that its kind implies', () => {
  assert.deepEqual(readConnections([azure]), {
    connections: [
      {
        ...azure,
        address: 'https://res.openai.azure.com/openai/v1',
        authorization: 'api-key',
      },
    ],
    problems: [],
  });
});

test('a wrong entry is named and skipped, the others are used', () => {
  const wrong = [
    [{ ...azure, label: 'No id', id: '' }, /"No id" is not used: it needs an "id"/],
    [
      { ...azure, id: 'plain', label: undefined, kind: 'aws' },
      /"plain" .*openai, azure, compatible/,
    ],
    [{ ...azure, id: 'http', address: 'http://example.com' }, /https/],
    [{ ...azure, id: 'none', address: undefined }, /"address" is missing/],
    [{ ...azure, id: 'basic', authorization: 'basic' }, /bearer, api-key, entra, none/],
    [{ ...azure, id: 'token', kind: 'compatible', authorization: 'entra' }, /only where "kind"/],
    [{ ...azure, id: 'org', organization: 'a\nb' }, /"organization"/],
    [{ ...azure, id: 'openai' }, /another connection has the id "openai"/],
    [azure, /another connection has the id "work"/],
    ['https://example.com', /#11 is not used: it must be an object/],
  ] as const;
  const read = readConnections([azure, ...wrong.map(([entry]) => entry)]);
  assert.deepEqual(
    read.connections.map(({ id }) => id),
    ['work'],
  );
  assert.equal(read.problems.length, wrong.length);
  wrong.forEach(([, expected], index) => assert.match(read.problems[index]!.message, expected));
});

test('a setting that is no list is a problem, not a failure', () => {
  assert.match(readConnections({ work: azure }).problems[0]!.message, /must be a list/);
  assert.deepEqual(readConnections(undefined), { connections: [], problems: [] });
});

test('what is told of a connection that is missing is what may be about it', () => {
  const { problems } = readConnections([
    { ...azure, id: 'one', address: 'http://example.com' },
    { ...azure, id: 'two', kind: 'aws' },
    { ...azure, label: 'No id', id: undefined },
  ]);
  assert.match(
    problemsOf('two', problems).join(),
    /^Connection "Work" [^,]*openai, azure[^]*"No id"/,
  );
  assert.match(
    problemsOf('nope', problems).join(),
    /^Connection "No id" is not used: it needs an "id"/,
  );
});

test('only what the user set counts for an application-wide setting', () => {
  const fromFolder = { workspaceValue: ['evil'], workspaceFolderValue: ['evil'] };
  assert.deepEqual(applicationValue({ defaultValue: ['default'], ...fromFolder }), ['default']);
  const all = { defaultValue: ['default'], globalValue: ['mine'], ...fromFolder };
  assert.deepEqual(applicationValue(all), ['mine']);
});

test('a new connection gets an id of its own that can be typed', () => {
  assert.equal(newConnectionId('Über Azure (EU)', []), 'über-azure-eu');
  assert.equal(newConnectionId('OpenAI', ['work']), 'openai-2');
  assert.equal(newConnectionId('work', ['work', 'work-2']), 'work-3');
  assert.equal(newConnectionId('***', []), 'connection');
});
