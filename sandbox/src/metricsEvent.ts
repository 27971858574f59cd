// The event that tells the figures of a step. A supervised job's are flat; those of a reinforcement job are nested as in
// the events of real jobs, which OpenAI's guide on reinforcement fine-tuning shows: by kind, by grader, some of them twice.
import { fraction } from './identifiers.ts';
import { isObject, property } from './json.ts';
import type { StoredJob } from './state.ts';
import type { Figures } from './training.ts';

export interface MetricsEvent {
  readonly message: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export function metricsEvent(job: StoredJob, figures: Figures): MetricsEvent {
  const place = `Step ${figures['step']}/${figures['total_steps']}`;
  if (job.method.type !== 'reinforcement')
    return {
      message: `${place}: ${describe(figures, [
        ['training loss', 'train_loss'],
        ['validation loss', 'valid_loss'],
        ['full validation loss', 'full_valid_loss'],
      ])}`,
      data: figures,
    };
  return {
    message: `${place} , ${describe(figures, [
      ['train mean reward', 'train_reward_mean'],
      ['full validation mean reward', 'valid_reward_mean'],
      ['full validation mean parse error', 'valid_sample_parse_error_mean'],
    ])}`,
    data: nested(job, figures),
  };
}

function describe(figures: Figures, names: readonly (readonly [string, string])[]): string {
  return names
    .flatMap(([words, name]) => {
      const value = figures[name];
      return value === undefined ? [] : `${words}=${value.toFixed(2)}`;
    })
    .join(', ');
}

function nested(job: StoredJob, figures: Figures): Readonly<Record<string, unknown>> {
  const part = (pattern: RegExp, change = (value: number) => value) =>
    Object.fromEntries(
      Object.entries(figures)
        .filter(([name]) => pattern.test(name))
        .map(([name, value]) => [name, change(value)]),
    );
  const graders = gradersOf(job.method.rest['grader']);
  const { step, total_steps, train_reward_mean, valid_reward_mean } = figures;
  return {
    step,
    total_steps,
    usage: { samples: part(/tokens/) },
    errors: { graders: graders.map((grader) => ({ ...grader, ...part(/error/) })) },
    scores: {
      graders: graders.map((grader) => ({
        ...grader,
        ...part(/reward/, (reward) => ofGrader(reward, String(grader.name))),
      })),
      ...part(/reward/),
    },
    train_mean_reward: train_reward_mean,
    ...(valid_reward_mean !== undefined && { full_valid_mean_reward: valid_reward_mean }),
    reasoning_tokens_mean: figures['train_reasoning_tokens_mean'],
    mean_unresponsive_rewards: 0,
  };
}

/** Some graders are kinder than the whole, others stricter. */
function ofGrader(reward: number, name: string): number {
  const changed = reward + (fraction(name) - 0.5) * 0.4;
  return Number(Math.min(1, Math.max(0, changed)).toFixed(4));
}

/** Name and type of a grader, or of each part of a multi grader. */
function gradersOf(grader: unknown): readonly { readonly name: unknown; readonly type: unknown }[] {
  if (!isObject(grader)) return [];
  const parts = property(grader, 'graders');
  if (grader['type'] === 'multi' && isObject(parts))
    return Object.entries(parts).map(([key, part]) => ({
      name: key,
      type: isObject(part) ? part['type'] : undefined,
    }));
  return [{ name: property(grader, 'name') ?? 'grader', type: grader['type'] }];
}
