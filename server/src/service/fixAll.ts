/** Mends all that can be mended without a person's decision: misspelt words, wrong quotes, values of a wrong type. */
import type { CodedFinding } from './findings.ts';
import type { TextChange } from './rules/rule.ts';

/** What one fix uncovers another may mend; more rounds than these mean that two of them undo each other. */
const maxRounds = 5;

/** So many problems are mended in a round. */
const maxProblems = 5_000;

/** A longer text, in UTF-16 units, or one with more problems, has one round; what is left is mended when it is asked for again. */
const maxLength = 500_000;

/**
 * The change that mends a text, as one edit from the first difference to the last; undefined where there is nothing to
 * mend. `judge` judges a text in the same way each time, up to a limit of findings.
 */
export function fixAll(
  text: string,
  judge: (text: string, limit: number) => readonly CodedFinding[],
): TextChange | undefined {
  let mended = text;
  let findings = judge(text, maxProblems);
  const isLarge = text.length > maxLength || findings.length > maxProblems;
  const rounds = isLarge ? 1 : maxRounds;
  for (let round = 0; round < rounds; round++) {
    const next = applyFixes(mended, findings);
    if (next === mended) break;
    mended = next;
    findings = judge(mended, maxProblems);
  }
  // Of a text that is far from JSON a guess can make matters worse: what does not become JSON is left alone.
  return hasSyntaxProblem(findings) ? undefined : difference(text, mended);
}

/**
 * The rules whose fix says what was meant. The fix of another takes something away, invents something, or is one of
 * several ways out, such as the `type` or the properties of a grader, of which the one just written was wished.
 */
const plainRules: ReadonlySet<string> = new Set([
  'wrong-type',
  'unknown-value',
  'unknown-type',
  'unknown-property',
  'misplaced-property',
  'wrapped-properties',
  'bare-type',
  'surrounding-blanks',
  'messages-not-a-list',
  'content-shape',
  'source-list',
]);

/** The others of these take away what stands around the job or the path, or write a grader of their own. */
const plainLanguages =
  /^(?:syntax-(?!content)|template-(?!expression|output-json)|formula-|python-(?!no-grade))/;

/** Hints are matters of taste. */
function isForAll({ severity, code }: CodedFinding): boolean {
  if (severity !== 'error' && severity !== 'warning') return false;
  return plainRules.has(code) || plainLanguages.test(code);
}

function hasSyntaxProblem(findings: readonly CodedFinding[]): boolean {
  return findings.some(({ code }) => code.startsWith('syntax-'));
}

function applyFixes(text: string, findings: readonly CodedFinding[]): string {
  let mended = '';
  let copied = 0;
  for (const edits of fixesInOrder(findings)) {
    // A fix whose place another one has changed waits for the next round.
    if (edits[0]!.start < copied) continue;
    for (const edit of edits) {
      mended += text.slice(copied, edit.start) + edit.text;
      copied = edit.end;
    }
  }
  return mended + text.slice(copied);
}

/** The edits of each finding's only fix; of findings that offer several, none: the choice is a person's. */
function fixesInOrder(findings: readonly CodedFinding[]): readonly (readonly TextChange[])[] {
  return findings
    .filter(isForAll)
    .flatMap((finding) => {
      const [fix, ...others] = finding.fixes?.() ?? [];
      if (!fix || fix.takesAway || others.length > 0 || fix.edits.length === 0) return [];
      return [fix.edits.toSorted((one, other) => one.start - other.start)];
    })
    .toSorted((one, other) => one[0]!.start - other[0]!.start);
}

function difference(before: string, after: string): TextChange | undefined {
  if (before === after) return undefined;
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = before.length;
  let afterEnd = after.length;
  while (end > start && afterEnd > start && before[end - 1] === after[afterEnd - 1]) {
    end--;
    afterEnd--;
  }
  return { start, end, text: after.slice(start, afterEnd) };
}
