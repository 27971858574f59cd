/**
 * The documents that all servers are given: a reinforcement job with a multi grader of as many sub-graders as its size
 * takes, in which no server has anything to complain about, and the places in it where something is done.
 */
import { createRandom, type Random } from './random.ts';
import { answerKey, gradeHead, prompt, pythonSource, typingMark } from './texts.ts';

export const sizes = { '2k': 2_000, '50k': 50_000, '1m': 1_000_000, '5m': 5_000_000 } as const;
export type Size = keyof typeof sizes;

/** A place in a document, in UTF-16 units. */
export interface Places {
  /** In a key and in a value near the beginning, and in those of the last sub-grader. */
  readonly keyAtTop: number;
  readonly valueAtTop: number;
  readonly keyDeep: number;
  readonly valueDeep: number;
  /** The character of a valid value that a mistake takes the place of. */
  readonly mistake: number;
  /** The end of the sample's key in the last Python source; another character makes it an unknown one. */
  readonly pythonMistake: number;
  /** The colon in the last Python source without which it is a syntax error. */
  readonly colon: number;
  /** In the text of the last prompt. */
  readonly typing: number;
}

export interface JobDocument {
  readonly size: Size;
  readonly text: string;
  readonly graders: number;
  readonly places: Places;
}

/** What stands at `places.mistake`, and what makes a mistake of it. */
export const rightCharacter = 'q';
export const wrongCharacter = 'z';

/** The document of a size; the same text in every run. */
export function createDocument(size: Size): JobDocument {
  const random = createRandom(4);
  const bytes = sizes[size];
  // Long texts in long documents only, so that the smallest one has every kind of text too.
  const longest = Math.min(2000, Math.round(bytes / 10));
  const graders: Record<string, object> = {};
  const terms: string[] = [];
  let length = 900;
  for (let index = 0; length < bytes; index++) {
    const [kind, make] = kinds[index % kinds.length]!;
    const key = `${kind}_${index}`;
    const grader = make(random, key, () => random.between(Math.round(longest / 4), longest));
    graders[key] = grader;
    terms.push(`${random.between(1, 99) / 100} * ${key}`);
    length += JSON.stringify({ [key]: grader }, undefined, 2).length + 100;
  }
  graders['last_check'] = stringCheck('last_check');
  terms.push('last_check');
  const job = {
    model: 'o4-mini-2025-04-16',
    training_file: 'file-U8JZpDE0iGXlD6gNCFbaEPFj',
    validation_file: 'file-4Qm2hVtY7sKcX9wRzLbN3e',
    suffix: 'bench',
    method: {
      type: 'reinforcement',
      reinforcement: {
        hyperparameters: { reasoning_effort: 'medium', n_epochs: 2, eval_samples: 2 },
        grader: {
          type: 'multi',
          name: 'combined',
          calculate_output: `(${terms.join(' + ')}) / ${terms.length}`,
          graders,
        },
      },
    },
  };
  const text = `${JSON.stringify(job, undefined, 2)}\n`;
  return { size, text, graders: terms.length, places: placesOf(text) };
}

/** The document's text with both mistakes, of which only ftjob knows the one in Python. */
export function mistakenText({ text, places: { mistake, pythonMistake } }: JobDocument): string {
  const withPythonMistake =
    text.slice(0, pythonMistake) + wrongCharacter + text.slice(pythonMistake + 1);
  return (
    withPythonMistake.slice(0, mistake) + wrongCharacter + withPythonMistake.slice(mistake + 1)
  );
}

function placesOf(text: string): Places {
  const sampleKey = `\\"${answerKey}`;
  const lastOperation = text.lastIndexOf('"operation": "eq"');
  return {
    keyAtTop: text.indexOf('"suffix"') + 1,
    valueAtTop: text.indexOf('"medium"') + 1,
    keyDeep: lastOperation + 1,
    valueDeep: lastOperation + '"operation": "'.length,
    mistake: lastOperation + '"operation": "e'.length,
    pythonMistake: text.lastIndexOf(sampleKey) + sampleKey.length - 1,
    colon: text.lastIndexOf(gradeHead) + gradeHead.length,
    typing: text.lastIndexOf(typingMark),
  };
}

function stringCheck(name: string): object {
  return {
    type: 'string_check',
    name,
    input: '{{sample.output_text}}',
    reference: '{{item.reference_answer}}',
    operation: 'eq',
  };
}

/** `length` gives the length of a long text. */
type MakeGrader = (random: Random, name: string, length: () => number) => object;

/** The kinds of sub-graders, in the order in which they take turns. */
const kinds: readonly (readonly [string, MakeGrader])[] = [
  ['exact', (_, name) => stringCheck(name)],
  [
    'code',
    (random, name, length) => ({
      type: 'python',
      name,
      source: pythonSource(random, length()),
      image_tag: '2025-05-08',
    }),
  ],
  [
    'judge',
    (random, name, length) => ({
      type: 'score_model',
      name,
      model: 'gpt-4.1-2025-04-14',
      input: [
        { role: 'system', content: 'Give 1 when every demand is met, 0 when none is.' },
        { role: 'user', content: prompt(random, length()) },
      ],
      range: [0, 1],
      sampling_params: { temperature: 0, seed: random.between(1, 1000) },
    }),
  ],
  [
    'similar',
    (random, name) => ({
      type: 'text_similarity',
      name,
      input: '{{sample.output_text}}',
      reference: '{{item.reference_answer}}',
      evaluation_metric: random.pick(['fuzzy_match', 'bleu', 'rouge_l', 'meteor']),
    }),
  ],
  [
    'label',
    (random, name, length) => ({
      type: 'label_model',
      name,
      model: 'gpt-4.1-mini-2025-04-14',
      input: [
        { role: 'developer', content: 'Answer with one of: complete, partial, wrong.' },
        {
          role: 'user',
          content: [{ type: 'input_text', text: prompt(random, length()) }],
        },
      ],
      labels: ['complete', 'partial', 'wrong'],
      passing_labels: ['complete'],
    }),
  ],
  [
    'remote',
    (random, name) => ({
      type: 'endpoint',
      name,
      url: `https://grading.example.com/v${random.between(1, 9)}/score`,
      rate_limit: 50,
    }),
  ],
];
