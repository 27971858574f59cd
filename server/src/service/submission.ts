/** What a submission of a job would send, and what a person must know before they agree to it. */
import { methodOf, type Job } from './job.ts';
import {
  childrenOf,
  endOf,
  keyOf,
  memberOf,
  none,
  sourceOf,
  startOf,
  stringMember,
  type JsonTree,
} from './json/tree.ts';

/** What is undefined, the body does not say. */
export interface Facts {
  readonly model: string | undefined;
  /** `supervised` where the body names none. */
  readonly method: string;
  /** The type of the grader of a reinforcement job. */
  readonly grader: string | undefined;
  readonly trainingFile: string | undefined;
  readonly validationFile: string | undefined;
}

export function factsOf(job: Job): Facts {
  const { tree } = job;
  const root = tree.size === 0 ? none : 0;
  const reinforcement = memberOf(tree, memberOf(tree, root, 'method'), 'reinforcement');
  return {
    model: stringMember(tree, root, 'model'),
    method: methodOf(job),
    grader: stringMember(tree, memberOf(tree, reinforcement, 'grader'), 'type'),
    trainingFile: stringMember(tree, root, 'training_file'),
    validationFile: stringMember(tree, root, 'validation_file'),
  };
}

/**
 * The text less the top-level `$schema`, which editors know and the service refuses; everything else stays as it is
 * written, to the character, but for a byte order mark, which JSON must not have. The text must be JSON without mistakes.
 */
export function bodyOf({ tree }: Job): string {
  return withoutSchema(tree).replace(/^\uFEFF/, '');
}

function withoutSchema(tree: JsonTree): string {
  const properties = childrenOf(tree, 0);
  const kept = properties.filter((property) => keyOf(tree, property) !== '$schema');
  const first = properties[0];
  if (first === undefined || kept.length === properties.length) return tree.text;
  let body = tree.text.slice(0, startOf(tree, first));
  for (const property of kept) {
    body += sourceOf(tree, property);
    // The comma and the white space behind a property are kept with it, unless it has become the last one.
    if (property !== kept.at(-1))
      body += tree.text.slice(endOf(tree, property), startOf(tree, tree.nextSiblings[property]!));
  }
  return body + tree.text.slice(endOf(tree, properties.at(-1)!));
}
