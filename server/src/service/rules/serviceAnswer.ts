/** What the service answers about a job, in the place of the job: it repeats the job, and adds what became of it. */
import * as l10n from '@vscode/l10n';
import { applyFixes, inOrder } from '../applyFixes.ts';
import { quote } from '../describe.ts';
import { outdented } from '../indentation.ts';
import { readJob, type Job } from '../job.ts';
import {
  childrenOf,
  endOf,
  hasKeys,
  keyOf,
  kindOf,
  listAt,
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
import { oncePerJob } from '../oncePerJob.ts';
import { removeProperties } from '../removeProperty.ts';
import { atKey } from './places.ts';
import type { Finding, Fix, Rule, TextChange } from './rule.ts';

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
  'usage_metrics',
  'eval_id',
]);

/** As answers call the suffix. */
const answeredSuffix = 'user_provided_suffix';

export const serviceAnswer: Rule = {
  code: 'service-answer',
  severity: 'warning',
  of: 'object',
  shapes: ['job'],
  check: (job, node) => {
    const added = addedProperties(job);
    const [first] = added;
    if (first === undefined) return listedJobs(job, node);
    const message = l10n.t(
      "This is the service's answer about a job. Of it, {0} are no part of a job. Remove them.",
      [...new Set([...added].map((property) => quote(keyOf(job.tree, property))))].join(', '),
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

/** A list of answers, of which one is kept; the newest ones are offered. */
function listedJobs(job: Job, node: number): readonly Finding[] {
  const { tree } = job;
  const jobs = listAt(tree, node, 'data', NodeKind.object)?.elements.filter((one) =>
    hasKeys(tree, one, ['id', 'training_file']),
  );
  if (!jobs?.length) return [];
  const message = l10n.t("This is the service's list of jobs. Keep the one that is meant.");
  const keep = (one: number): Fix => ({
    title: l10n.t('Keep {0}', sourceOf(tree, memberOf(tree, one, 'id'))),
    edits: [
      {
        start: 0,
        end: tree.text.length,
        text: requestOf(`${outdented(tree.text, startOf(tree, one), endOf(tree, one))}\n`),
      },
    ],
    takesAway: true,
  });
  return [
    {
      ...atKey(job, propertyOf(tree, node, 'data'), message),
      severity: 'error',
      explains: node,
      fixes: () => jobs.slice(0, 10).map(keep),
    },
  ];
}

/** What of an answer asks for the job. */
function requestOf(answer: string): string {
  const changes = edits(readJob(answer), 0);
  return applyFixes(answer, inOrder([{ title: '', edits: changes }]));
}

/** Whether a property of a job stands there only because the whole is an answer. */
export function isOfAnswer(job: Job, property: number): boolean {
  return addedProperties(job).has(property);
}

/** What an answer adds, in the order of the text; none where the whole is no answer. */
const addedProperties = oncePerJob(({ tree }): ReadonlySet<number> => {
  const isAnswer =
    stringMember(tree, 0, 'object') === 'fine_tuning.job' ||
    (stringMember(tree, 0, 'id') ?? '').startsWith('ftjob-');
  const isAdded = (key: string) => answerKeys.has(key) || key === answeredSuffix;
  return new Set(
    isAnswer ? childrenOf(tree, 0).filter((property) => isAdded(keyOf(tree, property))) : [],
  );
});

/** Of the hyperparameters, which supervised jobs have at the top, too, those of the method are kept. */
function edits(job: Job, node: number): readonly TextChange[] {
  const { tree } = job;
  const method = memberOf(tree, node, 'method');
  const hasMethod = method !== none && kindOf(tree, method) === NodeKind.object;
  const suffix = suffixToKeep(job, node);
  const all = childrenOf(tree, node);
  const removed = all.filter(
    (property) =>
      (keyOf(tree, property) === 'hyperparameters' && hasMethod) ||
      (property !== suffix && isOfAnswer(job, property)) ||
      isUnneededNull(job, property),
  );
  if (removed.length === all.length) return [];
  const changes = [...removeProperties(job, node, removed), ...inside(job, new Set(removed))];
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

/** Whether a property is null where requests have it with a value or not at all. */
function isUnneededNull({ tree, objects }: Job, property: number): boolean {
  const value = valueOf(tree, property);
  const owner = objects[parentOf(tree, property)];
  if (value === none || kindOf(tree, value) !== NodeKind.null || !owner) return false;
  const isOpen = owner.additional !== undefined || owner.variants !== undefined;
  return !isOpen && !owner.properties.get(keyOf(tree, property))?.shape.null;
}

/** The changes in objects inside the job: Azure answers -1 where a request says "auto". */
function inside(job: Job, removed: ReadonlySet<number>): readonly TextChange[] {
  const { tree, objects } = job;
  const changes: TextChange[] = [];
  for (let node = 1; node < tree.size; node++) {
    const owner = objects[node];
    if (!owner || removed.has(parentOf(tree, node))) continue;
    const properties = childrenOf(tree, node);
    const unneeded = properties.filter((property) => isUnneededNull(job, property));
    if (unneeded.length > 0) changes.push(...removeProperties(job, node, unneeded));
    if (!owner.name.endsWith('yperparameters')) continue;
    for (const property of properties) {
      const value = valueOf(tree, property);
      if (value !== none && sourceOf(tree, value) === '-1')
        changes.push({ start: startOf(tree, value), end: endOf(tree, value), text: '"auto"' });
    }
  }
  return changes;
}
