/**
 * Judges open documents: each version once in the same circumstances, in turns of a few milliseconds between which other
 * requests are answered, and after an edit only where something can have changed.
 */
import { jobOf } from './documents.ts';
import type { TextDocument } from './lsp/textDocument.ts';
import type { PythonLoader } from './pythonLoader.ts';
import {
  findingsOf,
  judge,
  type CodedFinding,
  type Judgement,
  type Part,
} from './service/findings.ts';
import type { Job } from './service/job.ts';
import { nextJob } from './service/nextJob.ts';
import { partToJudge, partWithPython } from './service/part.ts';
import { applyPreferences } from './service/preferences.ts';
import type { Rule, RuleContext } from './service/rules/rule.ts';
import type { Settings } from './settings.ts';
import { inTurns } from './turns.ts';

/** What the rules say of one version of a document, as its reader wants to hear it. */
export interface Verdict {
  readonly version: number;
  readonly job: Job;
  readonly findings: readonly CodedFinding[];
  /** Whether its Python was judged too, if it has any. */
  readonly isComplete: boolean;
  /** Judges another text in the same way, as if it stood in the document, up to a limit of findings, by all rules or some. */
  readonly judgeText: (
    text: string,
    limit: number,
    rules?: readonly Rule[],
  ) => readonly CodedFinding[];
}

/** Judges the newest version of a document. */
export type Judge = (document: TextDocument) => Promise<Verdict>;

export interface Judges {
  /** Everything that the rules say. */
  readonly judge: Judge;
  /** What they say at once: the Python is left for later where reading it would take long. */
  readonly judgeSoon: Judge;
}

interface Judged {
  readonly job: Job;
  readonly context: RuleContext;
  readonly judgement: Judgement;
  readonly isComplete: boolean;
}

export function createJudges(
  settings: Settings,
  python: PythonLoader,
  nextTurn: () => Promise<void>,
): Judges {
  const judged = new WeakMap<TextDocument, Judged>();

  const inTurnsFor = <Result>(
    document: TextDocument,
    job: Job,
    steps: Iterator<undefined, Result>,
  ) => inTurns(steps, nextTurn, () => jobOf(document) === job);

  async function judgementOf(
    document: TextDocument,
    job: Job,
    context: RuleContext,
  ): Promise<Judgement | undefined> {
    const last = judged.get(document);
    if (last?.job === job && isSame(last.context, context)) return last.judgement;
    const part = last && partAfter(last, job, context);
    return inTurnsFor(document, job, judge(job, context, undefined, part));
  }

  async function parsersFor(
    document: TextDocument,
    job: Job,
    known: RuleContext,
    isSoon: boolean,
  ): Promise<{ readonly parsers: RuleContext['python']; readonly isComplete: boolean }> {
    const last = judged.get(document);
    const isDone = last?.job === job && last.isComplete;
    if (isDone && isSame({ ...last.context, python: undefined }, known))
      return { parsers: last.context.python, isComplete: true };
    if (isSoon) {
      const atHand = python.atHand(job);
      return { parsers: atHand?.parsers, isComplete: atHand !== undefined };
    }
    await inTurnsFor(document, job, await python.reading(job));
    return { parsers: await python.parsers(job), isComplete: true };
  }

  async function verdictOf(document: TextDocument, isSoon: boolean): Promise<Verdict> {
    const path = pathOf(document.uri);
    for (;;) {
      const job = jobOf(document);
      const wanted = await settings.forDocument(document.uri);
      const today = new Date().toISOString().slice(0, 10);
      const known = { provider: wanted.provider, today };
      const { parsers, isComplete } = await parsersFor(document, job, known, isSoon);
      const context: RuleContext = { ...known, python: parsers };
      const judgement = await judgementOf(document, job, context);
      // Document or settings may have changed meanwhile.
      if (!judgement || jobOf(document) !== job) continue;
      if ((await settings.forDocument(document.uri)) !== wanted) continue;
      judged.set(document, { job, context, judgement, isComplete });
      const heard = (one: Job, findings: readonly CodedFinding[]) =>
        applyPreferences(one, findings, wanted.preferences, path);
      return {
        version: document.version,
        job,
        findings: heard(job, judgement.findings),
        isComplete,
        judgeText: (text, limit, rules) => {
          const other = nextJob(job, text);
          return heard(other, findingsOf(other, context, rules, limit));
        },
      };
    }
  }

  return {
    judge: shared((document) => verdictOf(document, false)),
    judgeSoon: shared((document) => verdictOf(document, true)),
  };
}

/** What of a job must be judged, after what was judged last; undefined where that is all of it. */
function partAfter(last: Judged, job: Job, context: RuleContext): Part | undefined {
  if (isSame(last.context, context)) return partToJudge(last.job, last.judgement, job);
  const hasPythonNow = last.job === job && isSame(last.context, { ...context, python: undefined });
  return hasPythonNow ? partWithPython(job, last.judgement) : undefined;
}

/** Whoever asks while a document is being judged gets that verdict. */
function shared(judgeOne: Judge): Judge {
  const running = new WeakMap<TextDocument, Promise<Verdict>>();
  return (document) => {
    const verdict =
      running.get(document) ?? judgeOne(document).finally(() => running.delete(document));
    running.set(document, verdict);
    return verdict;
  };
}

function isSame(one: RuleContext, other: RuleContext): boolean {
  return (
    one.provider === other.provider && one.today === other.today && one.python === other.python
  );
}

function pathOf(uri: string): string {
  try {
    return decodeURIComponent(new URL(uri).pathname);
  } catch {
    return uri;
  }
}
