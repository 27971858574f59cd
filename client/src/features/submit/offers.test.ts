import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { NotSentReason, Refused } from '../../api/http.ts';
import { offerAfter } from './offers.ts';

const offered = {
  fileName: 'a.ftjob.json',
  label: 'OpenAI',
  at: 1_000_000,
  timeInWords: (time: number) => `<${time}>`,
};

function refused(status: number, retryAfterSeconds?: number): Refused {
  const error = { message: 'no', type: undefined, code: undefined, param: undefined };
  return { kind: 'refused', status, error, text: '{}', requestId: undefined, retryAfterSeconds };
}

test('after 429 the sheet is offered for the time that the service named, counted from its answer', () => {
  const offer = offerAfter(refused(429, 89.2), offered);
  assert.equal(offer?.notBefore, 1_090_000);
  assert.equal(offer.title, 'Show the Sheet at <1090000>');
  assert.match(offer.message, /asks to wait until <1090000>.*nothing is sent without it/);
});

test('where the service names no time, nothing is waited for', () => {
  for (const seconds of [undefined, 0]) {
    const offer = offerAfter(refused(429, seconds), offered);
    assert.deepEqual([offer?.title, offer?.notBefore], ['Send Again', offered.at]);
  }
});

test('a wait of more than an hour is not offered, nor is anything after another refusal', () => {
  assert.equal(offerAfter(refused(429, 3601), offered), undefined);
  assert.equal(offerAfter(refused(400), offered), undefined);
  assert.equal(offerAfter(refused(503, 5), offered), undefined);
});

test('what cannot have been sent is offered again, unless that would be of no use', () => {
  const offerOf = (reason: NotSentReason) =>
    offerAfter({ kind: 'notSent', reason, detail: '' }, offered)?.title;
  assert.equal(offerOf('unreachable'), 'Send Again');
  assert.equal(offerOf('connectionRefused'), 'Send Again');
  assert.equal(offerOf('certificate'), undefined);
  assert.equal(offerOf('cancelled'), undefined);
});
