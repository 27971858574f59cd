/**
 * Every feature of the language service on one text at one offset, and what must hold of each answer whatever the text.
 * A check throws what is wrong.
 */
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeLenses } from '../../server/src/service/codeLenses.ts';
import { completionsAt } from '../../server/src/service/completion/completion.ts';
import { answersTrigger, triggerCharacters } from '../../server/src/service/completion/triggers.ts';
import type { Range } from '../../server/src/service/embedded.ts';
import { findingsOf, type CodedFinding } from '../../server/src/service/findings.ts';
import { fixAll } from '../../server/src/service/fixAll.ts';
import { foldingRanges } from '../../server/src/service/folding.ts';
import { formattingOf } from '../../server/src/service/formatting.ts';
import { hoverAt } from '../../server/src/service/hover.ts';
import { inlayHints } from '../../server/src/service/inlayHints.ts';
import { readJob, type Job } from '../../server/src/service/job.ts';
import { linksOf } from '../../server/src/service/links.ts';
import { definitionsAt, occurrencesAt } from '../../server/src/service/navigation.ts';
import { pointerAt } from '../../server/src/service/preferences.ts';
import { renamableAt, renameAt } from '../../server/src/service/rename.ts';
import type { RuleContext } from '../../server/src/service/rules/rule.ts';
import { selectionSpans } from '../../server/src/service/selectionRanges.ts';
import { semanticTokens } from '../../server/src/service/semanticTokens.ts';
import { signatureHelpAt } from '../../server/src/service/signatureHelp.ts';
import { sortingOf } from '../../server/src/service/sorting.ts';
import { bodyOf, factsOf } from '../../server/src/service/submission.ts';
import { symbolsOf } from '../../server/src/service/symbols.ts';
import { applyChanges } from '../support/fixes.ts';
import { pythonContext, pythonParsers as python } from '../support/python.ts';
import { insertedText } from '../support/insertedText.ts';
import { checkEdits, checkOrdered, checkRange, checkSymbols } from './ranges.ts';
import { syntaxFix } from '../../server/src/service/rules/syntaxFixes.ts';

export interface FuzzCase {
  readonly text: string;
  /** UTF-16 offset. */
  readonly offset: number;
  /** What a rename renames to. */
  readonly newName: string;
  readonly provider: RuleContext['provider'];
}

/** One text with what is asked of it; `findings` is made by the first check. */
interface Asked extends FuzzCase {
  readonly job: Job;
  readonly findings: readonly CodedFinding[];
}

type Check = (asked: Asked) => void;

/** By the feature's name; the order is that in which they run. */
export const features: Readonly<Record<string, Check>> = {
  findings: ({ text, job, findings }) => {
    for (const finding of findings) {
      // A text that ends too early is marked behind its end, and the note on more problems at its first character.
      checkRange(text, { start: finding.start, end: Math.min(finding.end, text.length) });
      assert.ok(finding.end <= text.length + 1, `${finding.code} ends behind the text`);
      assert.ok(!/[\n\r]/.test(finding.message), `a message of several lines: ${finding.message}`);
      pointerAt(job, finding);
    }
  },
  fixes: (asked) => {
    const { text, job, findings, provider } = asked;
    for (const finding of findings.slice(0, 40))
      for (const fix of finding.fixes?.(syntaxFix) ?? []) {
        const what = `the fix ${JSON.stringify(fix.title)} of ${finding.code}`;
        checkEdits(text, fix.edits, what);
        const after = applyChanges(text, fix.edits);
        assert.ok(isJson(after) || !isJson(text), `${what} leaves no JSON`);
        // In a text with several mistakes of syntax a fix is a guess.
        const isCertain = job.tree.problems.length <= (finding.code.startsWith('syntax-') ? 1 : 0);
        if (isCertain) checkMended(findings, after, finding, fix.title, provider);
      }
  },
  'fix all': ({ text, provider }) => {
    const change = fixAll(text, (other) => judge(other, provider));
    if (!change) return;
    checkEdits(text, [change], 'fix all');
    const after = applyChanges(text, [change]);
    // A value that only a person knows is left.
    const problem = readJob(after).tree.problems.find(({ code }) => !/value|number/.test(code));
    // Of too many mistakes the first ones are mended.
    const isBehind = problem && problem.start >= change.start + change.text.length;
    assert.ok(!problem || isBehind, 'fix all leaves no JSON');
  },
  completion: ({ text, offset, job }) => {
    const found = completionsAt(job, offset, python);
    for (const character of triggerCharacters) answersTrigger(job, offset, character);
    // Of many, some: those that stand first and some of the others.
    const some = found.filter((_, index) => index < 6 || index % 17 === 0);
    for (const { label, start, end, snippet, additional } of some) {
      const inserted = { start, end, text: insertedText(snippet) };
      const edits = additional ? [additional, inserted] : [inserted];
      const what = `the completion ${JSON.stringify(label)}`;
      checkEdits(text, edits, what);
      // LSP: one line, which holds the position. A string that goes over lines is no JSON.
      assert.ok(start <= offset && offset <= end, `${what} replaces what is elsewhere`);
      const isOneLine = !/[\n\r]/.test(text.slice(start, end)) || job.tree.problems.length > 0;
      assert.ok(isOneLine, `${what} replaces several lines`);
      const after = readJob(applyChanges(text, edits)).tree.problems;
      assert.ok(
        after.length === 0 || job.tree.problems.length > 0,
        `${what} adds ${after.at(-1)?.code}: ${JSON.stringify(inserted)}`,
      );
    }
  },
  hover: ({ text, offset, job }) => {
    const hover = hoverAt(job, offset, python);
    if (!hover) return;
    checkRange(text, hover);
    // Inside an escape the place is that of its character, whose escape may be six characters long.
    const isHere = hover.start <= offset + 6 && offset - 6 <= hover.end;
    assert.ok(isHere, 'the hover is about another place');
    assert.notEqual(hover.markdown, '');
  },
  'signature help': ({ offset, job }) => {
    for (const { start, end } of signatureHelpAt(job, offset)?.parameters ?? [])
      assert.ok(start < end);
  },
  definition: ({ text, offset, job }) =>
    definitionsAt(job, offset, python).forEach((range) => checkRange(text, range)),
  references: ({ text, offset, job }) => checkOrdered(text, occurrencesAt(job, offset, python)),
  rename: ({ text, offset, newName, provider, job, findings }) => {
    const renamable = renamableAt(job, offset, python);
    if (renamable.kind === 'renamable') checkRange(text, renamable);
    const renaming = renameAt(job, offset, newName, python);
    if (renaming.kind === 'refused') {
      assert.notEqual(renaming.message, '');
      return;
    }
    assert.equal(renamable.kind, 'renamable', 'a rename is refused first, then done');
    checkEdits(text, renaming.edits, 'the rename');
    const after = judge(applyChanges(text, renaming.edits), provider);
    const more = after.find(
      ({ code }) => countOf(after, code) > countOf(findings, code) && findings.length < 500,
    );
    assert.equal(
      more?.message,
      undefined,
      `the rename to ${JSON.stringify(newName)} adds a finding`,
    );
  },
  'semantic tokens': ({ text, job }) => {
    const found = semanticTokens(job, { start: 0, end: text.length }, python.structure?.tokens);
    checkOrdered(text, found);
    for (const { start, end } of found)
      assert.ok(start < end && !/[\n\r]/.test(text.slice(start, end)), 'a token over lines');
  },
  'inlay hints': ({ text, job }) =>
    inlayHints(job).forEach(({ offset }) => checkRange(text, { start: offset, end: offset })),
  'code lenses': ({ text, job }) => {
    for (const { offset, references } of codeLenses(job)) {
      checkRange(text, { start: offset, end: offset });
      references.forEach((range) => checkRange(text, range));
    }
  },
  folding: ({ text, job }) => {
    const document = TextDocument.create('', '', 1, text);
    for (const { startLine, endLine } of foldingRanges(
      job,
      (at) => document.positionAt(at).line,
      50,
    ))
      assert.ok(startLine >= 0 && startLine < endLine && endLine < document.lineCount);
  },
  selection: ({ text, offset, job }) => {
    let inner: Range | undefined;
    for (const span of selectionSpans(job, offset)) {
      checkRange(text, span);
      assert.ok(!inner || (span.start <= inner.start && span.end >= inner.end));
      inner = span;
    }
  },
  formatting: ({ text, offset, job }) => {
    for (const part of [
      { start: 0, end: text.length },
      { start: Math.min(offset, text.length >> 1), end: Math.max(offset, text.length >> 1) },
    ]) {
      const edits = formattingOf(job, part, { tabSize: 2, insertSpaces: true });
      checkEdits(text, edits, 'formatting');
      const after = applyChanges(text, edits);
      assert.equal(withoutSpace(after), withoutSpace(text), 'formatting changes more than spaces');
      if (isJson(text)) assert.equal(valueIn(after), valueIn(text), 'formatting changes the value');
    }
  },
  sorting: ({ text, job }) => {
    const change = sortingOf(job);
    if (!change) return;
    checkEdits(text, [change], 'sorting');
    const after = applyChanges(text, [change]);
    assert.deepEqual(parse(after), parse(text));
    assert.equal(sortingOf(readJob(after)), undefined, 'what is sorted is sorted again');
  },
  symbols: ({ text, job }) => checkSymbols(text, symbolsOf(job)),
  links: ({ text, job }) => linksOf(job).forEach((range) => checkRange(text, range)),
  submission: ({ text, job }) => {
    factsOf(job);
    if (job.tree.problems.length > 0) return;
    const sent = parse(text) as Record<string, unknown> | null;
    const body: unknown = JSON.parse(bodyOf(job));
    if (typeof sent === 'object' && sent) Reflect.deleteProperty(sent, '$schema');
    assert.deepEqual(body, sent, 'the body is not the text less $schema');
  },
};

/** Asks every feature, or those named; calls `done` behind each, and throws what is wrong. */
export function checkCase(
  fuzzCase: FuzzCase,
  done: (feature: string) => void,
  names: readonly string[] = Object.keys(features),
): void {
  const job = readJob(fuzzCase.text);
  const asked = { ...fuzzCase, job, findings: judge(fuzzCase.text, fuzzCase.provider) };
  for (const name of names) {
    try {
      features[name]!(asked);
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
    }
    done(name);
  }
}

/**
 * A fix that leaves its message leaves it at another place: there it can be mended in the same way, or it stands further
 * on and was hidden by the mistake that is mended now.
 */
function checkMended(
  before: readonly CodedFinding[],
  text: string,
  { code, message, start }: CodedFinding,
  title: string,
  provider: RuleContext['provider'],
): void {
  const isSame = (one: CodedFinding) => one.code === code && one.message === message;
  let left = text;
  for (let round = 0; round < 100; round++) {
    const again = judge(left, provider).filter(isSame);
    if (again.length < before.filter(isSame).length) return;
    const fix = again
      .flatMap(({ fixes }) => fixes?.(syntaxFix) ?? [])
      .find((one) => one.title === title);
    if (!fix && again.every((one) => one.start > start)) return;
    assert.ok(fix, `the fix ${JSON.stringify(title)} of ${code} leaves its message: ${message}`);
    left = applyChanges(left, fix.edits);
  }
  assert.fail(`the fix ${JSON.stringify(title)} of ${code} does not end: ${message}`);
}

function judge(text: string, provider: RuleContext['provider']): readonly CodedFinding[] {
  return findingsOf(readJob(text), { ...pythonContext, provider });
}

function countOf(findings: readonly CodedFinding[], code: string): number {
  return findings.filter((finding) => finding.code === code).length;
}

function isJson(text: string): boolean {
  return valueIn(text) !== undefined;
}

/** The value that a text holds, in one form; undefined where it is no JSON. */
function valueIn(text: string): string | undefined {
  try {
    return JSON.stringify(parse(text));
  } catch {
    return undefined;
  }
}

/** The value of a text; editors take a byte order mark away before they show it. */
function parse(text: string): unknown {
  return JSON.parse(text.replace(/^\uFEFF/, ''));
}

function withoutSpace(text: string): string {
  return text.replaceAll(/[ \t\n\r]+/g, '');
}
