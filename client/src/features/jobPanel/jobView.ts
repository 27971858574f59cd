/** What the panel shows of a job. */
import * as l10n from '@vscode/l10n';
import { curvesOf } from '../../api/curves.ts';
import { isTerminal, type FineTuningJob } from '../../api/job.ts';
import { readMetrics, type StepMetrics } from '../../api/metrics.ts';
import type { Button, Fact, Section, Status } from '../../../webview/messages.ts';
import { chartsOf } from './charts.ts';
import { connectionFacts, type Content } from './content.ts';
import type { Knowledge } from './knowledge.ts';
import { stepsAfter } from './jobAdvice.ts';
import type { JobState } from './jobState.ts';
import { stepsOf, timesOf, type Times } from './progress.ts';
import { isSilence, readingProblem } from './readingProblem.ts';
import {
  code,
  facts,
  indented,
  isWorthShowing,
  plain,
  raw,
  shortened,
  texts,
  time,
  withButton,
} from './sections.ts';
import { changesOf, statusOf } from './status.ts';
import { checkpointTable, eventTable, resultTable } from './tables.ts';

export function jobContent(state: JobState, language: string, now: number): Content {
  const { ref, fileName, knowledge } = state;
  const job = knowledge?.job;
  const times = knowledge && timesOf(knowledge.job, knowledge.events);
  const steps = knowledge && stepsOf(knowledge.events);
  return {
    heading:
      fileName === undefined
        ? l10n.t('Fine-tuning job {0}', ref.jobId)
        : l10n.t('Fine-tuning job of {0}', fileName),
    status: statusIn(state),
    notices: noticesOf(state),
    // Of a job that succeeded nothing is left to do.
    progress:
      steps && job?.status !== 'succeeded'
        ? { label: l10n.t('Step {0} of {1}', steps.done, steps.total), ...steps }
        : undefined,
    figures: figuresOf(state, times, now),
    buttons: buttonsOf(state),
    sections: knowledge ? sectionsOf(knowledge, state, language) : [],
  };
}

function statusIn(state: JobState): Status {
  const job = state.knowledge?.job;
  if (!job)
    return {
      tone: 'waiting',
      text: l10n.t('not read yet'),
      explanation: l10n.t('The state of the job is not known here yet.'),
    };
  const status = statusOf(job.status);
  return isRead(state) || isTerminal(job.status)
    ? status
    : { ...status, explanation: l10n.t('This is how the job stood when it was last read.') };
}

/** Whether the job is as it was read last, as far as anybody knows. */
function isRead({ needsPerson, elsewhere, failure }: JobState): boolean {
  return !needsPerson && elsewhere === undefined && !failure;
}

function noticesOf(state: JobState) {
  const { ref, connection, needsPerson, elsewhere, problem, failure, lastReadAt, nextReadAt } =
    state;
  const last = time(l10n.t('Last read'), lastReadAt);
  const next: Fact | undefined =
    nextReadAt === undefined
      ? undefined
      : {
          name: l10n.t('Trying again in'),
          value: { kind: 'countdown', to: new Date(nextReadAt).toISOString() },
        };
  const reading = needsPerson
    ? l10n.t(
        'The job is not read: the connection, its key, your consent to send the key, or trust in this folder is missing. Connect to go on.',
      )
    : (elsewhere ?? (failure && readingProblem(failure, connection?.label ?? ref.connectionId)));
  const facts = [last, next].filter((fact) => fact !== undefined);
  // One cause, told once.
  if (problem?.isSilence && failure && isSilence(failure))
    return [{ text: shortened(problem.text), facts }];
  return [
    problem === undefined ? undefined : { text: shortened(problem.text), facts: [] },
    reading === undefined ? undefined : { text: shortened(reading), facts },
  ].filter((notice) => notice !== undefined);
}

function figuresOf(state: JobState, times: Times | undefined, now: number): readonly Fact[] {
  const { knowledge, elsewhere, lastReadAt } = state;
  if (!knowledge || !times) return [];
  const { job } = knowledge;
  const { start, end, estimatedFinish, isOurEstimate } = times;
  const ended = isTerminal(job.status);
  const goesOn = !ended && isRead(state);
  // The clock of a job that nobody reads stands where it was last read.
  const until = ended ? end : lastReadAt;
  const duration: Fact | undefined =
    start === undefined || (!goesOn && until === undefined)
      ? undefined
      : {
          name: ended
            ? l10n.t('Took')
            : goesOn
              ? l10n.t('Elapsed')
              : l10n.t('Elapsed when last read'),
          value: {
            kind: 'duration',
            from: new Date(start).toISOString(),
            to: goesOn || until === undefined ? undefined : new Date(until).toISOString(),
          },
        };
  const isAhead = elsewhere === undefined && estimatedFinish !== undefined && estimatedFinish > now;
  return [
    duration,
    time(
      isOurEstimate ? l10n.t('Finish, by the steps so far') : l10n.t('Estimated finish'),
      isAhead ? estimatedFinish : undefined,
    ),
    time(l10n.t('Finished'), end),
    job.trainedTokens === undefined
      ? undefined
      : {
          name: l10n.t('Trained tokens'),
          value: { kind: 'number' as const, number: job.trainedTokens },
        },
    // Where the job is not read, the notice says it.
    goesOn ? time(l10n.t('Last read'), lastReadAt) : undefined,
  ].filter((fact) => fact !== undefined);
}

function buttonsOf({
  needsPerson,
  elsewhere,
  knowledge,
  underWay,
  canReveal,
}: JobState): readonly Button[] {
  if (needsPerson) return [{ action: 'connect', label: l10n.t('Connect') }];
  const labels = {
    pause: l10n.t('Pause'),
    resume: l10n.t('Resume'),
    cancel: l10n.t('Cancel Job'),
  };
  const changes = elsewhere === undefined ? changesOf(knowledge?.job.status ?? 'succeeded') : [];
  return [
    ...(canReveal ? [{ action: 'reveal' as const, label: l10n.t('Show in File') }] : []),
    { action: 'refresh', label: l10n.t('Refresh') },
    ...changes.map((action) => ({
      action,
      label: labels[action],
      isDisabled: underWay !== undefined,
    })),
  ];
}

function sectionsOf(knowledge: Knowledge, state: JobState, language: string): readonly Section[] {
  const { job, answer, events, hasOlderEvents, checkpoints, results } = knowledge;
  const warnings = events.filter(({ level }) => level === 'warn').map(({ message }) => message);
  const { charts, notes } = chartsOf(curvesOf(stepMetrics(knowledge)), language);
  return [
    ...errorSections(job),
    texts(
      l10n.t('Warnings of the service'),
      [...new Set([...job.warnings, ...warnings])].slice(0, 20),
    ),
    facts(l10n.t('The model'), [
      withButton(code(l10n.t('Trained model'), job.fineTunedModel), {
        action: 'copyModel',
        label: l10n.t('Copy Model Id'),
      }),
    ]),
    { kind: 'charts', heading: l10n.t('Training'), charts, notes } as const,
    checkpointTable(checkpoints),
    resultTable(results, language),
    eventTable(events, hasOlderEvents),
    ...jobSections(job),
    ...(state.connection ? [connectionFacts(state.connection, answer?.requestId)] : []),
    raw(l10n.t('The whole answer as JSON'), indented(answer?.text ?? ''), false),
  ].filter(isWorthShowing);
}

/** From the oldest to the newest, the results last: a later figure of a step takes the place of an earlier one. */
export function* stepMetrics({ events, checkpoints, results }: Knowledge): Generator<StepMetrics> {
  for (const { metrics, step } of checkpoints.toReversed()) {
    const found = readMetrics(metrics, step);
    if (found) yield found;
  }
  for (const { data } of events.toReversed()) {
    const found = readMetrics(data);
    if (found) yield found;
  }
  for (const { steps } of results) yield* steps ?? [];
}

function errorSections({ error }: FineTuningJob): readonly Section[] {
  if (!error) return [];
  return [
    texts(l10n.t('Why it failed'), [error.message]),
    { kind: 'steps', heading: l10n.t('What to do'), steps: stepsAfter(error) },
    facts(l10n.t('The error'), [
      code(l10n.t('Code'), error.code),
      code(l10n.t('Parameter'), error.param),
    ]),
  ];
}

function jobSections(job: FineTuningJob): readonly Section[] {
  return [
    facts(l10n.t('The job'), [
      withButton(code(l10n.t('Id'), job.id), { action: 'copyId', label: l10n.t('Copy Id') }),
      code(l10n.t('Model'), job.model),
      code(l10n.t('Method'), job.method),
      code(l10n.t('Training file'), job.trainingFile),
      code(l10n.t('Validation file'), job.validationFile),
      code(l10n.t('Suffix'), job.suffix),
      code(l10n.t('Seed'), job.seed),
      time(l10n.t('Created'), (job.createdAt ?? Number.NaN) * 1000),
    ]),
    facts(
      l10n.t('Hyperparameters'),
      Object.entries(job.hyperparameters).map(([name, value]) => code(name, value)),
    ),
    facts(
      l10n.t('Metadata'),
      Object.entries(job.metadata).map(([name, value]) => plain(name, value)),
    ),
  ];
}
