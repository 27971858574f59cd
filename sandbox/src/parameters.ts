// What a create accepts: the fields of the request body, of the methods and of the graders, with their limits.
// Sources: the published spec of the API, and the fields that Azure takes beyond it, which are taken on both paths: the
// sandbox is a newcomer's first connection, whichever provider a job file was written for.
import type { NumberShape, ObjectShape, Shape } from './shape.ts';

const anything: Shape = { kind: 'anything' };
const string: Shape = { kind: 'string' };
const number: Shape = { kind: 'number' };

function object(required: readonly string[], fields: Readonly<Record<string, Shape>>): ObjectShape {
  return { kind: 'object', required, fields };
}

const nullable = (shape: Shape): Shape => ({ kind: 'nullable', shape });
const choice = (...values: readonly string[]): Shape => ({ kind: 'choice', values });
const list = (of: Shape): Shape => ({ kind: 'list', of });
const auto = (shape: NumberShape): Shape => ({ kind: 'auto', shape });

const commonHyperparameters = {
  batch_size: auto({ kind: 'integer', least: 1, most: 256 }),
  learning_rate_multiplier: auto({ kind: 'number', above: 0 }),
  n_epochs: auto({ kind: 'integer', least: 1, most: 50 }),
};
const supervisedHyperparameters = object([], {
  ...commonHyperparameters,
  // Azure's.
  prompt_loss_weight: number,
});

const graderFields = { type: string, name: string, pass_threshold: number };
const samplingParameters = object([], {
  seed: nullable({ kind: 'integer' }),
  top_p: nullable(number),
  temperature: nullable(number),
  max_completions_tokens: nullable({ kind: 'integer', least: 1 }),
  reasoning_effort: nullable(choice('none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max')),
});
const message = object(['role', 'content'], {
  role: choice('user', 'assistant', 'system', 'developer'),
  content: { kind: 'content' },
  type: choice('message'),
});

// A grader's `name` is required by the spec but not by the service: the official guide leaves it out.
const singleGraders = {
  string_check: object(['type', 'input', 'reference', 'operation'], {
    ...graderFields,
    input: string,
    reference: string,
    operation: choice('eq', 'ne', 'like', 'ilike'),
  }),
  text_similarity: object(['type', 'input', 'reference', 'evaluation_metric'], {
    ...graderFields,
    input: string,
    reference: string,
    evaluation_metric: choice(
      ...['cosine', 'fuzzy_match', 'bleu', 'gleu', 'meteor'],
      ...['rouge_1', 'rouge_2', 'rouge_3', 'rouge_4', 'rouge_5', 'rouge_l'],
    ),
  }),
  python: object(['type', 'source'], { ...graderFields, source: string, image_tag: string }),
  score_model: object(['type', 'input', 'model'], {
    ...graderFields,
    input: list(message),
    model: string,
    sampling_params: nullable(samplingParameters),
    range: nullable(list(number)),
  }),
};
const labelModel = object(['type', 'model', 'input', 'labels', 'passing_labels'], {
  ...graderFields,
  input: list(message),
  model: string,
  labels: list(string),
  passing_labels: list(string),
  sampling_params: nullable(samplingParameters),
});
// Azure's.
const endpoint = object(['type', 'url'], {
  ...graderFields,
  url: string,
  headers: { kind: 'map', of: string },
  rate_limit: number,
});
const member: Shape = {
  kind: 'union',
  shapes: { ...singleGraders, label_model: labelModel, endpoint },
};
const multi = object(['type', 'graders', 'calculate_output'], {
  ...graderFields,
  graders: { kind: 'map', of: member },
  calculate_output: string,
  // Azure's.
  invalid_grade: number,
});

/** A grader of a job, of a validation or of a run; its paths start at the grader, as in the service's messages. */
export const grader: Shape = {
  kind: 'union',
  shapes: { ...singleGraders, multi, endpoint },
};

const method = object(['type'], {
  type: choice('supervised', 'dpo', 'reinforcement'),
  supervised: nullable(object([], { hyperparameters: supervisedHyperparameters })),
  dpo: nullable(
    object([], {
      hyperparameters: object([], {
        ...commonHyperparameters,
        beta: auto({ kind: 'number', above: 0, most: 2 }),
      }),
    }),
  ),
  reinforcement: nullable(
    object(['grader'], {
      // Checked apart: its paths start at the grader.
      grader: anything,
      hyperparameters: object([], {
        ...commonHyperparameters,
        compute_multiplier: auto({ kind: 'number', above: 0.00001, most: 10 }),
        eval_interval: auto({ kind: 'integer', least: 1 }),
        eval_samples: auto({ kind: 'integer', least: 1 }),
        reasoning_effort: choice('default', 'low', 'medium', 'high'),
      }),
      response_format: anything,
      // Azure's.
      tools: list(anything),
      max_episode_steps: { kind: 'integer', least: 1 },
    }),
  ),
});

const integration = object(['type', 'wandb'], {
  type: choice('wandb'),
  wandb: object(['project'], {
    project: string,
    name: nullable(string),
    entity: nullable(string),
    tags: nullable(list(string)),
  }),
});

/** The body of a create. */
export const createBody: Shape = object(['model', 'training_file'], {
  model: string,
  training_file: string,
  validation_file: nullable(string),
  suffix: nullable({ kind: 'string', shortest: 1, longest: 64 }),
  seed: nullable({ kind: 'integer', least: 0, most: 2147483647 }),
  integrations: nullable({ kind: 'list', of: integration, longest: 5 }),
  hyperparameters: nullable(supervisedHyperparameters),
  method: nullable(method),
  metadata: nullable({
    kind: 'map',
    of: { kind: 'string', longest: 512 },
    longest: 16,
    longestKey: 64,
  }),
  // Azure's. Checked apart: it is the one field that is refused in many ways.
  trainingType: anything,
});
