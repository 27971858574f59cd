/** A template with so many references that not all of them are read: what is wrong behind them nobody is told. */
import * as l10n from '@vscode/l10n';
import { maxReferences } from '../../languages/template/parse.ts';
import { templateOf } from '../embedded.ts';
import { startOf } from '../json/tree.ts';
import { stringsIn } from './embeddedFindings.ts';
import type { Rule } from './rule.ts';

export const templateTooLong: Rule = {
  code: 'template-too-long',
  severity: 'information',
  of: 'job',
  check: (job) =>
    stringsIn(job, 'template').flatMap((node) => {
      if (templateOf(job, node).complete) return [];
      const message = l10n.t(
        'This text has more than {0} references, and the others are not checked. Shorten it, or look at the end yourself.',
        maxReferences.toLocaleString('en'),
      );
      const start = startOf(job.tree, node);
      return [{ start, end: start + 1, message }];
    }),
};
