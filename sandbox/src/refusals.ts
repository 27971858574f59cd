// What a create is refused for, in the order in which the service looks: the shape, the model, the files, the method.
// What the service accepts although it cannot work (an unknown template variable, a broken formula) is accepted here.
import { badRequest, invalidType } from './errors.ts';
import { isObject, property, type JsonObject } from './json.ts';
import { findFile, isProcessed } from './knownFiles.ts';
import type { Refusal, Style } from './messages.ts';
import { needsReinforcement, resolveModel } from './models.ts';
import { createBody, grader } from './parameters.ts';
import { findMisfit } from './shape.ts';
import type { State } from './state.ts';

/** Why the service does not create a job from this body at the time `now`; `undefined` when it does. */
export function findRefusal(
  state: State,
  body: JsonObject,
  style: Style,
  now: number,
): Refusal | undefined {
  const refusal =
    findMisfit(createBody, body, '') ??
    graderRefusal(body) ??
    trainingTypeRefusal(body, style) ??
    modelRefusal(body) ??
    fileRefusal(state, body, 'training_file', style, now) ??
    fileRefusal(state, body, 'validation_file', style, now) ??
    topLevelHyperparametersRefusal(body);
  return refusal !== undefined && style === 'azure' ? asAzure(refusal) : refusal;
}

function graderRefusal(body: JsonObject): Refusal | undefined {
  const method = property(body, 'method');
  if (!isObject(method) || method['type'] !== 'reinforcement') return undefined;
  const reinforcement = property(method, 'reinforcement');
  if (!isObject(reinforcement))
    return badRequest(
      "Missing required parameter: 'method.reinforcement'.",
      'method.reinforcement',
      'missing_required_parameter',
    );
  const value = reinforcement['grader'];
  return isObject(value)
    ? findMisfit(grader, value, '')
    : invalidType('method.reinforcement.grader', 'an object', value);
}

/** The sandbox plays an Azure region without Standard training, which is what a body without a training type asks for. */
function trainingTypeRefusal(body: JsonObject, style: Style): Refusal | undefined {
  if (style === 'openai' && property(body, 'trainingType') === undefined) return undefined;
  const type = property(body, 'trainingType') ?? 'Standard';
  const name = typeof type === 'string' ? type.toLowerCase() : type;
  if (name === 1 || name === 'globalstandard' || name === 'developertier') return undefined;
  if (name === 0 || name === 'standard')
    return badRequest(
      `The specified base model '${String(body['model'])}' does not support fine-tuning with Standard TrainingType.`,
    );
  return unreadableBody;
}

/** Azure drops the whole body when one value in it cannot be read as its type. */
const unreadableBody = badRequest('The fineTuningJob field is required.', null, 'invalidPayload');

function modelRefusal(body: JsonObject): Refusal | undefined {
  const name = String(body['model']);
  const model = resolveModel(name);
  if (model === undefined)
    return badRequest(
      `Model ${name} is not available for fine-tuning or does not exist.`,
      null,
      'model_not_available',
    );
  const method = property(body, 'method');
  return needsReinforcement(model) && !(isObject(method) && method['type'] === 'reinforcement')
    ? badRequest(`Finetuning with ${name} requires the reinforcement method of finetuning.`)
    : undefined;
}

function fileRefusal(
  state: State,
  body: JsonObject,
  field: 'training_file' | 'validation_file',
  style: Style,
  now: number,
): Refusal | undefined {
  const id = property(body, field);
  if (typeof id !== 'string') return undefined;
  const file = findFile(state, id);
  if (file?.purpose !== 'fine-tune') return badRequest(`invalid ${field}: ${id}`, field);
  if (isProcessed(state, file, now)) return undefined;
  return style === 'azure'
    ? badRequest('The specified file reference must point to a completed file import.')
    : badRequest(
        `File '${id}' is still being processed and is not ready to be used for fine-tuning. Please try again later.`,
        field,
      );
}

function topLevelHyperparametersRefusal(body: JsonObject): Refusal | undefined {
  const method = property(body, 'method');
  return isObject(method) && method['type'] === 'dpo' && isObject(property(body, 'hyperparameters'))
    ? badRequest(
        "The dpo method takes its hyperparameters in 'method.dpo.hyperparameters', not at the top level.",
        'hyperparameters',
        'invalidPayload',
      )
    : undefined;
}

function asAzure(refusal: Refusal): Refusal {
  if (refusal.code === 'invalid_type') return unreadableBody;
  return refusal.code === 'model_not_available' ? refusal : { ...refusal, code: 'invalidPayload' };
}
