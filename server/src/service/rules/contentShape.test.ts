import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'content-shape';
const job = (block: string) =>
  jobWithGrader(
    `{"type":"score_model","name":"n","model":"m","input":[{"role":"user","content":[{"type":"input_text","text":"{{sample.output_text}}"},${block}]}]}`,
  );

test('the address of an image is no object', () => {
  for (const [block, after] of [
    [
      '{"type":"input_image","image_url":{"url":"{{item.image}}"}}',
      '{"type":"input_image","image_url":"{{item.image}}"}',
    ],
    [
      '{"type":"input_image","image_url":{"detail":"low","url":"x"}}',
      '{"type":"input_image","image_url":"x", "detail":"low"}',
    ],
    [
      '{\n  "image_url": {\n    "url": "x",\n    "detail": "low"\n  },\n  "type": "input_image"\n}',
      '{\n  "image_url": "x",\n  "type": "input_image",\n  "detail": "low"\n}',
    ],
  ] as const) {
    assert.deepEqual(readableFindings(job(block)), [
      'error content-shape {: "image_url" is the address itself. Take it out of the braces.',
    ]);
    assert.deepEqual(fixedTexts(job(block), code), [['Take the address out', job(after)]]);
    assert.deepEqual(readableFindings(job(after)), []);
  }
});

test('what has no place outside is not thrown away', () => {
  for (const block of [
    '{"type":"input_image","image_url":{"url":"x","detail":"low"},"detail":"high"}',
    '{"type":"input_image","image_url":{"url":"x","size":7}}',
  ]) {
    assert.equal(readableFindings(job(block)).length, 1);
    assert.deepEqual(fixedTexts(job(block), code), []);
  }
});

test('the data of a sound stand in an object with their format', () => {
  const message =
    'error content-shape "{{item.clip}}": "input_audio" is an object with the data and their format: { "data": …, "format": "mp3" }.';
  const object = (format: string) =>
    `{"type":"input_audio","input_audio":{ "data": "{{item.clip}}", "format"${format} }}`;
  const beside = job('{"type":"input_audio","format":"wav","input_audio":"{{item.clip}}"}');
  assert.deepEqual(readableFindings(beside), [message]);
  assert.deepEqual(fixedTexts(beside, code), [
    ['Put the data into an object', job(object(':"wav"'))],
  ]);
  const without = job('{"type":"input_audio","input_audio":"{{item.clip}}"}');
  assert.deepEqual(readableFindings(without), [message]);
  assert.deepEqual(fixedTexts(without, code), [
    ['Put the data into an object, as mp3', job(object(': "mp3"'))],
    ['Put the data into an object, as wav', job(object(': "wav"'))],
  ]);
  assert.deepEqual(readableFindings(job(object(': "wav"'))), []);
});

test('data and format beside the type go into the object', () => {
  const [fixed] = fixedTexts(
    job('{"type":"input_audio","data":"{{item.clip}}","format":"mp3"}'),
    'misplaced-property',
  );
  assert.equal(
    fixed![1],
    job('{"type":"input_audio","input_audio": { "data":"{{item.clip}}", "format":"mp3" }}'),
  );
});
