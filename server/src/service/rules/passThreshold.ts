/**
 * A threshold where it does nothing: among the hyperparameters, or on a part of a multi grader at Azure, which says that
 * it cannot be used there (DOMAIN.md 5).
 */
import * as l10n from '@vscode/l10n';
import { outdented } from '../indentation.ts';
import { insertMembers } from '../insertProperties.ts';
import type { Job } from '../job.ts';
import { endOf, memberOf, none, propertyOf, startOf } from '../json/tree.ts';
import { removeProperty } from '../removeProperty.ts';
import { remove } from './fixes.ts';
import { atKey } from './places.ts';
import type { Fix, Rule } from './rule.ts';

export const passThreshold: Rule = {
  code: 'pass-threshold',
  severity: 'warning',
  of: 'object',
  check: (job, node, shape, { provider }) => {
    const property = propertyOf(job.tree, node, 'pass_threshold');
    if (property === none) return [];
    if (shape.name.endsWith('Hyperparameters'))
      return [
        {
          ...atKey(
            job,
            property,
            l10n.t('"pass_threshold" is no hyperparameter. It belongs into the grader.'),
          ),
          explains: property,
          fixes: () => [moveToGrader(job, property) ?? remove(job, property)],
        },
      ];
    if (provider !== 'azure' || job.shapes[node]?.name !== 'subGrader') return [];
    return [
      {
        ...atKey(
          job,
          property,
          l10n.t('Azure does not support "pass_threshold" on a part of a multi grader. Remove it.'),
        ),
        severity: 'information',
        fixes: () => [remove(job, property)],
      },
    ];
  },
};

/** Undefined where there is no single grader, or it has a threshold of its own. */
function moveToGrader(job: Job, property: number): Fix | undefined {
  const { tree } = job;
  const grader = job.graders.find((one) => one.property === none);
  if (!grader || memberOf(tree, grader.node, 'pass_threshold') !== none) return undefined;
  const text = outdented(tree.text, startOf(tree, property), endOf(tree, property));
  return {
    title: l10n.t('Move into the grader'),
    edits: [insertMembers(job, grader.node, [text]), removeProperty(job, property)],
  };
}
