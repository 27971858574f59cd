/** "Did you mean": the known word that a wrong one was meant to be. */
import { distance } from 'fastest-levenshtein';

/** What people write from memory of other APIs and tools, and the API's own word for it (DOMAIN.md 5 and 9). */
const commonNames: Readonly<Record<string, readonly string[]>> = {
  epochs: ['n_epochs'],
  num_epochs: ['n_epochs'],
  num_train_epochs: ['n_epochs'],
  learning_rate: ['learning_rate_multiplier'],
  lr_multiplier: ['learning_rate_multiplier'],
  batchsize: ['batch_size'],
  max_tokens: ['max_completions_tokens'],
  max_completion_tokens: ['max_completions_tokens'],
  max_output_tokens: ['max_completions_tokens'],
  sampling_parameters: ['sampling_params'],
  evaluation_method: ['evaluation_metric'],
  metric: ['evaluation_metric'],
  op: ['operation'],
  code: ['source'],
  formula: ['calculate_output'],
  output: ['calculate_output'],
  training_data: ['training_file'],
  train_file: ['training_file'],
  test_file: ['validation_file'],
  validation_data: ['validation_file'],
  messages: ['input'],
  text: ['content', 'input_text'],
  content: ['text'],
  url: ['image_url', 'server_url'],
  image_url: ['input_image'],
  image: ['input_image'],
  audio: ['input_audio'],
  auto: ['default'],
  kind: ['type'],
  typ: ['type'],
  training_type: ['trainingType'],
  seed_value: ['seed'],
  args: ['arguments'],
  parameters: ['arguments'],
  neq: ['ne'],
  not_equals: ['ne'],
  equals: ['eq'],
  equal: ['eq'],
  contains: ['like'],
  icontains: ['ilike'],
  '==': ['eq'],
  '!=': ['ne'],
  sft: ['supervised'],
  rft: ['reinforcement'],
  preference: ['dpo'],
  exact_match: ['string_check'],
  similarity: ['text_similarity'],
  model: ['score_model', 'label_model'],
  rouge: ['rouge_l'],
  fuzzy: ['fuzzy_match'],
  developer: ['developerTier'],
  dev: ['developerTier'],
  global: ['GlobalStandard'],
  'global training': ['GlobalStandard'],
  globaltraining: ['GlobalStandard'],
  regional: ['Standard'],
  'regional training': ['Standard'],
};

/**
 * The candidate that `word` was most likely meant to be, or undefined where none is near. Case and separators do not
 * count: `string-check`, `stringCheck` and `STRING_CHECK` are all near to `string_check`.
 */
export function mostSimilar(word: string, candidates: Iterable<string>): string | undefined {
  const known = [...candidates];
  const same = known.find((candidate) => isSameWord(candidate, word));
  if (same !== undefined) return same;
  const common = Object.hasOwn(commonNames, word.toLowerCase())
    ? commonNames[word.toLowerCase()]!
    : [];
  return common.find((name) => known.includes(name)) ?? nearest(word, known);
}

/** The candidate that a few changed letters turn `word` into, whatever the words mean. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  // Of one letter, any other one would be a near miss.
  if (word.length < 2) return undefined;
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(word.length * 0.34)) + 1;
  for (const candidate of candidates) {
    if (candidate.length < 2) continue;
    const found = editsBetween(word.toLowerCase(), candidate.toLowerCase());
    if (found < bestDistance) {
      best = candidate;
      bestDistance = found;
    }
  }
  return best;
}

/** The Levenshtein distance, in which two neighbours that have changed places are one mistake, not two. */
export function editsBetween(one: string, other: string): number {
  if (one === other) return 0;
  if (one.length === other.length) {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at++;
    const isSwap =
      one[at] === other[at + 1] &&
      one[at + 1] === other[at] &&
      one.slice(at + 2) === other.slice(at + 2);
    if (isSwap) return 1;
  }
  return distance(one, other);
}

/** Whether two words are the same but for their case and separators. */
export function isSameWord(one: string, other: string): boolean {
  return plainForm(one) === plainForm(other);
}

function plainForm(word: string): string {
  return word.replaceAll(/[-_ ]/g, '').toLowerCase();
}
