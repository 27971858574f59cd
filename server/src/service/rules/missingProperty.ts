/** Properties without which the service refuses the body. All that one object lacks are one finding. */
import * as l10n from '@vscode/l10n';
import { describeObject, quote } from '../describe.ts';
import { isWritable } from '../graderKeys.ts';
import { mapOfGraders } from '../graders.ts';
import { insertMembers, insertProperties } from '../insertProperties.ts';
import type { Job } from '../job.ts';
import { childrenOf, hasKeys, keyOf, none, propertyOf, stringMember } from '../json/tree.ts';
import type { ObjectShape } from '../schema/shape.ts';
import { meanOf } from './combineGraders.ts';
import { fittingType } from './mismatchedType.ts';
import { isSuppliedByMove } from './misplacedProperties.ts';
import { keyRange } from './places.ts';
import type { Finding, Rule, TextChange } from './rule.ts';
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
  const isBlock = missing.length === 1 && missing[0] === stringMember(job.tree, node, 'type');
  return {
    start,
    end,
    message: isBlock
      ? l10n.t('Beside "type" the object {0} is missing, which holds its settings.', names)
      : missing.length === 1
        ? l10n.t('{0} is missing in {1}.', names, owner)
        : l10n.t('{0} are missing in {1}.', names, owner),
    fixes: () => [
      {
        title: l10n.t('Insert {0}', names),
        edits: [insertFormula(job, node, missing) ?? insertProperties(job, node, missing)],
      },
    ],
  };
}

/** The formula of a multi grader that lacks nothing else: the mean of its graders. */
function insertFormula(job: Job, node: number, missing: readonly string[]): TextChange | undefined {
  if (missing.length > 1 || missing[0] !== 'calculate_output') return undefined;
  const map = mapOfGraders(job, node);
  const keys = map === none ? [] : childrenOf(job.tree, map).map((key) => keyOf(job.tree, key));
  if (keys.length === 0 || !keys.every(isWritable)) return undefined;
  return insertMembers(job, node, [`"calculate_output": ${JSON.stringify(meanOf(keys))}`]);
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
