import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readResultText, resultText } from './resultFile.ts';

const csv = 'step,train_loss,train_accuracy,valid_loss\n1,3.63265,0.5,\n2,6e-05,0.80952,2.5\n';
const encode = (text: string) => new TextEncoder().encode(text);

test('a result file is read plain and in base64', () => {
  assert.equal(resultText(encode(csv)), csv);
  assert.equal(resultText(encode(btoa(csv))), csv);
  assert.equal(resultText(encode(`${btoa(csv)}\n`)), csv);
});

test('what is neither is shown as it came', () => {
  assert.equal(resultText(encode('aGFsbG8=')), 'aGFsbG8=');
  assert.equal(resultText(encode('<html>')), '<html>');
  assert.equal(resultText(encode('')), '');
});

test('the figures of the steps, without the empty cells', () => {
  assert.deepEqual(readResultText(csv), [
    { step: 1, values: { train_loss: 3.63265, train_accuracy: 0.5 } },
    { step: 2, values: { train_loss: 6e-5, train_accuracy: 0.80952, valid_loss: 2.5 } },
  ]);
});

test('lines of Windows, rows of another length and words are no figures', () => {
  assert.deepEqual(readResultText('step,train_loss\r\n1,0.5\r\n2\r\n3,1,2\r\nx,1\r\n4,none\r\n'), [
    { step: 1, values: { train_loss: 0.5 } },
    { step: 4, values: {} },
  ]);
});

test('a table without steps is none of a training', () => {
  assert.equal(readResultText('name,value\na,1\n'), undefined);
  assert.equal(readResultText(''), undefined);
});

test('names of the result file are those of the events', () => {
  assert.deepEqual(readResultText('step,train_mean_reward\n1,0.25'), [
    { step: 1, values: { train_reward_mean: 0.25 } },
  ]);
});

test('a file of millions of rows is read in part', () => {
  const steps = readResultText(`step,train_loss\n${'1,0.5\n'.repeat(200_000)}`);
  assert.equal(steps?.length, 50_000);
});
