/**
 * The figures of a training's steps, under one name wherever a service tells them: in events of the type `metrics`, in
 * checkpoints, in result files. Names are the service's: `train_loss`, `valid_reward_mean`, …
 */
import { isRecord, numberOf, textOf } from './json.ts';

export interface StepMetrics {
  readonly step: number;
  readonly values: Readonly<Record<string, number>>;
}

/** More than any service tells of one step. */
const mostNames = 100;
/** No service's name is longer; what is, is none. */
export const longestName = 200;

/** The same figure under two names: those of the training metrics in OpenAI's guide are kept. */
const aliases = new Map([
  ['train_mean_reward', 'train_reward_mean'],
  ['full_valid_mean_reward', 'valid_reward_mean'],
  ['reasoning_tokens_mean', 'train_reasoning_tokens_mean'],
  ['validation_mean_token_accuracy', 'valid_mean_token_accuracy'],
]);

/** Say where a step stands, not how it went. */
const positions = new Set(['step', 'total_steps']);

/**
 * The figures in an event's `data` or a checkpoint's `metrics`; `step` is used where the data names none. A
 * reinforcement job nests some: `scores`, `errors` and `usage.samples`, the first two also for each grader.
 */
export function readMetrics(
  data: Readonly<Record<string, unknown>>,
  step?: number,
): StepMetrics | undefined {
  const at = numberOf(data['step']) ?? step;
  if (at === undefined || !Number.isFinite(at)) return undefined;
  const scores = recordOf(data['scores']);
  const errors = recordOf(data['errors']);
  const samples = recordOf(recordOf(data['usage'])['samples']);
  const entries = [
    ...figuresOf(data),
    // One grader's score is the reward.
    ...figuresOf(scores),
    ...ofGraders(scores['graders'], 2),
    ...meansOf(figuresOf(errors)),
    ...meansOf(ofGraders(errors['graders'], 1)),
    ...meansOf(figuresOf(samples)),
  ];
  return entries.length === 0
    ? undefined
    : { step: at, values: Object.fromEntries(entries.slice(0, mostNames)) };
}

type Figure = readonly [name: string, value: number];

function figuresOf(record: Readonly<Record<string, unknown>>): readonly Figure[] {
  return Object.entries(record).flatMap(([name, value]): readonly Figure[] =>
    typeof value === 'number' &&
    Number.isFinite(value) &&
    !positions.has(name) &&
    name.length <= longestName
      ? [[nameOf(name), value]]
      : [],
  );
}

/** The figures of each grader, under its name where there are several; none where there are fewer than `fewest`. */
function ofGraders(graders: unknown, fewest: number): readonly Figure[] {
  const list = Array.isArray(graders) ? graders.filter(isRecord) : [];
  if (list.length < fewest) return [];
  return list.slice(0, mostNames).flatMap((grader, index) => {
    const owner = textOf(grader['name']) ?? String(index + 1);
    return figuresOf(grader).map(([name, value]): Figure => [
      list.length === 1 ? name : `${owner}: ${name}`,
      value,
    ]);
  });
}

/** Counts come beside their means, and grow with the batch. */
function meansOf(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter(([name]) => name.endsWith('_mean'));
}

/** The name under which a figure is kept. */
export function nameOf(name: string): string {
  return aliases.get(name) ?? name;
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}
