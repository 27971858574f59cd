/** The open documents, each with its job model, made once per version and dropped at closing. */
import type { TextDocument } from './lsp/textDocument.ts';
import { readJob, type Job } from './service/job.ts';
import { nextJob } from './service/nextJob.ts';

const jobs = new WeakMap<TextDocument, { readonly version: number; readonly job: Job }>();

export function jobOf(document: TextDocument): Job {
  const known = jobs.get(document);
  if (known?.version === document.version) return known.job;
  const text = document.getText();
  const job = known ? nextJob(known.job, text) : readJob(text);
  jobs.set(document, { version: document.version, job });
  return job;
}

/** Whether a document is a job: by its language, or by its name in editors that know no such language. */
export function isServed(document: TextDocument): boolean {
  return document.languageId === 'ftjob' || document.uri.endsWith('.ftjob.json');
}
