/** The open documents, each with its job model, made once per version and dropped at closing. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findingsOf, type CodedFinding } from './service/findings.ts';
import { readJob, type Job } from './service/job.ts';
import { nextJob } from './service/nextJob.ts';
import { applyPreferences } from './service/preferences.ts';
import type { RuleContext } from './service/rules/rule.ts';
import type { PythonLoader } from './pythonLoader.ts';
import type { Settings } from './settings.ts';

const jobs = new WeakMap<TextDocument, { readonly version: number; readonly job: Job }>();

export function jobOf(document: TextDocument): Job {
  const known = jobs.get(document);
  if (known?.version === document.version) return known.job;
  const text = document.getText();
  const job = known ? nextJob(known.job, text) : readJob(text);
  jobs.set(document, { version: document.version, job });
  return job;
}

/** What the rules say of one version of a document, as its reader wants to hear it. */
export interface Verdict {
  readonly version: number;
  readonly job: Job;
  readonly findings: readonly CodedFinding[];
  /** Judges another text in the same way, as if it stood in the document. */
  readonly judgeText: (text: string) => readonly CodedFinding[];
}

/** Judges the newest version of a document, each version once in the same circumstances. */
export type Judge = (document: TextDocument) => Promise<Verdict>;

export function createJudge(settings: Settings, loadPython: PythonLoader): Judge {
  const verdicts = new WeakMap<
    Job,
    { readonly circumstances: string; readonly findings: readonly CodedFinding[] }
  >();
  return async (document) => {
    const { preferences, provider } = await settings.forDocument(document.uri);
    let job: Job;
    let python: RuleContext['python'];
    // The document may change while the parsers are loaded.
    do {
      job = jobOf(document);
      python = await loadPython(job);
    } while (job !== jobOf(document));
    const today = new Date().toISOString().slice(0, 10);
    const context: RuleContext = { provider, today, python };
    const circumstances = `${provider ?? ''} ${context.today}`;
    const known = verdicts.get(job);
    const findings =
      known?.circumstances === circumstances ? known.findings : findingsOf(job, context);
    verdicts.set(job, { circumstances, findings });
    const path = pathOf(document.uri);
    return {
      version: document.version,
      job,
      findings: applyPreferences(job, findings, preferences, path),
      judgeText: (text) => {
        const other = readJob(text);
        return applyPreferences(other, findingsOf(other, context), preferences, path);
      },
    };
  };
}

function pathOf(uri: string): string {
  try {
    return decodeURIComponent(new URL(uri).pathname);
  } catch {
    return uri;
  }
}

/** Whether a document is a job: by its language, or by its name in editors that know no such language. */
export function isServed(document: TextDocument): boolean {
  return document.languageId === 'ftjob' || document.uri.endsWith('.ftjob.json');
}
