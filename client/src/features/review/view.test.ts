import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SubmissionAnswer } from '../../../../protocol/submission.ts';
import type { Submission, SubmissionState } from '../../api/submission.ts';
import { jobWith } from '../../../../test/support/recordedJobs.ts';
import type { FileStanding } from './fileStatus.ts';
import { revealable, viewOf, type ReviewState } from './view.ts';

const body = '{\n  "model": "gpt-4.1",\n  "training_file": "file-1"\n}';
const answer: SubmissionAnswer = {
  version: 1,
  errorCount: 0,
  firstError: undefined,
  problems: [],
  body,
  facts: {
    model: 'gpt-4.1',
    method: 'reinforcement',
    grader: 'python',
    trainingFile: 'file-1',
    validationFile: undefined,
  },
};
const openai = { label: 'OpenAI', kind: 'openai', address: 'https://api.openai.com/v1' };
const state: ReviewState = {
  fileName: 'a.ftjob.json',
  isUnsaved: false,
  connection: openai,
  answer,
  last: undefined,
  isSameJob: false,
  twin: undefined,
  unfound: undefined,
  files: new Map([['file-1', { words: 'rows.jsonl, processed', standing: 'ready' }]]),
  fingerprint: 'F',
  notice: '',
};
const view = (change: Partial<ReviewState> = {}) => viewOf({ ...state, ...change }, 'en');

function sent(before: string, became: SubmissionState, address = openai.address): Submission {
  return {
    id: '1',
    document: 'file:///a.ftjob.json',
    fileName: 'a.ftjob.json',
    connection: { id: 'openai', label: 'OpenAI', kind: 'openai', address },
    body: before,
    startedAt: 0,
    state: became,
    job: undefined,
    events: [],
    notes: '',
    notified: false,
  };
}

const created: SubmissionState = { kind: 'created', jobId: 'ftjob-7', at: 1, answer: '' };

test('the organization and the project that are billed are named where the connection chooses them', () => {
  const { facts } = view({ connection: { ...openai, organization: 'org-1', project: 'proj_1' } });
  const named = facts.facts.map(({ name, code }) => `${name}: ${code}`);
  assert.deepEqual(named.slice(1, 4), [
    'Address: https://api.openai.com/v1',
    'Organization: org-1',
    'Project: proj_1',
  ]);
});

test('the facts name everything that a person must know', () => {
  const { heading, summary, facts } = view();
  assert.equal(heading, 'Submit a.ftjob.json to OpenAI?');
  assert.match(summary, /Jobs cost money/);
  assert.deepEqual(
    facts.facts.map(
      ({ name, code, note }) => `${name}: ${[code, note].filter(Boolean).join(' | ')}`,
    ),
    [
      'Connection: OpenAI',
      'Address: https://api.openai.com/v1',
      'Model: gpt-4.1',
      'Method: reinforcement',
      'Grader: python',
      'Training file: file-1 | rows.jsonl, processed',
      'Validation file: none',
      'Upload: Nothing is uploaded: the job names its files by their ids.',
    ],
  );
});

test('the sandbox costs nothing', () => {
  const { summary } = view({ connection: { ...openai, kind: 'sandbox' } });
  assert.match(summary, /costs nothing/);
});

test('the body is shown to the byte, and counted in bytes', () => {
  const own = '{"suffix":"é"}\r\n';
  const shown = view({ answer: { ...answer, body: own } }).body;
  assert.equal(shown.text, own);
  assert.equal(shown.note, 'Exactly these 17 bytes, in 2 lines.');
});

test('a value of the file cannot write facts of its own, nor fill the sheet', () => {
  const model = `gpt\nAddress: http://127.0.0.1\u202e${'x'.repeat(500)}`;
  const shown = view({ answer: { ...answer, facts: { ...answer.facts, model } } }).facts.facts;
  assert.equal(shown.length, 8);
  const { code } = shown.find(({ name }) => name === 'Model')!;
  assert.ok(code.length < 250);
  assert.doesNotMatch(code, /[\n\u202e]/);
});

test('errors block; warnings and information are counted, hints are left out', () => {
  const problem = (severity: 'error' | 'warning' | 'information' | 'hint', line: number) => ({
    severity,
    message: `Message ${line}.`,
    code: 'some-rule',
    start: { line, character: 2 },
  });
  const problems = [problem('warning', 1), problem('hint', 2), problem('information', 3)];
  const mild = view({ answer: { ...answer, problems } });
  assert.equal(mild.buttons.canSubmit, true);
  assert.equal(
    mild.checks.summary,
    '1 warning, 1 information. The job can be submitted all the same.',
  );
  assert.deepEqual(
    mild.checks.problems.map(({ severity, text, place }) => `${severity}: ${text} ${place}`),
    [
      'Warning: Message 1. (some-rule) Show line 2',
      'Information: Message 3. (some-rule) Show line 4',
    ],
  );
  const all = [...problems, problem('error', 4), problem('error', 5)];
  const bad = view({
    answer: { ...answer, body: undefined, errorCount: 2, problems: all },
  });
  assert.equal(bad.buttons.canSubmit, false);
  assert.match(bad.checks.summary, /^2 errors, 1 warning, 1 information\. Correct the errors/);
  assert.equal(bad.checks.problems[0]?.severity, 'Error');
  assert.equal(revealable(all)[0]?.start.line, 4);
  assert.equal(bad.body.text, '');
});

test('the difference to the last submission', () => {
  assert.match(view().difference.summary, /^No submission of this file is known/);
  const last = sent(body.replace('gpt-4.1', 'gpt-4o'), created);
  const { summary, hunks, openDiff } = view({ last }).difference;
  assert.match(summary, /^Changed since job ftjob-7 at OpenAI \(.*\): lines removed 1, added 1\.$/);
  assert.deepEqual(
    hunks[0]?.rows.map(({ kind, text }) => `${kind} ${text}`),
    [
      'same {',
      'removed   "model": "gpt-4o",',
      'added   "model": "gpt-4.1",',
      'same   "training_file": "file-1"',
      'same }',
    ],
  );
  assert.equal(openDiff, 'Open Diff');
});

test('what was submitted already is a warning, but not at another address or after a refusal', () => {
  const again = (last: Submission) => view({ last, isSameJob: true });
  const [warning] = again(sent(body, created)).warnings;
  assert.match(warning!, /submitted already, job ftjob-7 .*costs a second time/);
  assert.match(again(sent(body, created)).difference.summary, /^Unchanged since job/);
  assert.deepEqual(again(sent(body, created, 'https://other.example/v1')).warnings, []);
  const refused: SubmissionState = { kind: 'refused', status: 400, at: 1, answer: '' };
  assert.deepEqual(again(sent(body, refused)).warnings, []);
  assert.match(again(sent(body, refused)).difference.summary, /that OpenAI refused/);
  const rewritten = again(sent(`${body}\n`, created));
  assert.equal(rewritten.warnings.length, 1);
  assert.match(rewritten.difference.summary, /^The same job as job ftjob-7 .*written differently/);
});

test('where nothing costs anything, a second job costs nothing either', () => {
  const sandbox = { ...openai, kind: 'sandbox' };
  const last = sent(body, created);
  const own = view({ connection: sandbox, last, isSameJob: true }).warnings[0]!;
  assert.match(own, /Submitting it again makes a second one\.$/);
  const twin = view({ connection: sandbox, twin: last }).warnings[0]!;
  assert.match(twin, /Submitting it again makes a second one\.$/);
});

test('times are written as in the view of the jobs', () => {
  assert.match(
    view({ last: sent(body, created) }).difference.summary,
    /\((Jan 1, 1970|Dec 31, 1969), \d+:\d\d\s[AP]M\)/,
  );
});

test('the same job under another name is named with what became of it, unless its own file has it too', () => {
  const twin = { ...sent(body, created), fileName: 'old.ftjob.json', job: jobWith() };
  const { warnings, difference } = view({ twin });
  assert.match(
    warnings[0]!,
    /^The same job was submitted as old\.ftjob\.json: job ftjob-7 at OpenAI \(.*, running\)\. Submitting it again/,
  );
  assert.match(
    difference.summary,
    /^Nothing was submitted under this name; .* as old\.ftjob\.json/,
  );
  const unknown = view({ twin: { ...twin, state: { kind: 'unknown', reason: 'x', at: 1 } } });
  assert.match(
    unknown.warnings[0]!,
    /whose outcome is not known .* looks for its job before it sends/,
  );
  const own = view({ twin, last: sent(body, created), isSameJob: true }).warnings;
  assert.equal(own.length, 1);
  assert.match(own[0]!, /^This job was submitted already/);
});

test('of a job that may exist the sheet asks the whole question, and once', () => {
  const state = { kind: 'unknown', reason: 'timeout', at: 1, lookedAt: 60_000 } as const;
  const unfound = { ...sent(body, created), state };
  for (const change of [{ last: unfound, isSameJob: true }, { twin: unfound }]) {
    const { heading, warnings, buttons } = view({ ...change, unfound });
    assert.equal(heading, 'Submit a.ftjob.json to OpenAI again?');
    assert.equal(buttons.submit, 'Submit Again');
    assert.equal(warnings.length, 1);
    assert.match(
      warnings[0]!,
      /^It is not known whether this job exists already: it was submitted as a\.ftjob\.json \(.*\), and until .* no job of it was found\. If it does, submitting it again makes a second one, which costs a second time\.$/,
    );
  }
});

test('what the service says of a file is a warning, and then the checks are not green', () => {
  const withFile = (standing: FileStanding) =>
    view({ files: new Map([...state.files, ['file-2', { words: standing, standing }]]) });
  for (const [standing, expected] of [
    [
      'pending',
      /^The service is not done with file-2 yet.* Submit it when .* this sheet looks again by itself\.$/,
    ],
    ['missing', /^The service has no file file-2 and may refuse the job\. Upload the file there/],
    ['otherPurpose', /^The file file-2 was not uploaded for fine-tuning.*purpose "fine-tune"/],
    ['failed', /^The service cannot use file-2 and may refuse the job\. Correct the data/],
  ] as const) {
    const { warnings, checks, buttons } = withFile(standing);
    assert.equal(warnings.length, 1, standing);
    assert.match(warnings[0]!, expected);
    assert.equal(checks.tone, 'neutral', 'the checks found nothing to warn of');
    assert.match(checks.summary, /^The text has no problems\. What the service says of the files/);
    assert.equal(buttons.canSubmit, true, 'the service decides');
  }
  for (const standing of ['untold', 'denied'] as const) {
    const { warnings, checks } = withFile(standing);
    assert.deepEqual(warnings, []);
    assert.equal(checks.tone, 'neutral', 'the checks found nothing to warn of');
    assert.doesNotMatch(checks.summary, /No problems/);
  }
  const asked = view({ files: new Map([['file-1', undefined]]) });
  assert.deepEqual(asked.warnings, []);
  assert.match(JSON.stringify(asked.facts), /asking the service/);
  assert.equal(view().checks.tone, 'good');
  assert.equal(view().checks.summary, 'No problems were found.');
});

test('a text that is not saved is told as what is sent', () => {
  const [first] = view({ isUnsaved: true }).facts.facts;
  assert.equal(first?.code, 'a.ftjob.json');
  assert.equal(first.note, 'not saved: the text in the editor is what is sent');
});

test('characters that nobody sees are named', () => {
  const hidden = body.replace('gpt', '\u202egpt\u200b');
  assert.match(view({ answer: { ...answer, body: hidden } }).warnings[0]!, /U\+202E, U\+200B/);
});

test('a difference too long for a page is left to the diff editor', () => {
  const lines = (prefix: string) =>
    Array.from({ length: 3000 }, (_, index) => `${prefix}${index}`).join('\n');
  const last = sent(lines('a'), created);
  const { summary, hunks, openDiff } = view({
    last,
    answer: { ...answer, body: lines('b') },
  }).difference;
  assert.deepEqual(hunks, []);
  assert.match(summary, /lines removed 3000, added 3000\. They are too many/);
  assert.notEqual(openDiff, undefined);
});
