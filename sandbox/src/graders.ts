// The alpha endpoints for graders: validate one, and run one on a sample. A grade that is invalid is still HTTP 200.
import { invalidType, missingParameter, unreadableJson } from './errors.ts';
import { gradeOf } from './grading/grade.ts';
import { variablesOf } from './grading/template.ts';
import { isObject, property, readObject, type JsonObject } from './json.ts';
import { answerJson, refuse, type Handler, type Refusal, type ServiceRequest } from './messages.ts';
import { grader as graderShape } from './parameters.ts';
import { findMisfit } from './shape.ts';

/** `POST /fine_tuning/alpha/graders/validate`: the grader back, or what is wrong with it. */
export const validateGrader: Handler = (state, request) => {
  const body = readGraderBody(request);
  return 'refusal' in body
    ? refuse(state, body.refusal)
    : answerJson(state, { grader: body.grader });
};

/** `POST /fine_tuning/alpha/graders/run`. */
export const runGrader: Handler = (state, request) => {
  const read = readGraderBody(request);
  if ('refusal' in read) return refuse(state, read.refusal);
  const { grader, body } = read;
  const sample = property(body, 'model_sample');
  if (sample === undefined) return refuse(state, missingParameter('model_sample'));
  if (typeof sample !== 'string')
    return refuse(state, invalidType('model_sample', 'a string', sample));
  const item = property(body, 'item') ?? {};
  if (!isObject(item)) return refuse(state, invalidType('item', 'an object', item));
  return answerJson(state, runAnswer(grader, item, sample));
};

function readGraderBody({
  body: bytes,
}: ServiceRequest): { grader: JsonObject; body: JsonObject } | { refusal: Refusal } {
  const body = readObject(bytes);
  if (body === undefined) return { refusal: unreadableJson };
  const grader = property(body, 'grader');
  if (grader === undefined) return { refusal: missingParameter('grader') };
  if (!isObject(grader)) return { refusal: invalidType('grader', 'an object', grader) };
  const refusal = findMisfit(graderShape, grader, '');
  return refusal === undefined ? { grader, body } : { refusal };
}

const noErrors = {
  formula_parse_error: false,
  sample_parse_error: false,
  truncated_observation_error: false,
  unresponsive_reward_error: false,
  invalid_variable_error: false,
  other_error: false,
  python_grader_server_error: false,
  python_grader_server_error_type: null,
  python_grader_runtime_error: false,
  python_grader_runtime_error_details: null,
  model_grader_server_error: false,
  model_grader_refusal_error: false,
  model_grader_parse_error: false,
  model_grader_server_error_details: null,
};

function runAnswer(grader: JsonObject, item: JsonObject, sample: string): unknown {
  const { reward, errors, notes, tokens, scores } = gradeOf(grader, variablesOf(item, sample));
  const models = [...tokens.keys()];
  const usage = (count: number) => ({
    prompt_tokens: count,
    total_tokens: count,
    completion_tokens: 0,
    cached_tokens: 0,
  });
  return {
    reward,
    metadata: {
      name: property(grader, 'name') ?? '',
      type: grader['type'],
      errors: { ...noErrors, ...errors },
      execution_time: 0,
      scores,
      token_usage:
        models.length === 0
          ? null
          : usage([...tokens.values()].reduce((sum, count) => sum + count, 0)),
      sampled_model_name: grader['type'] === 'multi' ? null : (models[0] ?? null),
      // Not a field of the service: what its answer would differ in.
      ...(notes.length > 0 && { sandbox_notes: notes }),
    },
    sub_rewards: scores,
    model_grader_token_usage_per_model: Object.fromEntries(
      [...tokens].map(([model, count]) => [model, usage(count)]),
    ),
  };
}
