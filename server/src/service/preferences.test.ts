import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testContext } from '../../../test/support/readable.ts';
import { findingsOf } from './findings.ts';
import { readJob } from './job.ts';
import { applyPreferences, pointerAt, readPreferences } from './preferences.ts';

const text = '{"model":"m","training_file":1,"metod":{},"metadata":{"a":1,"b":2}}';
const job = readJob(text);
const findings = findingsOf(job, testContext).filter(({ code }) =>
  ['wrong-type', 'unknown-property'].includes(code),
);

function judged(
  rules: unknown,
  suppressions: unknown,
  path = '/w/reward.ftjob.json',
): readonly string[] {
  const preferences = readPreferences(rules, suppressions);
  return applyPreferences(job, findings, preferences, path).map(
    (finding) => `${finding.severity} ${finding.code} ${pointerAt(job, finding)}`,
  );
}

const all = [
  'error wrong-type /training_file',
  'warning unknown-property /metod',
  'error wrong-type /metadata/a',
  'error wrong-type /metadata/b',
];

test('without preferences every finding stays', () => {
  assert.deepEqual(judged({}, []), all);
});

test('a rule is silenced or has another severity', () => {
  assert.deepEqual(judged({ 'wrong-type': 'off', 'unknown-property': 'hint' }, []), [
    'hint unknown-property /metod',
  ]);
});

test('a suppression takes away one rule at one place and below it, in its file', () => {
  assert.deepEqual(
    judged({}, [{ rule: 'wrong-type', pointer: '/metadata/a' }]),
    all.toSpliced(2, 1),
  );
  assert.deepEqual(judged({}, [{ rule: 'wrong-type', pointer: '/metadata' }]), all.slice(0, 2));
  assert.deepEqual(judged({}, [{ rule: 'wrong-type', pointer: '' }]), [all[1]]);
  assert.deepEqual(judged({}, [{ rule: 'wrong-type', pointer: '', file: 'reward.ftjob.json' }]), [
    all[1],
  ]);
  assert.deepEqual(
    judged({}, [{ rule: 'wrong-type', pointer: '', file: 'other.ftjob.json' }]),
    all,
  );
  assert.deepEqual(judged({}, [{ rule: 'unknown-property', pointer: '/metadata' }]), all);
});

test('settings that do not fit are left out, the others count', () => {
  for (const odd of [null, 1, 'x', [], [1]]) assert.deepEqual(judged(odd, odd), all);
  assert.deepEqual(
    judged({ 'wrong-type': 'loud', 'unknown-property': 'off' }, [{ rule: 1 }, null]),
    all.toSpliced(1, 1),
  );
});
