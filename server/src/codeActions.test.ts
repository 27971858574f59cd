import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { jobWith, trainingFile } from '../../test/support/fixtures.ts';
import { testContext } from '../../test/support/readable.ts';
import { codeActions } from './codeActions.ts';
import { findingsOf } from './service/findings.ts';
import { readJob } from './service/job.ts';

/** The titles of the light bulb at some text, and which of the actions name the problem that they are about. */
function lightBulb(text: string, at: string): readonly string[] {
  const judgeText = (other: string, limit?: number) =>
    findingsOf(readJob(other), testContext, undefined, limit);
  const document = TextDocument.create('file:///a.ftjob.json', 'ftjob', 1, text);
  const verdict = {
    version: 1,
    job: readJob(text),
    findings: judgeText(text),
    isComplete: true,
    judgeText,
  };
  const position = document.positionAt(text.indexOf(at) + 1);
  const range = { start: position, end: position };
  const actions = codeActions(document, verdict, range, { diagnostics: [] }, { canSuppress: true });
  return actions.map(({ title, diagnostics }) => (diagnostics ? `${title} *` : title));
}

test('a problem is suppressed last of all: VS Code lists what names a problem first', () => {
  assert.deepEqual(lightBulb(jobWith('"sed":1,"suffix":7'), '"sed"'), [
    'Change to "seed" *',
    'Fix all that can be fixed in this file',
    'Suppress unknown-property here',
  ]);
});

test('what keeps only the job is offered wherever the cursor stands in the program', () => {
  const text = `job = create(\n  model="gpt-4.1",\n  training_file="${trainingFile}",\n)\nprint(job)\n`;
  for (const place of ['create', 'gpt', 'training', 'print'])
    assert.deepEqual(lightBulb(text, place), ['Keep only the job, as a JSON object *'], place);
});

test('a property that nothing is known about can be removed, by itself only', () => {
  assert.deepEqual(lightBulb(jobWith('"colour":"red","zebra":1'), '"colour"'), [
    'Remove "colour" *',
    'Suppress unknown-property here',
  ]);
});
