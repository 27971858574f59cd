import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWith, jobWithGrader } from '../../../test/support/fixtures.ts';
import { readJob } from './job.ts';
import { symbolsOf, type OutlineSymbol } from './symbols.ts';

/** The names of all symbols in the order of the outline. */
function names(text: string): readonly string[] {
  const namesIn = (symbols: readonly OutlineSymbol[]): readonly string[] =>
    symbols.flatMap(({ name, children }) => [name, ...namesIn(children)]);
  return namesIn(symbolsOf(readJob(text)));
}

test('an outline of very much leaves out the innermost, but no grader', () => {
  const graders = Array.from(
    { length: 3_000 },
    (_, index) => `"g${index}":{"type":"string_check","name":"n"}`,
  );
  const outline = names(
    jobWithGrader(`{"type":"multi","name":"m","graders":{${graders.join(',')}}}`),
  );
  assert.ok(outline.includes('g0') && outline.includes('g2999'));
  assert.ok(outline.length < 3_100, `${outline.length} symbols`);

  const entries = Array.from({ length: 3_000 }, (_, index) => `"k${index}":"v"`);
  assert.ok(names(jobWith(`"metadata":{${entries.join(',')}}`)).length <= 1_000);
});
