/** A hyperparameter that another method has: `beta` outside dpo, `compute_multiplier` outside reinforcement. */
import * as l10n from '@vscode/l10n';
import { alternatives, quote } from '../describe.ts';
import { methodOf } from '../job.ts';
import { childrenOf, keyOf, memberOf, none } from '../json/tree.ts';
import { methodsWith, methodTypes } from '../methods.ts';
import { remove } from './fixes.ts';
import { atKey } from './places.ts';
import type { Rule } from './rule.ts';

/** The objects that hold hyperparameters, or in which they are put by mistake, by the schema's name for them. */
const places: readonly string[] = [
  'job',
  'supervisedHyperparameters',
  'dpoHyperparameters',
  'reinforcementHyperparameters',
  'jobHyperparameters',
  'supervisedMethod',
  'dpoMethod',
  'reinforcementMethod',
  'supervised',
  'dpo',
  'reinforcement',
];

export const foreignHyperparameter: Rule = {
  code: 'foreign-hyperparameter',
  severity: 'warning',
  of: 'object',
  shapes: places,
  check: (job, node, shape) => {
    // A job without a method gets the one that its properties belong to.
    if (shape.name === 'job' && memberOf(job.tree, node, 'method') === none) return [];
    if (!methodTypes().includes(methodOf(job))) return [];
    return childrenOf(job.tree, node).flatMap((property) => {
      const key = keyOf(job.tree, property);
      const owners = shape.properties.has(key) ? [] : methodsWith(key);
      if (owners.length === 0 || owners.includes(methodOf(job))) return [];
      return [
        {
          ...atKey(
            job,
            property,
            l10n.t(
              '{0} is a hyperparameter of {1}, not of {2}. Remove it, or change the method.',
              quote(key),
              alternatives(owners),
              quote(methodOf(job)),
            ),
          ),
          explains: property,
          fixes: () => [remove(job, property)],
        },
      ];
    });
  },
};
