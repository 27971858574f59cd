/** A submission against a service that breaks off, does not answer, or answers with something else than a job. */
import { body, json } from '../support/recorder.ts';
import {
  hostile,
  job,
  key,
  notAccepted,
  notKnown,
  somebodyElse,
  testSubmissions,
} from './faultySubmission.ts';

testSubmissions([
  [
    'an answer',
    { create: json(200, job) },
    {
      stored: 'created',
      told: 'Fine-tuning job of a.ftjob.json | queued | The job was created and waits for its turn.',
    },
  ],
  [
    'a reset after the body, and there is a job',
    {
      create: (response) => response.socket?.resetAndDestroy(),
      list: json(200, { object: 'list', data: [job], has_more: false }),
    },
    {
      stored: 'unknown',
      finding: 'candidates',
      told: notKnown('No answer', 'The connection to Work broke before the answer was complete.'),
    },
  ],
  [
    'half an answer',
    {
      create: (response) =>
        response
          .writeHead(200, { 'content-length': 1000 })
          .write('{"id":', () => response.destroy()),
    },
    {
      stored: 'unknown',
      finding: 'none',
      told: notKnown('No answer', 'The connection to Work broke before the answer was complete.'),
    },
  ],
  [
    'an answer that comes when nobody waits any more',
    { create: () => undefined, timeoutMs: 300 },
    {
      stored: 'unknown',
      finding: 'none',
      told: notKnown('No answer', 'Work did not answer in time.'),
    },
  ],
  [
    '429',
    { create: json(429, { error: { message: 'slow' } }) },
    {
      stored: 'refused',
      told: notAccepted(
        'HTTP 429',
        'Work has too many requests or too many jobs of yours at once.',
        'Wait a little, or until another job has ended; then submit again.',
      ),
    },
  ],
  [
    '429 with Retry-After',
    { create: json(429, { error: { message: 'slow' } }, { 'retry-after': '1' }) },
    {
      stored: 'refused',
      told: notAccepted(
        'HTTP 429',
        'Work has too many requests or too many jobs of yours at once.',
        'Wait 1 second, then submit again.',
      ),
    },
  ],
  [
    '500',
    { create: json(500, { error: { message: hostile } }) },
    {
      stored: 'unknown',
      finding: 'none',
      told: notKnown('HTTP 500', 'Work failed while it handled the job.'),
    },
  ],
  [
    '502 with HTML',
    { create: body(502, `<h1>${key}</h1>`, { 'content-type': 'text/html' }) },
    {
      stored: 'unknown',
      finding: 'none',
      told: notKnown(
        'HTTP 502',
        'Work answered HTTP 502 with something that is no JSON.',
        somebodyElse,
      ),
    },
  ],
  [
    '200 with HTML',
    { create: body(200, '<h1>Sign in</h1>', { 'content-type': 'text/html' }) },
    {
      stored: 'unknown',
      finding: 'none',
      told: notKnown(
        'HTTP 200',
        'Work answered HTTP 200 with something that is no JSON.',
        somebodyElse,
      ),
    },
  ],
  [
    'a redirect to another origin',
    { create: body(307, '', { location: 'http://127.0.0.1:9/v1/fine_tuning/jobs' }) },
    {
      stored: 'refused',
      told: notAccepted(
        'HTTP 307',
        'Work pointed to another address, and ftjob did not follow.',
        somebodyElse,
        'A key is sent to one address only. If the other address is right, select a connection that has it: http://127.0.0.1:9/v1/fine_tuning/jobs',
      ),
    },
  ],
  [
    'a redirect as servers answer that have done what was asked for',
    {
      create: body(302, '', { location: '/v1/fine_tuning/jobs/ftjob-1' }),
      list: json(200, { object: 'list', data: [job], has_more: false }),
    },
    {
      stored: 'unknown',
      finding: 'candidates',
      told: notKnown(
        'HTTP 302',
        'Work pointed to another address, and ftjob did not follow.',
        somebodyElse,
        'A key is sent to one address only. If the other address is right, select a connection that has it: /v1/fine_tuning/jobs/ftjob-1',
      ),
    },
  ],
  [
    '421, after which a client may try another connection',
    { create: json(421, { error: { message: 'misdirected' } }) },
    {
      stored: 'refused',
      told: notAccepted(
        'HTTP 421',
        'The service did not accept the job.',
        'Change what the message speaks of, then submit again.',
      ),
    },
  ],
]);
