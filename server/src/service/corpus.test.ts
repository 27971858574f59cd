import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pythonContext } from '../../../test/support/python.ts';
import { findingsOf, type CodedFinding } from './findings.ts';
import { readJob } from './job.ts';

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpus');

interface Entry {
  readonly file: string;
  readonly kind: string;
  readonly known_bad: boolean;
}

/** The rules that tell what the note in index.json says of each known-bad body, as far as a file alone shows it. */
const expectedCodes: Readonly<Record<string, readonly string[]>> = {
  // Its names that match no grader come up when the array is a map: until then there are no keys.
  '014-openapi-example-GraderMulti.json': ['graders-not-a-map', 'formula-syntax'],
  '117-azuresdk-rft-score-model.json': ['grader-ignores-sample'],
  '124-gh-text-similarity-self-reference.json': ['grader-compares-itself', 'template-output-json'],
  '125-gh-egc-multi-grader.json': ['unknown-version', 'unknown-property'],
  '127-gh-azure-globaltraining-o4mini.json': [
    'missing-validation-file',
    'top-level-hyperparameters',
  ],
};

/** Each error and warning of the corpus, one a line. A new line is judged by a person before it is added. */
const snapshotFile = path.join(import.meta.dirname, 'corpus.snapshot.txt');

/** The job that a corpus body is, or that a corpus grader stands in; undefined for bodies of another kind. */
function jobText({ file, kind }: Entry): string | undefined {
  const text = readFileSync(path.join(corpus, file), 'utf8');
  if (kind === 'job') return text;
  if (!['grader', 'grader_run', 'grader_validate'].includes(kind)) return undefined;
  const body = JSON.parse(text) as { type?: string; grader?: { type?: string } };
  const grader = kind === 'grader' ? body : body.grader;
  const placed =
    grader?.type === 'label_model'
      ? { type: 'multi', name: 'm', graders: { label: grader }, calculate_output: 'label' }
      : grader;
  return JSON.stringify({
    model: 'o4-mini',
    training_file: 'file-abc123',
    validation_file: 'file-def456',
    method: { type: 'reinforcement', reinforcement: { grader: placed } },
  });
}

const skip = !existsSync(corpus) && '../shared is not here';

function judgedBodies(): readonly (Entry & {
  readonly text: string;
  readonly findings: readonly CodedFinding[];
})[] {
  const source = readFileSync(path.join(corpus, 'index.json'), 'utf8');
  return (JSON.parse(source) as readonly Entry[]).flatMap((entry) => {
    const text = jobText(entry);
    return text === undefined
      ? []
      : [{ ...entry, text, findings: findingsOf(readJob(text), pythonContext) }];
  });
}

test('real bodies: no error where none is known', { skip }, () => {
  const bodies = judgedBodies();
  assert.ok(bodies.length > 40);
  for (const { file, known_bad, findings } of bodies) {
    if (known_bad) continue;
    const errors = findings.filter(({ severity }) => severity === 'error');
    assert.deepEqual(
      errors.map(({ message }) => message),
      [],
      file,
    );
  }
});

test('known-bad bodies get the messages that their notes call for', { skip }, () => {
  const bad = judgedBodies().filter(({ known_bad }) => known_bad);
  assert.deepEqual(
    bad.map(({ file }) => file),
    Object.keys(expectedCodes),
  );
  for (const { file, findings } of bad) {
    const codes = findings.map(({ code }) => code);
    for (const code of expectedCodes[file]!)
      assert.ok(codes.includes(code), `${file} has no ${code}`);
  }
});

test('errors and warnings of real bodies are those of the snapshot', { skip }, () => {
  const lines = judgedBodies().flatMap(({ file, text, findings }) =>
    findings
      .filter(({ severity }) => severity === 'error' || severity === 'warning')
      .map(({ severity, code, start, end }) => {
        return `${file}: ${severity} ${code} ${JSON.stringify(text.slice(start, end))}\n`;
      }),
  );
  if (process.env['UPDATE_SNAPSHOTS'] === '1') writeFileSync(snapshotFile, lines.join(''));
  assert.equal(lines.join(''), readFileSync(snapshotFile, 'utf8'));
});
