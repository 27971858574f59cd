/** The same key twice in one object: only the last one counts, silently. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { childrenOf, keyOf, startOf } from '../json/tree.ts';
import { removeProperty } from '../removeProperty.ts';
import type { Finding, Rule } from './rule.ts';

export const duplicateProperty: Rule = {
  code: 'duplicate-property',
  severity: 'warning',
  of: 'object',
  check: (job, node) => {
    const { tree } = job;
    const findings: Finding[] = [];
    const last = new Map<string, number>();
    for (const property of childrenOf(tree, node)) {
      const key = keyOf(tree, property);
      const earlier = last.get(key);
      last.set(key, property);
      if (earlier === undefined || key === '') continue;
      findings.push({
        start: startOf(tree, earlier),
        end: tree.keyEnds[earlier]!,
        message: l10n.t(
          '{0} stands again further down, and only the last one counts. Remove one of them.',
          quote(key),
        ),
        tag: 'unnecessary',
        fixes: () => [{ title: l10n.t('Remove this one'), edits: [removeProperty(job, earlier)] }],
      });
    }
    return findings;
  },
};
