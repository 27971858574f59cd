/** The JSON schema that a reinforcement job demands of the model's answer, as its templates can refer to it. */
import { methodOf, type Job } from './job.ts';
import { childrenOf, keyOf, kindOf, memberOf, NodeKind, none, stringMember } from './json/tree.ts';

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

/** The part of the answer's JSON schema that a path below `sample.output_json` leads to, or `none`. */
export function schemaAt(
  job: Job,
  path: readonly ({ readonly kind: 'field'; readonly name: string } | { readonly kind: 'index' })[],
): number {
  let schema = responseSchema(job);
  for (const step of path) {
    if (schema === none) return none;
    schema =
      step.kind === 'index'
        ? memberOf(job.tree, schema, 'items')
        : memberOf(job.tree, memberOf(job.tree, schema, 'properties'), step.name);
  }
  return schema;
}

/** The names of the properties that a JSON schema of an object describes. */
export function propertiesOf({ tree }: Job, schema: number): readonly string[] {
  const properties = memberOf(tree, schema, 'properties');
  if (properties === none || kindOf(tree, properties) !== NodeKind.object) return [];
  return [...childrenOf(tree, properties)].map((property) => keyOf(tree, property));
}
