import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { pythonContext } from '../../../test/support/python.ts';
import { findingsOf } from './findings.ts';
import { readJob } from './job.ts';

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpus');

interface Entry {
  readonly file: string;
  readonly kind: string;
  readonly known_bad: boolean;
}

/** Known-bad bodies whose mistake is in the meaning of a template: issue 3's rules are for these. */
const semantic: ReadonlySet<string> = new Set([
  '117-azuresdk-rft-score-model.json',
  '124-gh-text-similarity-self-reference.json',
]);

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

test(
  'real bodies: no error where none is known, a message where one is',
  { skip: !existsSync(corpus) && '../shared is not here' },
  () => {
    const index = JSON.parse(
      readFileSync(path.join(corpus, 'index.json'), 'utf8'),
    ) as readonly Entry[];
    let judged = 0;
    for (const entry of index) {
      const text = jobText(entry);
      if (text === undefined) continue;
      judged++;
      const findings = findingsOf(readJob(text), pythonContext);
      const errors = findings.filter(({ severity }) => severity === 'error');
      if (!entry.known_bad)
        assert.deepEqual(
          errors.map(({ message }) => message),
          [],
          entry.file,
        );
      else if (!semantic.has(entry.file)) assert.ok(findings.length > 0, entry.file);
    }
    assert.ok(judged > 40);
  },
);
