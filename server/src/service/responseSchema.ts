/** The JSON schema that a reinforcement job demands of the model's answer, as its templates can refer to it. */
import { fieldNamesIn, schemasAt, type AnswerStep } from './answerSchema.ts';
import { methodOf, type Job } from './job.ts';
import { kindOf, memberOf, NodeKind, none, stringMember } from './json/tree.ts';

/** The node of `reinforcement.response_format`, or `none`. */
export function responseFormat(job: Job): number {
  const { tree } = job;
  if (tree.size === 0 || methodOf(job) !== 'reinforcement') return none;
  const block = memberOf(tree, memberOf(tree, 0, 'method'), 'reinforcement');
  return memberOf(tree, block, 'response_format');
}

/** Whether the model answers in JSON, so that `sample.output_json` exists. */
export function answersInJson(job: Job): boolean {
  const format = responseFormat(job);
  return format !== none && stringMember(job.tree, format, 'type') !== 'text';
}

/** The node of the answer's JSON schema, in the nested form or the flat one, or `none`. */
export function responseSchema(job: Job): number {
  const { tree } = job;
  const format = responseFormat(job);
  const nested = memberOf(tree, memberOf(tree, format, 'json_schema'), 'schema');
  const schema = nested === none ? memberOf(tree, format, 'schema') : nested;
  return schema !== none && kindOf(tree, schema) === NodeKind.object ? schema : none;
}

/** The part of the answer's JSON schema that says what a path below `sample.output_json` leads to; mostly one. */
export function schemasBehind(job: Job, path: readonly AnswerStep[]): readonly number[] {
  const root = responseSchema(job);
  return root === none ? [] : schemasAt(job.tree, root, path);
}

/** The names of the fields that the schema knows behind a path below `sample.output_json`. */
export function answerFields(job: Job, path: readonly AnswerStep[]): readonly string[] {
  return fieldNamesIn(job.tree, responseSchema(job), schemasBehind(job, path));
}
