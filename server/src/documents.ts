/** The open documents, each with its job model and findings, made once per version and dropped at closing. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { findingsOf, type CodedFinding } from './service/findings.ts';
import { readJob, type Job } from './service/job.ts';

/** What is known of one version of a document; each part is made when it is first asked for. */
export interface Analysis {
  readonly version: number;
  readonly job: Job;
  readonly findings: readonly CodedFinding[];
}

const analyses = new WeakMap<TextDocument, Analysis>();

export function analyse(document: TextDocument): Analysis {
  const known = analyses.get(document);
  if (known?.version === document.version) return known;
  const job = readJob(document.getText());
  let findings: readonly CodedFinding[] | undefined;
  const analysis: Analysis = {
    version: document.version,
    job,
    get findings() {
      return (findings ??= findingsOf(job, { provider: undefined, today: today() }));
    },
  };
  analyses.set(document, analysis);
  return analysis;
}

/** Whether a document is a job: by its language, or by its name in editors that know no such language. */
export function isServed(document: TextDocument): boolean {
  return document.languageId === 'ftjob' || document.uri.endsWith('.ftjob.json');
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
