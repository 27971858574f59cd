// Each extreme job is answered by every feature; how fast is measured by hand, see docs/robustness.md.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxFindings } from '../../server/src/service/rules/rule.ts';
import { extremes } from './extremes.ts';
import { findingsOf } from '../../server/src/service/findings.ts';
import { readJob } from '../../server/src/service/job.ts';
import { hoverAt } from '../../server/src/service/hover.ts';
import { completionsAt } from '../../server/src/service/completion/completion.ts';
import { renamableAt } from '../../server/src/service/rename.ts';
import { selectionSpans } from '../../server/src/service/selectionRanges.ts';
import { symbolsOf } from '../../server/src/service/symbols.ts';
import { pythonContext, pythonParsers } from '../support/python.ts';
import { syntaxFix } from '../../server/src/service/rules/syntaxFixes.ts';

for (const [name, make] of Object.entries(extremes))
  test(`${name}: answered, with a bounded number of findings`, () => {
    const { text, offset } = make();
    const job = readJob(text);
    const findings = findingsOf(job, pythonContext);
    assert.ok(findings.length <= maxFindings + 1);
    const hasMore = findings.some(({ code }) => code === 'more-problems');
    assert.equal(hasMore, findings.length > maxFindings);
    for (const place of [offset, text.length]) {
      hoverAt(job, place, pythonParsers);
      completionsAt(job, place, pythonParsers);
      renamableAt(job, place, pythonParsers);
      for (const { start, end } of selectionSpans(job, place)) assert.ok(start <= end);
    }
    assert.ok(symbolsOf(job).length <= text.length);
  });

test('names that every object of JavaScript has are names like others', () => {
  for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
    const schema = `{"type":"object","properties":{"${key}":{"type":"string"}}}`;
    const grader = `{"type":"multi","name":"n","graders":{"${key}":{"type":"string_check","name":"${key}","input":"{{sample.output_json.${key}}} {{item.${key}}}","reference":"{{sample.${key}}}","operation":"${key}"}},"calculate_output":"${key} + ${key}(1)"}`;
    const text = `{"model":"${key}","training_file":"${key}","${key}":1,"metadata":{"${key}":"x"},"method":{"type":"reinforcement","${key}":{},"reinforcement":{"response_format":{"type":"json_schema","json_schema":{"name":"a","schema":${schema}}},"grader":${grader}}}}`;
    const job = readJob(text);
    for (const { fixes } of findingsOf(job, pythonContext)) fixes?.(syntaxFix);
    for (let offset = 0; offset <= text.length; offset++) {
      const hover = hoverAt(job, offset, pythonParsers);
      assert.ok(!hover?.markdown.includes('native code'));
      completionsAt(job, offset, pythonParsers);
      renamableAt(job, offset, pythonParsers);
    }
  }
});
