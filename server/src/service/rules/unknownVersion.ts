/** A dated version of a known model from before the first one: copied with a wrong year from an old document. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { memberOf, stringMember } from '../json/tree.ts';
import { meantVersion } from '../models.ts';
import { changeTo } from './fixes.ts';
import { atValue } from './places.ts';
import type { Rule } from './rule.ts';

export const unknownVersion: Rule = {
  code: 'unknown-version',
  severity: 'warning',
  of: 'object',
  check: (job, node, shape) => {
    if (!shape.properties.has('model')) return [];
    const name = stringMember(job.tree, node, 'model');
    const meant = name === undefined ? undefined : meantVersion(name);
    if (name === undefined || meant === undefined) return [];
    const value = memberOf(job.tree, node, 'model');
    return [
      {
        ...atValue(
          job,
          value,
          l10n.t('There is no version {0}. Did you mean {1}?', quote(name), quote(meant)),
        ),
        fixes: () => [changeTo(job, value, JSON.stringify(meant))],
      },
    ];
  },
};
