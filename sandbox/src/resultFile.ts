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
  const { steps, totalSteps } = trainingOf(job);
  const rows = steps.map((step) => {
    const { total_steps: _, ...figures } = figuresOf(job, step, totalSteps);
    return figures;
  });
  const lines = [Object.keys(rows[0]!), ...rows.map((figures) => Object.values(figures))];
  return {
    id: job.resultFile,
    name: job.style === 'azure' ? 'results.csv' : 'step_metrics.csv',
    purpose: 'fine-tune-results',
    content: new TextEncoder().encode(lines.map((line) => `${line.join(',')}\n`).join('')),
    uploadedAt: endOfWork(job),
  };
}
