/**
 * Hyperparameters at the top of the job, where they stood before there was a method. Without a method they still work;
 * next to one they are ignored, and a dpo job is refused for them (DOMAIN.md 1.2).
 */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { methodOf, type Job } from '../job.ts';
import { kindOf, memberOf, NodeKind, none, parentOf, propertyOf, valueOf } from '../json/tree.ts';
import { hyperparametersOf } from '../methods.ts';
import { moveFixes } from '../moveProperties.ts';
import { atKey } from './places.ts';
import type { Fix, Rule } from './rule.ts';

export const topLevelHyperparameters: Rule = {
  code: 'top-level-hyperparameters',
  severity: 'warning',
  of: 'object',
  shapes: ['job'],
  check: (job, node) => {
    const { tree } = job;
    const property = propertyOf(tree, node, 'hyperparameters');
    if (property === none || !isObject(job, valueOf(tree, property))) return [];
    const method = memberOf(tree, node, 'method');
    if (method === none) {
      // Azure documents this one at the top only, so that the old place is the right one for it.
      if (propertyOf(tree, valueOf(tree, property), 'prompt_loss_weight') !== none) return [];
      return [
        {
          ...atKey(
            job,
            property,
            l10n.t('This is the old place of hyperparameters. Move them into a "method".'),
          ),
          severity: 'information',
          tag: 'deprecated',
          // Without a method the service trains supervised.
          fixes: () => moveInto(job, property, 'supervised', l10n.t('a supervised method')),
        },
      ];
    }
    if (!isObject(job, method)) return [];
    const type = methodOf(job);
    return [
      {
        ...atKey(
          job,
          property,
          type === 'dpo'
            ? l10n.t(
                'A dpo job is refused for "hyperparameters" at this place. Move them into "dpo".',
              )
            : l10n.t(
                '"hyperparameters" are ignored next to a "method". Move them into {0}.',
                quote(type),
              ),
        ),
        severity: type === 'dpo' ? 'error' : 'warning',
        explains: property,
        fixes: () => moveInto(job, property, type, quote(type)),
      },
    ];
  },
};

function isObject({ tree }: Job, node: number): boolean {
  return node !== none && kindOf(tree, node) === NodeKind.object;
}

function moveInto(job: Job, property: number, type: string, place: string): readonly Fix[] {
  if (!hyperparametersOf(type)) return [];
  const properties = [{ property, key: 'hyperparameters' }];
  const path = [{ key: 'method', type }, { key: type }];
  return moveFixes(job, { from: parentOf(job.tree, property), properties, path }, place);
}
