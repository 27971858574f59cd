import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeOf, stepsAfter } from './jobAdvice.ts';

const error = (code?: string, param?: string, message = 'No') => ({ message, code, param });

test('a data set that the service cannot use is corrected, uploaded and named anew', () => {
  assert.deepEqual(stepsAfter(error('invalid_n_examples', 'training_file')), [
    'Put more examples into the data set.',
    'Upload the corrected file, put its new id into "training_file", and submit the job again.',
  ]);
  assert.deepEqual(stepsAfter(error('invalid_validation_file')), [
    'Correct the examples of the data set that the service speaks of.',
    'Upload the corrected file, put its new id into "validation_file", and submit the job again.',
  ]);
  assert.deepEqual(stepsAfter(error('deleted_training_file')), [
    'Upload the data set again: the service does not have it any more.',
    'Put its new id into "training_file", and submit the job again.',
  ]);
});

test('what the service objects to is known by its words', () => {
  const message = 'The job failed due to a moderation check of the training data.';
  assert.match(stepsAfter(error(undefined, undefined, message))[0]!, /^Take out of the data set/);
});

test('of a code that nobody knows the parameter says what to correct, else the message', () => {
  assert.deepEqual(stepsAfter(error('new_code', 'method.dpo.beta')), [
    'Correct "method.dpo.beta" in the file, then submit again.',
  ]);
  assert.match(stepsAfter(error('new_code'))[0]!, /^Change what the service speaks of/);
});

test('the place in the file is that of the parameter, or of the file that the code names', () => {
  assert.deepEqual(placeOf(error('x', 'method.reinforcement.graders[0]')), [
    'method',
    'reinforcement',
    'graders',
    '0',
  ]);
  assert.deepEqual(placeOf(error('x', '$.training_file')), ['training_file']);
  assert.deepEqual(placeOf(error('invalid_validation_file')), ['validation_file']);
  assert.deepEqual(placeOf(error('server_error')), []);
});
