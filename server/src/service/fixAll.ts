/** Mends all that can be mended without a person's decision: misspelt words, wrong quotes, values of a wrong type. */
import { applyFixes, inOrder } from './applyFixes.ts';
import type { CodedFinding } from './findings.ts';
import type { Rule, TextChange } from './rules/rule.ts';
import { syntaxRules } from './rules/syntax.ts';
import { syntaxFix } from './rules/syntaxFixes.ts';

/** So many problems are mended in a round. */
const maxProblems = 5_000;

/** What one fix uncovers another may mend; more rounds than these mean that two of them undo each other. */
const maxRounds = 20;

/** So many UTF-16 units are judged in all rounds together, which takes some tenths of a second. */
const maxJudged = 2_500_000;

/**
 * The change that mends a text, as one edit from the first difference to the last; undefined where there is nothing to
 * mend. `judge` judges a text in the same way each time, up to a limit of findings, by some of the rules if only these
 * matter. What is too much for one time is mended from the beginning of the text on, and the others when it is asked for
 * again.
 */
export function fixAll(
  text: string,
  judge: (text: string, limit: number, rules?: readonly Rule[]) => readonly CodedFinding[],
): TextChange | undefined {
  let mended = text;
  let findings = judge(text, maxProblems);
  const rounds = roundsFor(text, findings);
  let round = 0;
  for (; round < rounds; round++) {
    // A fix whose place another one has changed waits for the next round.
    const next = applyFixes(mended, fixesInOrder(findings));
    if (next === mended) break;
    mended = next;
    const isLast = round + 1 === rounds;
    findings = judge(mended, maxProblems, isLast ? syntaxRules : undefined);
  }
  const change = difference(text, mended);
  const left = findings.find(isOfStructure);
  if (!change || !left) return change;
  // Of a text that is far from JSON a guess can make matters worse: what does not become JSON is left alone, unless all
  // that was mended is right and there was only no end of it, or a single value is what keeps it from that.
  const isRightSoFar = round === rounds && left.start >= change.start + change.text.length;
  return isRightSoFar ? change : undefined;
}

function isOfStructure({ code }: CodedFinding): boolean {
  return /^syntax-(?!value|number)/.test(code);
}

function roundsFor({ length }: string, { length: problems }: readonly CodedFinding[]): number {
  if (problems > maxProblems) return 1;
  return Math.min(Math.max(Math.floor(maxJudged / length), 1), maxRounds);
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

/** The others of these take away the path, may be meant, write what nobody has named, or guess which name was meant. */
const plainLanguages =
  /^(?:syntax-|template-(?!expression|empty|output-json|no-braces)|formula-|python-(?!no-grade|unknown-name))/;

/** Hints are matters of taste. */
function isForAll({ severity, code }: CodedFinding): boolean {
  if (severity !== 'error' && severity !== 'warning') return false;
  return plainRules.has(code) || plainLanguages.test(code);
}

/** The edits of each finding's only fix; of findings that offer several, none: the choice is a person's. */
function fixesInOrder(findings: readonly CodedFinding[]): readonly (readonly TextChange[])[] {
  const onlyFixes = findings.filter(isForAll).flatMap((finding) => {
    const [fix, ...others] = finding.fixes?.(syntaxFix) ?? [];
    return fix && !fix.takesAway && others.length === 0 ? [fix] : [];
  });
  return inOrder(onlyFixes);
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
