/** Quick fixes by what they leave: the text after them. */
import assert from 'node:assert/strict';
import { findingsOf } from '../../server/src/service/findings.ts';
import { readJob } from '../../server/src/service/job.ts';
import type { TextChange } from '../../server/src/service/rules/rule.ts';
import { testContext } from './readable.ts';
import { syntaxFix } from '../../server/src/service/rules/syntaxFixes.ts';

export function applyChanges(text: string, changes: readonly TextChange[]): string {
  return changes
    .toSorted((one, other) => other.start - one.start)
    .reduce((whole, { start, end, text: inserted }) => {
      return whole.slice(0, start) + inserted + whole.slice(end);
    }, text);
}

/**
 * For each fix of the findings with this code: its title and the text after it. That text must be free of the message
 * and of syntax problems.
 */
export function fixedTexts(
  text: string,
  code: string,
  context = testContext,
): readonly (readonly [title: string, after: string])[] {
  const found = findingsOf(readJob(text), context).filter((finding) => finding.code === code);
  return found.flatMap((finding) =>
    (finding.fixes?.(syntaxFix) ?? []).map(({ title, edits }) => {
      const after = applyChanges(text, edits);
      const left = findingsOf(readJob(after), context);
      const isLeft = left.some((one) => one.code === code && one.message === finding.message);
      assert.ok(!isLeft, `${title} leaves "${finding.message}" in ${after}`);
      assert.deepEqual(
        left.filter((one) => one.code.startsWith('syntax-')),
        [],
        after,
      );
      return [title, after] as const;
    }),
  );
}
