/** A Python source larger than the service takes (DOMAIN.md 4: less than 256 kB). */
import * as l10n from '@vscode/l10n';
import { maxSourceLength } from '../../languages/python/sourceLimit.ts';
import { mapOf } from '../embedded.ts';
import { stringsIn } from './embeddedFindings.ts';
import { endOf, parentOf, startOf } from '../json/tree.ts';
import { atKey } from './places.ts';
import type { Rule } from './rule.ts';

export const pythonTooLarge: Rule = {
  code: 'python-too-large',
  severity: 'error',
  of: 'job',
  check: (job) =>
    stringsIn(job, 'python').flatMap((node) => {
      // No character takes more than three bytes a unit, and none less than one unit in the file.
      if ((endOf(job.tree, node) - startOf(job.tree, node)) * 3 <= maxSourceLength) return [];
      const { decoded } = mapOf(job, node);
      const size = bytesOf(decoded);
      if (size <= maxSourceLength) return [];
      const message = l10n.t(
        'The source has {0} kB; the service takes less than {1} kB. Shorten it, or move data into the rows of the data set.',
        Math.ceil(size / 1024),
        maxSourceLength / 1024,
      );
      return [
        {
          ...atKey(job, parentOf(job.tree, node), message),
          // Whether the service counts bytes or characters is not documented.
          severity: decoded.length > maxSourceLength ? 'error' : 'warning',
          explains: node,
        },
      ];
    }),
};

/** The length of a text in UTF-8. */
function bytesOf(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit > 0x7f) bytes++;
    // The two halves of a surrogate pair make four bytes, two for each.
    if (unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff)) bytes++;
  }
  return bytes;
}
