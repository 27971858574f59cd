// What a job's training would have given: plausible figures that depend on the job's seed only.
import { fraction } from './identifiers.ts';
import type { StoredJob } from './state.ts';

/** At most this many steps of a job are reported, evenly spread. */
const reportedSteps = 60;

export interface Training {
  readonly hyperparameters: Readonly<Record<string, unknown>>;
  readonly totalSteps: number;
  /** Steps with figures, in order; the last one is the last step. */
  readonly steps: readonly number[];
  /** The last step of each epoch; a checkpoint is made there. */
  readonly epochEnds: readonly number[];
  readonly trainedTokens: number;
}

/** Hyperparameters that are `auto` at first; the service decides on them before the job runs. */
const decided: Readonly<Record<string, unknown>> = {
  n_epochs: 3,
  batch_size: 1,
  learning_rate_multiplier: 1.8,
  beta: 0.1,
  compute_multiplier: 1,
  eval_interval: 5,
  eval_samples: 1,
};

/** The names of a method's hyperparameters, in the order in which the service answers them. */
export function hyperparameterNames(type: StoredJob['method']['type']): readonly string[] {
  const common = ['batch_size', 'learning_rate_multiplier', 'n_epochs'];
  switch (type) {
    case 'supervised':
      return common;
    case 'dpo':
      return ['beta', ...common];
    case 'reinforcement':
      return [...common, 'eval_interval', 'eval_samples', 'compute_multiplier', 'reasoning_effort'];
  }
}

export function trainingOf(job: StoredJob): Training {
  const { hyperparameters: asked, type } = job.method;
  const hyperparameters = Object.fromEntries(
    [...new Set([...hyperparameterNames(type), ...Object.keys(asked)])].map((name) => {
      const value = asked[name] ?? 'auto';
      return [name, value === 'auto' ? (decided[name] ?? 'default') : value];
    }),
  );
  const epochs = Number(hyperparameters['n_epochs']);
  const stepsPerEpoch = Math.ceil(job.rowCount / Number(hyperparameters['batch_size']));
  const totalSteps = Math.max(1, epochs * stepsPerEpoch);
  const stride = Math.ceil(totalSteps / reportedSteps);
  const count = Math.ceil(totalSteps / stride);
  const steps = Array.from(
    { length: count },
    (_, index) => totalSteps - (count - 1 - index) * stride,
  );
  return {
    hyperparameters,
    totalSteps,
    steps,
    epochEnds: Array.from({ length: epochs }, (_, index) => (index + 1) * stepsPerEpoch),
    // Four bytes a token, as the usual estimate has it.
    trainedTokens: Math.ceil(job.byteCount / 4) * epochs,
  };
}

export type Figures = Readonly<Record<string, number>>;

/**
 * The figures of one step: losses and accuracies, or rewards for a reinforcement job. The whole validation file is
 * looked at when an epoch ends, or as often as `eval_interval` says.
 */
export function figuresOf(job: StoredJob, step: number, training: Training): Figures {
  const { totalSteps, epochEnds, hyperparameters } = training;
  const progress = step / totalSteps;
  const noise = (name: string) => (fraction(`${job.seed} ${step} ${name}`) - 0.5) * 0.1;
  const share = (name: string, value: number) =>
    round(Math.min(1, Math.max(0, value + noise(name))));
  const hasValidation = job.validationFile !== null;
  if (job.method.type === 'reinforcement') {
    const reward = (name: string) => share(name, 0.25 + 0.55 * progress);
    const errors = (name: string) => share(`${name} error`, 0.3 * Math.exp(-6 * progress) - 0.05);
    const tokens = (name: string) => Math.round(1800 + 900 * progress + 2000 * noise(name));
    const interval = Number(hyperparameters['eval_interval']);
    return {
      step,
      total_steps: totalSteps,
      train_reward_mean: reward('train'),
      train_reasoning_tokens_mean: tokens('train tokens'),
      train_sample_parse_error_mean: errors('train'),
      train_invalid_variable_error_mean: 0,
      ...(hasValidation &&
        (step % interval === 0 || step === totalSteps) && {
          valid_reward_mean: reward('valid'),
          valid_reasoning_tokens_mean: tokens('valid tokens'),
          valid_sample_parse_error_mean: errors('valid'),
          valid_invalid_variable_error_mean: 0,
        }),
    };
  }
  const loss = (name: string) => round(0.25 + 1.75 * Math.exp(-3 * progress) + noise(name));
  const accuracy = (name: string) => share(name, 0.55 + 0.35 * progress);
  return {
    step,
    total_steps: totalSteps,
    train_loss: loss('train'),
    train_mean_token_accuracy: accuracy('train'),
    ...(hasValidation && {
      valid_loss: loss('valid'),
      valid_mean_token_accuracy: accuracy('valid'),
      ...(epochEnds.includes(step) && {
        full_valid_loss: loss('full valid'),
        full_valid_mean_token_accuracy: accuracy('full valid'),
      }),
    }),
  };
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
