/** A submission against a service that answers too much, in hostile texts, or whose list is not read to its end. */
import { body, json } from '../support/recorder.ts';
import {
  hostile,
  job,
  notAccepted,
  notKnown,
  somebodyElse,
  testSubmissions,
} from './faultySubmission.ts';

const hostileFields = Object.fromEntries(
  ['status', 'model', 'training_file', 'fine_tuned_model', 'user_provided_suffix'].map((name) => [
    name,
    hostile,
  ]),
);

/** As it may stand in a line of ours. */
const tamed = `<script>alert(1)</script> [x] (command:x) (bug) [key removed] ${'x'.repeat(58)}…`;

testSubmissions([
  [
    'more than 10 MB',
    { create: body(200, `{"id":"${'x'.repeat(11_000_000)}"}`) },
    {
      stored: 'unknown',
      finding: 'none',
      told: notKnown('HTTP 200', 'Work answered HTTP 200 with more than 10 MB.', somebodyElse),
    },
  ],
  [
    'a hostile job',
    { create: json(200, { ...job, ...hostileFields, metadata: { [hostile]: hostile } }) },
    {
      stored: 'created',
      told: `Fine-tuning job of a.ftjob.json | ${tamed} | The job was created and is not finished.`,
    },
  ],
  [
    'a hostile refusal',
    { create: json(400, { error: { message: hostile, param: hostile, code: hostile } }) },
    {
      stored: 'refused',
      told: notAccepted(
        'HTTP 400',
        `The service did not accept "${tamed}".`,
        `Correct "${tamed}" in the file, then submit again.`,
      ),
    },
  ],
  [
    'a list without end, each page with other jobs',
    {
      create: json(503, { error: { message: 'busy' } }),
      list: (response, request) => {
        const id = `ftjob-${Math.random()}`;
        const data = [{ ...job, id, training_file: 'file-2' }];
        json(200, { object: 'list', data, has_more: true })(response, request);
      },
    },
    {
      stored: 'unknown',
      finding: 'none',
      told: notKnown('HTTP 503', 'Work failed while it handled the job.'),
    },
  ],
  [
    'a list that repeats itself',
    {
      create: json(503, { error: { message: 'busy' } }),
      list: json(200, { object: 'list', data: [{ ...job, model: 'x' }], has_more: true }),
    },
    {
      stored: 'unknown',
      finding: 'none',
      told: notKnown('HTTP 503', 'Work failed while it handled the job.'),
    },
  ],
  [
    'a list that cannot be read',
    { create: json(503, { error: { message: 'busy' } }), list: body(502, '<h1>no</h1>') },
    {
      stored: 'unknown',
      finding: 'failed',
      told: notKnown('HTTP 503', 'Work failed while it handled the job.'),
    },
  ],
]);
