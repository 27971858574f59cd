// The file that a succeeded job leaves: the figures of its steps as comma-separated values.
import { endOfWork, statusOf } from './jobLife.ts';
import type { State, StoredFile, StoredJob } from './state.ts';
import { figuresOf, trainingOf } from './training.ts';

/** The result files of all jobs that have succeeded by the time `now`, less the deleted ones. */
export function resultFilesOf(state: State, now: number): readonly StoredFile[] {
  return [...state.jobs.values()].filter((job) => hasResult(state, job, now)).map(resultFileOf);
}

/** The result file of this id; `undefined` when there is none, or not yet. */
export function findResultFile(state: State, id: string, now: number): StoredFile | undefined {
  const job = [...state.jobs.values()].find(({ resultFile }) => resultFile === id);
  return job !== undefined && hasResult(state, job, now) ? resultFileOf(job) : undefined;
}

function hasResult(state: State, job: StoredJob, now: number): boolean {
  return !state.deletedFileIds.has(job.resultFile) && statusOf(job, now) === 'succeeded';
}

function resultFileOf(job: StoredJob): StoredFile {
  const training = trainingOf(job);
  const rows = training.steps.map((step) => {
    const { total_steps: _, ...figures } = figuresOf(job, step, training);
    return figures;
  });
  const names = [...new Set(rows.flatMap((figures) => Object.keys(figures)))];
  const lines = [names, ...rows.map((figures) => names.map((name) => figures[name] ?? ''))];
  const text = lines.map((line) => `${line.join(',')}\n`).join('');
  return {
    id: job.resultFile,
    name: job.style === 'azure' ? 'results.csv' : 'step_metrics.csv',
    purpose: 'fine-tune-results',
    // OpenAI answers this file, and no other, in base64.
    content: new TextEncoder().encode(job.style === 'azure' ? text : btoa(text)),
    uploadedAt: endOfWork(job),
  };
}
