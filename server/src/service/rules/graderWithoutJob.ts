/** A file that is nothing but a grader, as examples of graders and the calls that try them out show it. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { childrenOf, keyOf, memberOf, none, propertyOf, stringMember } from '../json/tree.ts';
import { graderTypes } from '../methods.ts';
import { moveFixes } from '../moveProperties.ts';
import { atValue } from './places.ts';
import type { Rule } from './rule.ts';

export const graderWithoutJob: Rule = {
  code: 'grader-without-job',
  severity: 'error',
  of: 'object',
  check: (job, node, shape) => {
    if (shape.name !== 'job') return [];
    const { tree } = job;
    const type = stringMember(tree, node, 'type');
    if (type === undefined || !graderTypes().has(type)) return [];
    if (['training_file', 'method'].some((key) => propertyOf(tree, node, key) !== none)) return [];
    return [
      {
        ...atValue(
          job,
          memberOf(tree, node, 'type'),
          l10n.t(
            'This file is a {0} grader. The grader of a job stands in "method.reinforcement".',
            quote(type),
          ),
        ),
        explains: node,
        fixes: () => {
          const properties = [...childrenOf(tree, node)]
            .map((property) => ({ property, key: keyOf(tree, property) }))
            .filter(({ key }) => key !== '$schema');
          const path = [
            { key: 'method', type: 'reinforcement' },
            { key: 'reinforcement' },
            { key: 'grader' },
          ];
          return moveFixes(job, { from: node, properties, path }, quote('method.reinforcement'));
        },
      },
    ];
  },
};
