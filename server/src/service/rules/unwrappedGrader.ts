/**
 * The properties of a grader where something around it must be: in a file that is nothing but a grader, as guides and
 * the calls that try graders out show it, or directly in the block "reinforcement".
 */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import type { Job } from '../job.ts';
import {
  childrenOf,
  keyOf,
  memberOf,
  none,
  parentOf,
  propertyOf,
  stringMember,
} from '../json/tree.ts';
import { graderTypes } from '../methods.ts';
import { moveFixes, type Step } from '../moveProperties.ts';
import type { ObjectShape } from '../schema/shape.ts';
import { atValue } from './places.ts';
import type { Rule } from './rule.ts';

export const unwrappedGrader: Rule = {
  code: 'unwrapped-grader',
  severity: 'error',
  of: 'object',
  shapes: ['job', 'reinforcement'],
  check: (job, node, shape) => {
    const path = pathAt(job, node, shape);
    const type = stringMember(job.tree, node, 'type');
    if (!path || type === undefined || !graderTypes().has(type)) return [];
    const place = quote(path.map(({ key }) => key).join('.'));
    return [
      {
        ...atValue(
          job,
          memberOf(job.tree, node, 'type'),
          l10n.t(
            'These are the properties of a grader; their place is {0}. Move them there.',
            place,
          ),
        ),
        // What the block lacks is said at its key.
        explains: shape.name === 'job' ? node : parentOf(job.tree, node),
        fixes: () => {
          const properties = childrenOf(job.tree, node)
            .map((property) => ({ property, key: keyOf(job.tree, property) }))
            .filter(({ key }) => !stays(shape, key));
          return moveFixes(job, { from: node, properties, path }, place);
        },
      },
    ];
  },
};

/** The way from an object to the grader that it should have and has not; undefined for other objects. */
function pathAt({ tree }: Job, node: number, shape: ObjectShape): readonly Step[] | undefined {
  const has = (key: string) => propertyOf(tree, node, key) !== none;
  switch (shape.name) {
    case 'job':
      return has('training_file') || has('method')
        ? undefined
        : [{ key: 'method', type: 'reinforcement' }, { key: 'reinforcement' }, { key: 'grader' }];
    case 'reinforcement':
      return has('grader') ? undefined : [{ key: 'grader' }];
    default:
      return undefined;
  }
}

/** A model grader has a `model`, too: of a job, only the address of its schema is told from a grader's properties. */
function stays(shape: ObjectShape, key: string): boolean {
  return shape.name === 'job' ? key === '$schema' : shape.properties.has(key);
}
