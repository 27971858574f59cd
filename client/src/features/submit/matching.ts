/** Finds among the jobs of a service the one that came of a submission whose answer nobody saw. */
import type { FineTuningJob } from '../../api/job.ts';
import { isRecord, numberOf, textOf } from '../../api/json.ts';
import type { Intent } from '../../api/submission.ts';
import { jobOfBody, markName } from './mark.ts';

/** The service's clock may differ from ours, and a job may be created long after its request was sent. In ms. */
const earliest = 10 * 60_000;
const latest = 30 * 60_000;

/** When a job can have been created that came of a submission, in ms since 1970. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/** `clockAhead`: of the service, in ms. Both clocks count: a proxy may have told the time of an old answer. */
export function periodOf({ startedAt }: Intent, clockAhead: number): Period {
  return {
    from: startedAt + Math.min(0, clockAhead) - earliest,
    to: startedAt + Math.max(0, clockAhead) + latest,
  };
}

export interface Matches {
  /** The job that carries the submission's mark. */
  readonly certain: FineTuningJob | undefined;
  /** Without such a one: the jobs that may be it. */
  readonly candidates: readonly FineTuningJob[];
}

/** `foreign`: the ids of the jobs that are known to have come of other submissions. */
export function matchJobs(
  intent: Intent,
  jobs: readonly FineTuningJob[],
  foreign: ReadonlySet<string>,
  period: Period = periodOf(intent, 0),
): Matches {
  const certain = jobs.find((job) => job.metadata[markName] === intent.id);
  if (certain) return { certain, candidates: [] };
  const wanted = wantedOf(intent.body);
  const candidates = jobs.filter(
    (job) =>
      !foreign.has(job.id) &&
      agree(job.metadata[markName], wanted.mark) &&
      isInTime(job, period) &&
      fits(job, wanted),
  );
  return { certain: undefined, candidates };
}

/** Whether a job was created before any that can have come of the submission. */
export function isTooOld({ createdAt }: FineTuningJob, { from }: Period): boolean {
  return createdAt !== undefined && createdAt * 1000 < from;
}

function isInTime(job: FineTuningJob, period: Period): boolean {
  return !isTooOld(job, period) && (job.createdAt ?? 0) * 1000 < period.to;
}

interface Wanted {
  /** The mark that the body carries: its own, or that of the job that it was copied from. */
  readonly mark: string | null;
  readonly model: string | undefined;
  readonly trainingFile: string | undefined;
  readonly validationFile: string | undefined;
  readonly method: string;
  readonly suffix: string | undefined;
  readonly seed: number | undefined;
}

function wantedOf(body: string): Wanted {
  const job = jobOfBody(body);
  const method = isRecord(job['method']) ? job['method'] : {};
  const metadata = isRecord(job['metadata']) ? job['metadata'] : {};
  return {
    mark: textOf(metadata[markName]) ?? null,
    model: textOf(job['model']),
    trainingFile: textOf(job['training_file']),
    validationFile: textOf(job['validation_file']),
    method: textOf(method['type']) ?? 'supervised',
    suffix: textOf(job['suffix']),
    seed: numberOf(job['seed']),
  };
}

/** What a service does not say of a job speaks neither for nor against it. */
function fits(job: FineTuningJob, wanted: Wanted): boolean {
  return (
    isModel(job.model, wanted.model) &&
    agree(job.trainingFile, wanted.trainingFile) &&
    agree(job.method, wanted.method) &&
    // Without a wish the service chooses a seed, but neither a file nor a suffix.
    (wanted.seed === undefined || agree(job.seed, wanted.seed)) &&
    agree(job.validationFile, wanted.validationFile ?? null) &&
    agree(job.suffix, wanted.suffix ?? null)
  );
}

function agree<Value>(said: Value | undefined, wanted: Value | null | undefined): boolean {
  return said === undefined || wanted === undefined || said === wanted;
}

/** Services answer the dated version of the model that was asked for: `gpt-4.1` becomes `gpt-4.1-2025-04-14`. */
function isModel(said: string | undefined, wanted: string | undefined): boolean {
  if (agree(said, wanted)) return true;
  return said?.startsWith(`${wanted}-`) === true && /^\d/.test(said.slice(wanted!.length + 1));
}
