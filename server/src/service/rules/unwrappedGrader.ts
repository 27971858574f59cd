/**
 * The properties of a grader where something around it must be: in a file that is nothing but a grader, as guides and
 * the calls that try graders out show it, or directly in the block "reinforcement".
 */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { mapOfGraders } from '../graders.ts';
import type { Job } from '../job.ts';
import {
  childrenOf,
  keyOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  parentOf,
  propertyOf,
  stringMember,
  valueOf,
} from '../json/tree.ts';
import { graderTypes } from '../methods.ts';
import { moveFixes, type Step } from '../moveProperties.ts';
import type { ObjectShape } from '../schema/shape.ts';
import { atKey, atValue } from './places.ts';
import type { Finding, Rule } from './rule.ts';

export const unwrappedGrader: Rule = {
  code: 'unwrapped-grader',
  severity: 'error',
  of: 'object',
  shapes: ['job', 'reinforcement'],
  check: (job, node, shape) => {
    const path = pathAt(job, node, shape);
    const sign = signOf(job, node, shape);
    if (!path || sign === undefined) return [];
    const place = quote(path.map(({ key }) => key).join('.'));
    return [
      {
        ...sign(
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

/** Where an object says that it is a grader: its `type`, or in a block of the method, which may have one, too, a map. */
function signOf(
  job: Job,
  node: number,
  shape: ObjectShape,
): ((message: string) => Finding) | undefined {
  const { tree } = job;
  const type = stringMember(tree, node, 'type');
  if (type !== undefined)
    return graderTypes().has(type)
      ? (message) => atValue(job, memberOf(tree, node, 'type'), message)
      : undefined;
  return shape.name === 'reinforcement' && isMapOfGraders(job, node)
    ? (message) => atKey(job, propertyOf(tree, node, 'graders'), message)
    : undefined;
}

function isMapOfGraders(job: Job, node: number): boolean {
  const map = mapOfGraders(job, node);
  if (map === none) return false;
  const graders = childrenOf(job.tree, map).map((property) => valueOf(job.tree, property));
  return (
    graders.length > 0 &&
    graders.every((one) => one !== none && kindOf(job.tree, one) === NodeKind.object)
  );
}

/** The way from an object to the grader that it should have and has not; undefined for other objects. */
function pathAt({ tree }: Job, node: number, shape: ObjectShape): readonly Step[] | undefined {
  const has = (key: string) => propertyOf(tree, node, key) !== none;
  switch (shape.name) {
    case 'job':
      return has('training_file') || has('method')
        ? undefined
        : [{ key: 'method', type: 'reinforcement' }, { key: 'reinforcement' }, { key: 'grader' }];
    case 'reinforcement':
      if (has('grader')) return undefined;
      return [has('type') ? { key: 'grader' } : { key: 'grader', type: 'multi' }];
    default:
      return undefined;
  }
}

/** A model grader has a `model`, too: of a job, only the address of its schema is told from a grader's properties. */
function stays(shape: ObjectShape, key: string): boolean {
  return shape.name === 'job' ? key === '$schema' : shape.properties.has(key);
}
