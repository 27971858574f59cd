/** A property that the specification demands and the service does not: jobs without it have been accepted. */
import * as l10n from '@vscode/l10n';
import { describeObject, quote } from '../describe.ts';
import { insertMembers } from '../insertProperties.ts';
import type { Job } from '../job.ts';
import { keyOf, parentOf } from '../json/tree.ts';
import { missingKeys } from './missingProperty.ts';
import { fittingType } from './mismatchedType.ts';
import { keyRange } from './places.ts';
import type { Finding, Rule } from './rule.ts';

export const missingName: Rule = {
  code: 'missing-name',
  severity: 'warning',
  of: 'object',
  check: (job, node, shape) => {
    const missing = missingKeys(job, node, shape, shape.recommended);
    if (missing.length === 0 || fittingType(job, node, shape) !== undefined) return [];
    // A grader that lacks more is being written: what it must have is told first.
    if (missingKeys(job, node, shape, shape.required).length > 0) return [];
    return [findingOf(job, node, missing)];
  },
};

function findingOf(job: Job, node: number, missing: readonly string[]): Finding {
  const [start, end] = keyRange(job, node);
  const names = missing.map(quote).join(', ');
  return {
    start,
    end,
    message: l10n.t(
      '{0} is missing in {1}. The specification demands it; some services accept the job without it.',
      names,
      describeObject(job, node),
    ),
    fixes: () => {
      // The key that the grader stands at is the name that it is known by already.
      const name = JSON.stringify(keyOf(job.tree, parentOf(job.tree, node)));
      const members = missing.map((key) => `${JSON.stringify(key)}: ${name}`);
      return [
        {
          title: l10n.t('Insert {0}', members.join(', ')),
          edits: [insertMembers(job, node, members)],
        },
      ];
    },
  };
}
