/** The block of one method under the type of another. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import type { Job } from '../job.ts';
import {
  childrenOf,
  keyOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  propertyOf,
  startOf,
  stringMember,
  valueOf,
} from '../json/tree.ts';
import { methodTypes } from '../methods.ts';
import { changeTo, remove } from './fixes.ts';
import { fittingType } from './mismatchedType.ts';
import { atKey } from './places.ts';
import type { Fix, Rule } from './rule.ts';

export const foreignMethodBlock: Rule = {
  code: 'foreign-method-block',
  severity: 'warning',
  of: 'object',
  shapes: ['supervisedMethod', 'dpoMethod', 'reinforcementMethod'],
  check: (job, node, shape) => {
    const types = methodTypes();
    if (fittingType(job, node, shape) !== undefined) return [];
    const type = stringMember(job.tree, node, 'type')!;
    return childrenOf(job.tree, node).flatMap((property) => {
      const key = keyOf(job.tree, property);
      if (key === type || !types.includes(key)) return [];
      return [
        {
          ...atKey(
            job,
            property,
            l10n.t(
              '{0} does not belong here: the "type" of the method is {1}. Change the type, or remove the block.',
              quote(key),
              quote(type),
            ),
          ),
          explains: property,
          fixes: () => fixesOf(job, node, property, type),
        },
      ];
    });
  },
};

function fixesOf(job: Job, method: number, property: number, type: string): readonly Fix[] {
  const { tree } = job;
  const isNull = kindOf(tree, valueOf(tree, property)) === NodeKind.null;
  if (isNull || propertyOf(tree, method, type) !== none) return [remove(job, property)];
  const key = keyOf(tree, property);
  const changeType = changeTo(job, memberOf(tree, method, 'type'), JSON.stringify(key));
  if (key === 'reinforcement') return [changeType, remove(job, property)];
  const rename: Fix = {
    title: l10n.t('Rename to {0}', quote(type)),
    edits: [
      { start: startOf(tree, property), end: tree.keyEnds[property]!, text: JSON.stringify(type) },
    ],
  };
  return [changeType, rename];
}
