import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Refused } from '../../api/http.ts';
import { refusalOf } from './refusal.ts';

const advice = { summary: 'Ours.', steps: ['Do this.'], place: ['training_file'] };
const service = { label: 'OpenAI' };

function refused(status: number, message = 'Theirs.'): Refused {
  const error = { message, type: undefined, code: undefined, param: undefined };
  return {
    kind: 'refused',
    status,
    error,
    text: '',
    requestId: undefined,
    retryAfterSeconds: undefined,
  };
}

test('a refusal says what the service said, then what it means and what to do', () => {
  assert.deepEqual(refusalOf({ service, answer: refused(400), advice }), {
    message: 'OpenAI refused the job: Theirs.\nOurs.\nDo this.',
    place: ['training_file'],
    remedy: undefined,
  });
});

test('what is not about the file is no problem of the file', () => {
  const { place: _place, ...elsewhere } = advice;
  for (const status of [401, 403, 404, 429])
    assert.equal(refusalOf({ service, answer: refused(status), advice: elsewhere }), undefined);
  const lost: Answer = { kind: 'unknown', reason: 'timeout', detail: '' };
  assert.equal(refusalOf({ service, answer: lost, advice }), undefined);
  assert.deepEqual(refusalOf({ service, answer: refused(400), advice: elsewhere })?.place, []);
  assert.deepEqual(refusalOf({ service, answer: refused(404), advice })?.place, ['training_file']);
});

test("a service's words stay on their line and are not endless", () => {
  const message = refusalOf({
    service,
    answer: refused(400, `a\n\u202eb${'c'.repeat(9000)}`),
    advice,
  });
  const [first] = message!.message.split('\n');
  assert.match(first!, /: a b?c+…$/);
  assert.ok(first!.length < 600);
});
