import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithGrader } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'messages-not-a-list';
const judge = (input: string) =>
  jobWithGrader(`{"type":"score_model","name":"judge","model":"m","input":${input}}`);
const classifier = (input: string) =>
  jobWithGrader(
    `{"type":"multi","name":"both","graders":{"tone":{"type":"label_model","name":"tone","model":"m","input":${input},"labels":["a","b"],"passing_labels":["a"]}},"calculate_output":"tone"}`,
  );
const ownFindings = (text: string) =>
  readableFindings(text).filter((finding) => /messages-not-a-list|wrong-type/.test(finding));

test('a bare text is no list of messages', () => {
  const message =
    'The "input" of a model grader is a list of messages, not a string. Make the text the content of a message.';
  const text = '"Grade {{sample.output_text}}"';
  assert.deepEqual(ownFindings(judge(text)), [`error ${code} ${text}: ${message}`]);
  assert.deepEqual(ownFindings(classifier(text)), [`error ${code} ${text}: ${message}`]);
});

test('a single message is no list of messages', () => {
  assert.deepEqual(ownFindings(judge('{"role":"user","content":"x"}')), [
    `error ${code} {: The "input" of a model grader is a list of messages. Put this one into brackets: [ ].`,
  ]);
});

test('a text among the messages is one mistake each', () => {
  const text = '"Grade {{sample.output_text}}"';
  const list = (first: string) => judge(`[${first}, {"role":"user","content":"x"}]`);
  assert.deepEqual(readableFindings(list(text)), [
    `error ${code} ${text}: A message is an object with "role" and "content". Make the text its content.`,
  ]);
  assert.deepEqual(fixedTexts(list(text), code), [
    ['Convert to a user message', list(`{ "role": "user", "content": ${text} }`)],
  ]);
});

test('a list is right, and the texts of other graders are', () => {
  assert.deepEqual(ownFindings(judge('[{"role":"user","content":"x"}]')), []);
  assert.deepEqual(ownFindings(judge('[]')), []);
  assert.deepEqual(
    ownFindings(
      jobWithGrader(
        '{"type":"string_check","name":"n","input":"x","reference":"y","operation":"eq"}',
      ),
    ),
    [],
  );
});

test('other kinds of values are left to the rule about types', () => {
  assert.deepEqual(ownFindings(judge('7')), [
    'error wrong-type 7: Expected an array, found a number.',
  ]);
});

test('the fix makes a user message of the text, with its escapes as they are', () => {
  const text = '"Say \\"yes\\":\\n{{sample.output_text}} \\u00e9"';
  assert.deepEqual(fixedTexts(judge(text), code), [
    ['Convert to a user message', judge(`[{ "role": "user", "content": ${text} }]`)],
  ]);
});

test('the fix puts a message into a list', () => {
  const message = '{"role":"user","content":"{{sample.output_text}}"}';
  assert.deepEqual(fixedTexts(classifier(message), code), [
    ['Put the message into a list', classifier(`[${message}]`)],
  ]);
});
