import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleJobs, jobWithGrader, parseCursor } from '../../../test/support/fixtures.ts';
import { readJob } from './job.ts';
import { signatureHelpAt } from './signatureHelp.ts';

/** The signature at the cursor in a formula, and the active parameter. */
function signature(formula: string): string | undefined {
  const fixture = jobWithGrader(`{"type":"multi","graders":{},"calculate_output":"${formula}"}`);
  const { text, offset } = parseCursor(fixture);
  const found = signatureHelpAt(readJob(text), offset);
  const parameter = found?.parameters[found.active];
  return (
    found &&
    `${found.label} ${parameter ? found.label.slice(parameter.start, parameter.end) : 'none'}`
  );
}

test('shows the innermost call and the parameter that is written', () => {
  assert.equal(signature('min(<|>'), 'min(x, more, …) x');
  assert.equal(signature('min(a,\\n<|>'), 'min(x, more, …) more');
  assert.equal(signature('min(a, b, c<|>)'), 'min(x, more, …) more');
  assert.equal(signature('min(a, exp(<|>b))'), 'exp(x) x');
  assert.equal(signature('min(a, abs(b)<|>)'), 'min(x, more, …) more');
  assert.equal(signature('abs(a, <|>b)'), 'abs(x) none');
});

test('shows nothing outside of calls, in unknown functions and elsewhere', () => {
  assert.equal(signature('min<|>(a, b)'), undefined);
  assert.equal(signature('min(a, b)<|>'), undefined);
  assert.equal(signature('avg(<|>a, b)'), undefined);
  assert.equal(signatureHelpAt(readJob('{"suffix":"min("}'), 14), undefined);
});

for (const { name, text } of exampleJobs())
  test(`answers at every offset of ${name} without a throw`, () => {
    const job = readJob(text);
    for (let offset = 0; offset <= text.length; offset++) signatureHelpAt(job, offset);
  });
