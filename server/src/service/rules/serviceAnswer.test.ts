import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWith, trainingFile } from '../../../../test/support/fixtures.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const code = 'service-answer';

test('the answer about a job is one message, and the fix keeps the job', () => {
  const answer = JSON.stringify({
    object: 'fine_tuning.job',
    id: 'ftjob-abc123',
    model: 'gpt-4o-mini-2024-07-18',
    created_at: 1721764800,
    finished_at: null,
    fine_tuned_model: null,
    status: 'queued',
    training_file: trainingFile,
    error: {},
    seed: 5,
    integrations: [],
    user_provided_suffix: 'x',
    hyperparameters: { n_epochs: 3 },
    method: { type: 'supervised', supervised: { hyperparameters: { n_epochs: -1 } } },
  });
  const message =
    'This is the service\'s answer about a job. Of it, "object", "id", "created_at", "finished_at", "fine_tuned_model", "status", "error", "user_provided_suffix" are no part of a job. Remove them.';
  const found = readableFindings(answer).filter((finding) => !finding.includes('yperparameters'));
  assert.equal(found[0], `warning ${code} "object": ${message}`);
  assert.ok(!found.some((finding) => finding.includes('unknown-property')));
  const [[title, after] = []] = fixedTexts(answer, code);
  assert.equal(title, 'Keep what asks for the job');
  assert.deepEqual(JSON.parse(after!), {
    model: 'gpt-4o-mini-2024-07-18',
    training_file: trainingFile,
    seed: 5,
    integrations: [],
    suffix: 'x',
    method: { type: 'supervised', supervised: { hyperparameters: { n_epochs: 'auto' } } },
  });
  assert.deepEqual(readableFindings(after!), []);
});

test('a list of jobs is one message, and each fix keeps what asked for one of them', () => {
  const answer = (id: string) =>
    jobWith(`"object":"fine_tuning.job","id":"${id}","result_files":[],"suffix":"${id}"`);
  const kept = (id: string) => `${jobWith(`"suffix":"${id}"`)}\n`;
  const list = (jobs: readonly string[]) =>
    `{\n  "object": "list",\n  "data": [${jobs.join(', ')}],\n  "has_more": false\n}\n`;
  const text = list([answer('ftjob-1'), answer('ftjob-2')]);
  assert.deepEqual(readableFindings(text), [
    `error ${code} "data": This is the service's list of jobs. Keep the one that is meant.`,
  ]);
  assert.deepEqual(fixedTexts(text, code), [
    ['Keep "ftjob-1"', kept('ftjob-1')],
    ['Keep "ftjob-2"', kept('ftjob-2')],
  ]);
  for (const other of [list([]), list(['{"id":"ftevent-1"}'])])
    assert.ok(!readableFindings(other).some((finding) => finding.includes(code)));
});

test('null where requests have none goes, at any depth, and so does what newer answers add', () => {
  const answer = (members: string) =>
    jobWith(`"id":"ftjob-1","usage_metrics":null,"eval_id":null,${members}`);
  for (const [members, after] of [
    ['"response_format":null,"seed":1,"metadata":null', '"seed":1,"metadata":null'],
    [
      '"method":{"type":"dpo","supervised":null,"dpo":{"hyperparameters":null}}',
      '"method":{"type":"dpo","dpo":{}}',
    ],
    [
      '"method":{"type":"dpo","dpo":{"hyperparameters":{"n_epochs":null,"beta":null}}}',
      '"method":{"type":"dpo","dpo":{"hyperparameters":{}}}',
    ],
  ] as const) {
    const [[, fixed] = []] = fixedTexts(answer(members), code);
    assert.equal(fixed, jobWith(after));
    assert.deepEqual(readableFindings(fixed), []);
  }
});

test('keys that are there many times are named once', () => {
  const text = jobWith(Array.from({ length: 60_000 }, () => '"id":"ftjob-1"').join(','));
  assert.ok(
    readableFindings(text).includes(
      `warning ${code} "id": This is the service's answer about a job. Of it, "id" are no part of a job. Remove them.`,
    ),
  );
});

test('hyperparameters without a method stay, and so does a suffix that a job has', () => {
  const text = jobWith(
    '"id":"ftjob-1","suffix":"a","user_provided_suffix":"b","hyperparameters":{"n_epochs":-1}',
  );
  assert.equal(
    fixedTexts(text, code)[0]![1],
    jobWith('"suffix":"a","hyperparameters":{"n_epochs":"auto"}'),
  );
});

test('such a key in a job is only unknown', () => {
  const [finding] = readableFindings(jobWith('"status":"queued"'));
  assert.match(finding!, /unknown-property/);
});
