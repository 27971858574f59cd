// The grade of one sample by one grader. What the sandbox cannot compute (a model's judgement, a Python function, a
// remote endpoint) is a fixed value that depends on grader and sample, and says so in a note.
import { fraction } from '../identifiers.ts';
import { isObject, property, type JsonObject } from '../json.ts';
import { evaluateFormula } from './formula.ts';
import { similarityOf } from './similarity.ts';
import { fillTemplate, type Variables } from './template.ts';

export interface Grade {
  readonly reward: number;
  /** The flags that are set, as the service names them. */
  readonly errors: Readonly<Record<string, boolean | string>>;
  readonly notes: readonly string[];
  /** Tokens by the model that a model grader asks. */
  readonly tokens: ReadonlyMap<string, number>;
  /** The rewards of the members of a multi grader, by their keys. */
  readonly scores: Readonly<Record<string, number>>;
}

const valid: Grade = { reward: 0, errors: {}, notes: [], tokens: new Map(), scores: {} };

/** The grade by a grader whose shape has been checked. An invalid grade has the reward 0. */
export function gradeOf(grader: JsonObject, variables: Variables): Grade {
  const text = (name: string) => String(property(grader, name));
  switch (grader['type']) {
    case 'string_check':
      return compare(grader, variables, (input, reference) => ({
        reward: checkString(text('operation'), input, reference) ? 1 : 0,
      }));
    case 'text_similarity':
      return compare(grader, variables, (input, reference) => {
        const { score, note } = similarityOf(text('evaluation_metric'), input, reference);
        return { reward: score, notes: note === undefined ? [] : [note] };
      });
    case 'python':
      return /\bdef\s+grade\s*\(/.test(text('source'))
        ? supposed(grader, variables, 'the sandbox does not run Python')
        : {
            ...valid,
            errors: {
              python_grader_runtime_error: true,
              python_grader_runtime_error_details:
                "The source does not define the function 'grade'.",
            },
          };
    case 'endpoint':
      return supposed(grader, variables, 'the sandbox does not call the endpoint');
    case 'multi':
      return combine(grader, variables);
    default:
      return askModel(grader, variables);
  }
}

function compare(
  grader: JsonObject,
  variables: Variables,
  grade: (input: string, reference: string) => Partial<Grade>,
): Grade {
  const input = fillTemplate(String(grader['input']), variables);
  const reference = fillTemplate(String(grader['reference']), variables);
  const errors = variableErrors([...input.unknown, ...reference.unknown]);
  return errors ? { ...valid, errors } : { ...valid, ...grade(input.text, reference.text) };
}

/** A sample that is no JSON has no `output_json`: then the sample is to blame, not the template. */
function variableErrors(unknown: readonly string[]): Grade['errors'] | undefined {
  if (unknown.length === 0) return undefined;
  return unknown.every((name) => /^sample\.output_json\b/.test(name))
    ? { sample_parse_error: true }
    : { invalid_variable_error: true };
}

function checkString(operation: string, input: string, reference: string): boolean {
  switch (operation) {
    case 'eq':
      return input === reference;
    case 'ne':
      return input !== reference;
    case 'like':
      return input.includes(reference);
    default:
      return input.toLowerCase().includes(reference.toLowerCase());
  }
}

function supposed(grader: JsonObject, variables: Variables, why: string): Grade {
  const [lowest, highest] = rangeOf(grader);
  const share = fraction(JSON.stringify([grader, variables]));
  const reward = Number((lowest + share * (highest - lowest)).toFixed(4));
  return { ...valid, reward, notes: [`the reward is made up: ${why}`] };
}

function rangeOf(grader: JsonObject): readonly [number, number] {
  const range = property(grader, 'range');
  const [lowest = 0, highest = 1] = Array.isArray(range) ? (range as number[]) : [];
  return [lowest, highest];
}

/** `score_model` and `label_model`. */
function askModel(grader: JsonObject, variables: Variables): Grade {
  const filled = (grader['input'] as readonly JsonObject[])
    .flatMap((message) => textsOf(message['content']))
    .map((text) => fillTemplate(text, variables));
  const errors = variableErrors(filled.flatMap(({ unknown }) => unknown));
  if (errors) return { ...valid, errors };
  const grade = supposed(grader, variables, 'the sandbox does not ask the model');
  const characters = filled.reduce((sum, { text }) => sum + text.length, 0);
  return {
    ...grade,
    reward: grader['type'] === 'label_model' ? Math.round(grade.reward) : grade.reward,
    tokens: new Map([[String(grader['model']), Math.ceil(characters / 4)]]),
  };
}

/** The strings in a message's content that may hold templates. */
function textsOf(content: unknown): readonly string[] {
  if (typeof content === 'string') return [content];
  if (Array.isArray(content)) return content.flatMap(textsOf);
  if (!isObject(content)) return [];
  const audio = property(content, 'input_audio');
  return [
    content['text'],
    content['image_url'],
    isObject(audio) ? audio['data'] : undefined,
  ].filter((one) => typeof one === 'string');
}

function combine(grader: JsonObject, variables: Variables): Grade {
  const members = Object.entries(grader['graders'] as Readonly<Record<string, JsonObject>>);
  const grades = members.map(([key, member]) => [key, gradeOf(member, variables)] as const);
  const scores = Object.fromEntries(grades.map(([key, { reward }]) => [key, reward]));
  const value = evaluateFormula(
    String(grader['calculate_output']),
    new Map(Object.entries(scores)),
  );
  const errors = {
    ...Object.assign({}, ...grades.map(([, grade]) => grade.errors)),
    ...(value === undefined && { formula_parse_error: true }),
    ...(value !== undefined && !Number.isFinite(value) && { other_error: true }),
  } as Grade['errors'];
  const tokens = new Map<string, number>();
  for (const [, grade] of grades)
    for (const [model, count] of grade.tokens) tokens.set(model, (tokens.get(model) ?? 0) + count);
  const invalidGrade = property(grader, 'invalid_grade') as number | undefined;
  return {
    reward: Object.keys(errors).length === 0 ? value! : (invalidGrade ?? 0),
    errors,
    notes: grades.flatMap(([key, { notes }]) => notes.map((note) => `${key}: ${note}`)),
    tokens,
    scores,
  };
}
