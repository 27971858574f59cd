/** What Python itself would refuse, at its place inside the string. */
import * as l10n from '@vscode/l10n';
import type { Edit } from '../../languages/python/range.ts';
import { pythonSources } from '../python.ts';
import { findingAt, fixOf, titleOf } from './embeddedFindings.ts';
import type { Rule } from './rule.ts';

export const pythonSyntax: Rule = {
  code: 'python-syntax',
  severity: 'error',
  of: 'job',
  check: (job, { python }) => {
    if (!python) return [];
    return pythonSources(job, python).flatMap(({ node, errors, map }) =>
      errors.map((error) => {
        const { message, fix } = error;
        const finding = findingAt(job, node, error, message);
        if (!fix) return finding;
        return {
          ...finding,
          fixes: () => {
            const title = titleOf(map.decoded, fix, titleOfAll(map.decoded, error.start, fix));
            return [fixOf(job, node, title, fix)];
          },
        };
      }),
    );
  },
};

/** What is written from the mistake to the last of several edits, unless it is long. */
function titleOfAll(source: string, mistake: number, edits: readonly Edit[]): string {
  const ordered = edits.toSorted((one, other) => one.start - other.start);
  let at = Math.min(mistake, ordered[0]?.start ?? mistake);
  let written = '';
  for (const { start, end, text } of ordered) {
    written += source.slice(at, start) + text;
    at = end;
  }
  return written.length > maxTitle || written.includes('\n')
    ? l10n.t('Correct the Python')
    : l10n.t('Change to {0}', written);
}

/** In UTF-16 units. */
const maxTitle = 60;
