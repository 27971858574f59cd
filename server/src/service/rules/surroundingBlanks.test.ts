import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith, trainingFile, validationFile } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'surrounding-blanks';
const words = 'There are spaces or line ends around this. Remove them: they count.';

test('around the name of a model and the id of a file: one message, and a fix', () => {
  const body = (model: string, file: string) => `{"model":"${model}","training_file":"${file}"}`;
  for (const blank of [' ', '\\n', '\\t'])
    for (const [model, file] of [
      [`o3${blank}`, trainingFile],
      ['o3', blank + trainingFile],
    ] as const) {
      const marked = model === 'o3' ? file : model;
      assert.deepEqual(readableFindings(body(model, file)), [
        `warning ${code} "${marked}": ${words}`,
      ]);
      const [fixed] = fixedTexts(body(model, file), code);
      assert.equal(fixed![1], body('o3', trainingFile));
      assert.deepEqual(readableFindings(fixed![1]), []);
    }
  const [fixed] = fixedTexts(jobWith(`"validation_file":" ${validationFile} "`), code);
  assert.equal(fixed![1], jobWith(`"validation_file":"${validationFile}"`));
});

test('a path is told as a path, and blanks alone as empty', () => {
  const codes = (file: string) =>
    readableFindings(jobWith(`"validation_file":"${file}"`)).map((text) => text.split(' ')[1]);
  assert.deepEqual(codes(' data/x.jsonl'), ['file-id']);
  assert.deepEqual(codes(' '), ['file-id']);
});
