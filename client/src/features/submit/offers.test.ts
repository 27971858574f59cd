import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Failure, NotSentReason, Refused } from '../../api/http.ts';
import { advise } from './advice.ts';
import { offerAfter, type Offer } from './offers.ts';

const offered = {
  fileName: 'a.ftjob.json',
  label: 'OpenAI',
  at: 1_000_000,
  timeInWords: (time: number) => `<${time}>`,
};

/** With the advice that stands in the panel. */
function offerOf(failure: Failure): Offer | undefined {
  const advice = advise(failure, { label: 'OpenAI', kind: 'openai', takesKey: true });
  return offerAfter(failure, advice, offered);
}

function refused(status: number, retryAfterSeconds?: number, code?: string): Refused {
  const error = { message: 'no', type: undefined, code, param: undefined };
  return { kind: 'refused', status, error, text: '{}', requestId: undefined, retryAfterSeconds };
}

test('after 429 the sheet is offered for the time that the service named, counted from its answer', () => {
  const offer = offerOf(refused(429, 89.2));
  assert.equal(offer?.notBefore, 1_090_000);
  assert.equal(offer.title, 'Show the Sheet at <1090000>');
  assert.match(offer.message, /asks to wait until <1090000>.*nothing is sent without it/);
});

test('where the service names no time, nothing is waited for', () => {
  for (const seconds of [undefined, 0]) {
    const offer = offerOf(refused(429, seconds));
    assert.deepEqual([offer?.title, offer?.notBefore], ['Send Again', offered.at]);
  }
});

test('sending again is not offered where the quota is used up, as the panel says', () => {
  assert.equal(offerOf(refused(429, 30, 'insufficient_quota')), undefined);
});

test('a wait of more than an hour is not offered, nor is anything after another refusal', () => {
  assert.equal(offerOf(refused(429, 3601)), undefined);
  assert.equal(offerOf(refused(400)), undefined);
  assert.equal(offerOf(refused(503, 5)), undefined);
});

test('what cannot have been sent is offered again, unless that would be of no use', () => {
  const titleAfter = (reason: NotSentReason) =>
    offerOf({ kind: 'notSent', reason, detail: '' })?.title;
  assert.equal(titleAfter('unreachable'), 'Send Again');
  assert.equal(titleAfter('connectionRefused'), 'Send Again');
  assert.equal(titleAfter('certificate'), undefined);
  assert.equal(titleAfter('cancelled'), undefined);
});
