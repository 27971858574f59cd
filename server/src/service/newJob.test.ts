import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readableFindings } from '../../../test/support/readable.ts';
import { assertStopsAgree } from '../../../test/support/snippets.ts';
import { newJobChoices, newJobSnippet } from './newJob.ts';
import { expandSnippet } from './snippet.ts';

test('a new job of every method and grader is valid as it stands, but for its file ids', () => {
  const { methods, graders } = newJobChoices();
  assert.deepEqual(
    methods.map(({ value }) => value),
    ['supervised', 'dpo', 'reinforcement'],
  );
  const choices = [
    ...methods.map(({ value }) => [value, undefined] as const),
    ...graders.map(({ value }) => ['reinforcement', value] as const),
  ];
  for (const [method, grader] of choices) {
    const snippet = newJobSnippet(method, grader, '  ');
    assertStopsAgree(snippet);
    const text = expandSnippet(snippet);
    const others = readableFindings(text).filter(
      (finding) => !finding.startsWith('information placeholder-file-id'),
    );
    assert.deepEqual(others, [], text);
    const body = JSON.parse(text) as {
      method: { type: string; reinforcement?: { grader: { type: string } } };
    };
    assert.equal(body.method.type, method);
    if (grader !== undefined) assert.equal(body.method.reinforcement?.grader.type, grader);
  }
});

test('every choice is explained', () => {
  const { methods, graders } = newJobChoices();
  for (const { value, description } of [...methods, ...graders])
    assert.ok(description.length > 10, value);
});
