// The models that the service trains, and the list of them.
import { answerJson, type Handler } from './messages.ts';

/** Snapshots that the providers train or trained. */
const snapshots: readonly string[] = [
  'gpt-4o-mini-2024-07-18',
  'gpt-4o-2024-08-06',
  'gpt-4.1-2025-04-14',
  'gpt-4.1-mini-2025-04-14',
  'gpt-4.1-nano-2025-04-14',
  'gpt-3.5-turbo-0125',
  'gpt-3.5-turbo-1106',
  'gpt-35-turbo-0125',
  'gpt-4-0613',
  'o4-mini-2025-04-16',
  'gpt-5-2025-08-07',
  'gpt-5.4-mini-2026-03-17',
  'babbage-002',
  'davinci-002',
  'gpt-oss-20b',
  'ministral-3b-2411',
  'qwen-32b',
  'llama-3.3-70b-instruct',
  'model-router',
];

/** A fine-tuned model, which can be trained further: `ft:base:organization:suffix:id` or, at Azure, `base.ft-id`. */
const fineTuned = /^ft:[^:]+:|\.ft-[0-9a-f]{32}/;

/** The snapshot that a model's name stands for: itself or, for an alias, the dated one; `undefined` for no model. */
export function resolveModel(name: string): string | undefined {
  if (fineTuned.test(name)) return name;
  const lower = name.toLowerCase();
  return snapshots.find(
    (snapshot) =>
      snapshot === lower ||
      (snapshot.startsWith(`${lower}-`) && /^[\d-]+$/.test(snapshot.slice(lower.length))),
  );
}

/** Whether a model is trained with the reinforcement method only. */
export function needsReinforcement(snapshot: string): boolean {
  return snapshot.startsWith('gpt-5.4-mini');
}

/** `GET /models`. */
export const listModels: Handler = (state, { style }) =>
  answerJson(state, {
    object: 'list',
    data: snapshots.map((id) => ({
      id,
      object: 'model',
      created: 1_715_367_049,
      owned_by: 'system',
      ...(style === 'azure' && { capabilities: { fine_tune: true, inference: true } }),
    })),
  });
