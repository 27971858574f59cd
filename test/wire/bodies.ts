/** Job bodies for the wire tests: every method, every grader, and what the specification allows besides. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface JobBody {
  readonly name: string;
  readonly body: object;
}

const base = { model: 'gpt-4o-mini', training_file: 'file-abc123' };

export const stringCheck = {
  type: 'string_check',
  name: 'exact',
  input: '{{sample.output_text}}',
  reference: '{{item.answer}}',
  operation: 'eq',
};

const textSimilarity = {
  type: 'text_similarity',
  name: 'close',
  input: '{{sample.output_text}}',
  reference: '{{item.answer}}',
  evaluation_metric: 'fuzzy_match',
};

const python = {
  type: 'python',
  name: 'program',
  source:
    'def grade(sample, item):\n    return 1.0 if sample["output_text"] == item["answer"] else 0.0\n',
};

const scoreModel = {
  type: 'score_model',
  name: 'judge',
  model: 'gpt-4o-2024-08-06',
  input: [
    { role: 'developer', content: 'Grade from 0 to 10. „Größe“ 😀' },
    { role: 'user', content: { type: 'input_text', text: '{{sample.output_text}}' } },
  ],
  range: [0, 10],
  sampling_params: { temperature: 0.2, top_p: 1, seed: 42, max_completions_tokens: 1024 },
};

const labelModel = {
  type: 'label_model',
  name: 'tone',
  model: 'gpt-4o-2024-08-06',
  input: [{ role: 'user', content: '{{sample.output_text}}' }],
  labels: ['friendly', 'neutral', 'rude'],
  passing_labels: ['friendly', 'neutral'],
};

const multi = {
  type: 'multi',
  name: 'all',
  graders: {
    exact: stringCheck,
    close: textSimilarity,
    program: python,
    judge: scoreModel,
    tone: labelModel,
  },
  calculate_output: '0.4 * exact + 0.2 * close + 0.2 * program + 0.1 * judge / 10 + 0.1 * tone',
};

export const reinforced = (
  grader: { readonly type: string },
  hyperparameters: object = {},
): JobBody => ({
  name: `reinforcement with ${grader.type}`,
  body: {
    ...base,
    model: 'o4-mini-2025-04-16',
    validation_file: 'file-def456',
    method: { type: 'reinforcement', reinforcement: { grader, hyperparameters } },
  },
});

/** Bodies that agree with the published specification, corrected as scripts/cut-spec.ts does. */
export const specifiedBodies: readonly JobBody[] = [
  { name: 'the least', body: base },
  {
    name: 'supervised with everything',
    body: {
      ...base,
      validation_file: 'file-def456',
      suffix: 'größer',
      seed: 42,
      integrations: [
        { type: 'wandb', wandb: { project: 'p', name: 'n', entity: null, tags: ['a', 'b'] } },
      ],
      metadata: { team: 'search', ticket: '7' },
      method: {
        type: 'supervised',
        supervised: {
          hyperparameters: { batch_size: 4, learning_rate_multiplier: 0.1, n_epochs: 'auto' },
        },
      },
    },
  },
  {
    name: 'dpo',
    body: {
      ...base,
      method: { type: 'dpo', dpo: { hyperparameters: { beta: 0.1, n_epochs: 2 } } },
    },
  },
  reinforced(stringCheck),
  reinforced(textSimilarity),
  reinforced(python),
  reinforced(scoreModel, { reasoning_effort: 'medium', compute_multiplier: 1.5 }),
  reinforced(multi, { eval_interval: 5, eval_samples: 2 }),
];

/** Bodies with what Azure takes and the specification does not know. */
export const azureBodies: readonly JobBody[] = [
  { name: 'a training type', body: { ...base, trainingType: 'GlobalStandard' } },
  reinforced({
    type: 'endpoint',
    name: 'mine',
    url: 'https://grader.example.com',
    headers: {},
    pass_threshold: 0.5,
  } as { readonly type: string }),
];

const examples = path.resolve(import.meta.dirname, '../../examples');

/** The bodies of the example files: their JSON less `$schema`. */
export const exampleBodies: readonly JobBody[] = (
  existsSync(examples) ? readdirSync(examples, { recursive: true, encoding: 'utf8' }) : []
)
  .filter((name) => name.endsWith('.ftjob.json'))
  .map((name) => {
    const body = JSON.parse(readFileSync(path.join(examples, name), 'utf8')) as {
      $schema?: string;
    };
    delete body.$schema;
    return { name, body };
  });
