/** One file for training and validation: what is measured then is how well the model remembers. */
import * as l10n from '@vscode/l10n';
import { methodOf } from '../job.ts';
import { propertyOf, stringMember, valueOf } from '../json/tree.ts';
import { fileIdKind } from './fileIds.ts';
import { remove } from './fixes.ts';
import { atValue } from './places.ts';
import type { Rule } from './rule.ts';

export const sameFile: Rule = {
  code: 'same-file',
  severity: 'warning',
  of: 'object',
  shapes: ['job'],
  check: (job, node) => {
    const id = stringMember(job.tree, node, 'training_file');
    // Stand-ins are often alike, and are to be replaced anyway.
    if (id === undefined || fileIdKind(id) !== 'id') return [];
    if (id !== stringMember(job.tree, node, 'validation_file')) return [];
    const property = propertyOf(job.tree, node, 'validation_file');
    return [
      {
        ...atValue(
          job,
          valueOf(job.tree, property),
          l10n.t(
            'This is the training file too. Validation says something only on rows that are not trained on: use another file.',
          ),
        ),
        // A reinforcement job cannot do without.
        fixes: () => (methodOf(job) === 'reinforcement' ? [] : [remove(job, property)]),
      },
    ];
  },
};
