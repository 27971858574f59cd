/** What the service answers about a job, in the place of the job: it repeats the job, and adds what became of it. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import type { Job } from '../job.ts';
import {
  childrenOf,
  endOf,
  keyOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  parentOf,
  propertyOf,
  sourceOf,
  startOf,
  stringMember,
  valueOf,
} from '../json/tree.ts';
import { removeProperties } from '../removeProperty.ts';
import { atKey } from './places.ts';
import type { Rule, TextChange } from './rule.ts';

/** What answers have and requests have not (the specification's `FineTuningJob`, and Azure's answers). */
const answerKeys: ReadonlySet<string> = new Set([
  'object',
  'id',
  'created_at',
  'finished_at',
  'estimated_finish',
  'status',
  'error',
  'fine_tuned_model',
  'organization_id',
  'result_files',
  'trained_tokens',
  'shared_with_openai',
]);

/** As answers call the suffix. */
const answeredSuffix = 'user_provided_suffix';

export const serviceAnswer: Rule = {
  code: 'service-answer',
  severity: 'warning',
  of: 'object',
  shapes: ['job'],
  check: (job, node) => {
    const added = childrenOf(job.tree, node).filter((property) => isOfAnswer(job, property));
    const [first] = added;
    if (first === undefined) return [];
    const message = l10n.t(
      "This is the service's answer about a job. Of it, {0} are no part of a job. Remove them.",
      added.map((property) => quote(keyOf(job.tree, property))).join(', '),
    );
    return [
      {
        ...atKey(job, first, message),
        fixes: () => [
          { title: l10n.t('Keep what asks for the job'), edits: edits(job, node), takesAway: true },
        ],
      },
    ];
  },
};

/** Whether a property of a job stands there only because the whole is an answer. */
export function isOfAnswer({ tree }: Job, property: number): boolean {
  const key = keyOf(tree, property);
  const isAdded = parentOf(tree, property) === 0 && (answerKeys.has(key) || key === answeredSuffix);
  if (!isAdded) return false;
  return (
    stringMember(tree, 0, 'object') === 'fine_tuning.job' ||
    (stringMember(tree, 0, 'id') ?? '').startsWith('ftjob-')
  );
}

/** Of the hyperparameters, which supervised jobs have at the top, too, those of the method are kept. */
function edits(job: Job, node: number): readonly TextChange[] {
  const { tree } = job;
  const method = memberOf(tree, node, 'method');
  const hasMethod = method !== none && kindOf(tree, method) === NodeKind.object;
  const suffix = suffixToKeep(job, node);
  const removed = childrenOf(tree, node).filter((property) =>
    keyOf(tree, property) === 'hyperparameters'
      ? hasMethod
      : property !== suffix && isOfAnswer(job, property),
  );
  if (removed.length === childrenOf(tree, node).length) return [];
  const changes = [...removeProperties(job, node, removed), ...automatic(job, removed)];
  if (suffix === none) return changes;
  const key = { start: startOf(tree, suffix), end: tree.keyEnds[suffix]!, text: '"suffix"' };
  return [...changes, key];
}

/** The answered suffix where there is one, and no other. */
function suffixToKeep({ tree }: Job, node: number): number {
  const isText = stringMember(tree, node, answeredSuffix) !== undefined;
  const hasOther = propertyOf(tree, node, 'suffix') !== none;
  return isText && !hasOther ? propertyOf(tree, node, answeredSuffix) : none;
}

/** Azure answers -1 where a request says "auto". */
function automatic({ tree, objects }: Job, removed: readonly number[]): readonly TextChange[] {
  const changes: TextChange[] = [];
  for (let node = 0; node < tree.size; node++) {
    if (!objects[node]?.name.endsWith('yperparameters')) continue;
    if (removed.includes(parentOf(tree, node))) continue;
    for (const property of childrenOf(tree, node)) {
      const value = valueOf(tree, property);
      if (value !== none && sourceOf(tree, value) === '-1')
        changes.push({ start: startOf(tree, value), end: endOf(tree, value), text: '"auto"' });
    }
  }
  return changes;
}
