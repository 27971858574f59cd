/** What Python itself would refuse, at its place inside the string. */
import * as l10n from '@vscode/l10n';
import { pythonSources } from '../python.ts';
import { findingAt, fixOf } from './embeddedFindings.ts';
import type { Rule } from './rule.ts';

export const pythonSyntax: Rule = {
  code: 'python-syntax',
  severity: 'error',
  of: 'job',
  check: (job, { python }) => {
    if (!python) return [];
    return pythonSources(job, python).flatMap(({ node, errors }) =>
      errors.map((error) => {
        const { message, fix } = error;
        const finding = findingAt(job, node, error, message);
        if (!fix) return finding;
        return { ...finding, fixes: () => [fixOf(job, node, l10n.t('Correct the Python'), fix)] };
      }),
    );
  },
};
