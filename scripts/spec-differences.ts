/**
 * Where our schema differs from the published specification, and why. The names are those of `namesIn` in spec-drift.ts;
 * a line covers all that is inside its name, and a `…` at its start stands for any place.
 */
export interface Differences {
  readonly onlyInSpecification: Readonly<Record<string, string>>;
  readonly onlyInOurs: Readonly<Record<string, string>>;
}

const openSet =
  'Any model name is a string of the specification, too; ours are suggestions, with the dates of their retirement.';
const azureTraining = 'Azure: how to train (DOMAIN.md 6.2 and 6.4).';
const agenticPreview =
  "In Azure's private preview of agentic reinforcement fine-tuning (DOMAIN.md 6.4).";

export const differences: Differences = {
  onlyInSpecification: {
    'model = "babbage-002"': openSet,
    'model = "davinci-002"': openSet,
    'model = "gpt-3.5-turbo"': openSet,
    'model = "gpt-4o-mini"': openSet,
  },
  onlyInOurs: {
    $schema: 'For editors; removed before the file is sent.',
    trainingType: azureTraining,
    'hyperparameters.prompt_loss_weight': azureTraining,
    'method.reinforcement.response_format':
      'In the guide and in answers of the service, nested and flat (DOMAIN.md 6.4).',
    'method.reinforcement.tools': agenticPreview,
    'method.reinforcement.max_episode_steps': agenticPreview,
    '…<endpoint>': agenticPreview,
    '…<multi>.invalid_grade': agenticPreview,
    '….pass_threshold':
      'In the guide and in many graders that the service has taken; the specification has it for evals only.',
    '…<label_model>.sampling_params': 'In an older version of the guide (DOMAIN.md 5).',
    '…<input_image>.file_id': 'Null in an official example of a grader run (DOMAIN.md 1.4).',
  },
};
