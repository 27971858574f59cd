import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readServiceError, type ServiceError } from './serviceError.ts';

const nothing = { type: undefined, code: undefined, param: undefined };

const envelopes: readonly [string, unknown, Partial<ServiceError>][] = [
  [
    'OpenAI',
    {
      error: {
        message: 'Model x is not available.',
        type: 'invalid_request_error',
        param: null,
        code: 'model_not_available',
      },
    },
    {
      message: 'Model x is not available.',
      type: 'invalid_request_error',
      code: 'model_not_available',
    },
  ],
  [
    'Azure',
    {
      error: {
        code: 'invalidPayload',
        message: 'The fineTuningJob field is required.',
        param: null,
        type: null,
        inner_error: { code: 'x' },
      },
    },
    { message: 'The fineTuningJob field is required.', code: 'invalidPayload' },
  ],
  [
    'Azure with details and a target',
    {
      error: {
        code: 'BadRequest',
        message: 'Two faults.',
        target: 'trainingType',
        details: [
          { code: 'a', message: 'The first.' },
          { code: 'b', message: 'The second.' },
          { code: 'c', message: 'Two faults.' },
          null,
        ],
      },
    },
    { message: 'Two faults.\nThe first.\nThe second.', code: 'BadRequest', param: 'trainingType' },
  ],
  ['a numeric code', { error: { message: 'No.', code: 429 } }, { message: 'No.', code: '429' }],
  ['only a code', { error: { code: 'denied' } }, { message: 'denied', code: 'denied' }],
  ['a gateway', { message: 'No route.' }, { message: 'No route.' }],
  ['text', { error: 'overloaded' }, { message: 'overloaded' }],
  ['FastAPI', { detail: 'Not found' }, { message: 'Not found' }],
  [
    "FastAPI's list",
    { detail: [{ loc: ['body', 'messages', 0, 'role'], msg: 'Field required', type: 'missing' }] },
    { message: 'Field required', param: 'messages.0.role' },
  ],
  [
    'problem+json with a validation list',
    {
      type: 'https://example.com/e',
      title: 'Request not valid',
      detail: 'Your request does not match.',
      validation: [
        { location: ['body'], code: 'required', message: 'model is missing' },
        { location: ['body', 'seed'], message: 'must be integer' },
      ],
    },
    {
      message: 'Your request does not match.\nmodel is missing\nmust be integer',
      type: 'https://example.com/e',
    },
  ],
];

for (const [name, value, error] of envelopes)
  test(`the error in the envelope: ${name}`, () => {
    assert.deepEqual(readServiceError(value), { ...nothing, ...error });
  });

for (const value of [
  null,
  'text',
  1,
  [],
  {},
  { error: {} },
  { error: null },
  { error: '' },
  { detail: [] },
])
  test(`no error in ${JSON.stringify(value)}`, () => {
    assert.equal(readServiceError(value), undefined);
  });
