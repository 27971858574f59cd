/** Properties without which the service refuses the body. All that one object lacks are one finding. */
import * as l10n from '@vscode/l10n';
import { describeObject, quote } from '../describe.ts';
import { insertProperties } from '../insertProperties.ts';
import type { Job } from '../job.ts';
import { hasKeys, none, propertyOf } from '../json/tree.ts';
import type { ObjectShape } from '../schema/shape.ts';
import { fittingType } from './mismatchedType.ts';
import { isSuppliedByMove } from './misplacedProperties.ts';
import { keyRange } from './places.ts';
import type { Finding, Rule } from './rule.ts';
import { misspeltKeys } from './unknownKeys.ts';

export const missingProperty: Rule = {
  code: 'missing-property',
  severity: 'error',
  of: 'object',
  check: (job, node, shape) => {
    // Without its `type`, an object of a union has nothing else to be asked for, and that has its own rule.
    if (shape.variants) return [];
    const missing = missingKeys(job, node, shape, shape.required);
    if (missing.length === 0 || fittingType(job, node, shape) !== undefined) return [];
    return [findingOf(job, node, missing)];
  },
};

function findingOf(job: Job, node: number, missing: readonly string[]): Finding {
  const [start, end] = keyRange(job, node);
  const owner = describeObject(job, node);
  const names = missing.map(quote).join(', ');
  return {
    start,
    end,
    message:
      missing.length === 1
        ? l10n.t('{0} is missing in {1}.', names, owner)
        : l10n.t('{0} are missing in {1}.', names, owner),
    fixes: () => [
      {
        title: l10n.t('Insert {0}', names),
        edits: [insertProperties(job, node, missing)],
      },
    ],
  };
}

/** The keys of a list that an object has neither as they are nor misspelt nor at a wrong place. */
export function missingKeys(
  job: Job,
  node: number,
  shape: ObjectShape,
  keys: readonly string[],
): readonly string[] {
  return hasKeys(job.tree, node, keys) ? [] : absentKeys(job, node, shape, keys);
}

function absentKeys(
  job: Job,
  node: number,
  shape: ObjectShape,
  keys: readonly string[],
): readonly string[] {
  const absent = keys.filter((key) => propertyOf(job.tree, node, key) === none);
  const meant = new Set(misspeltKeys(job, node, shape).values());
  return absent.filter((key) => !meant.has(key) && !isSuppliedByMove(job, node, key));
}
