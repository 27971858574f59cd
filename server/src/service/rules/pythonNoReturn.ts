/** A function `grade` that returns nothing or a text: neither is a number, so the reward is 0. */
import * as l10n from '@vscode/l10n';
import { pythonSources } from '../python.ts';
import { findingAt } from './embeddedFindings.ts';
import type { Rule } from './rule.ts';

export const pythonNoReturn: Rule = {
  code: 'python-no-return',
  severity: 'error',
  of: 'job',
  check: (job, { python }) => {
    if (!python) return [];
    return pythonSources(job, python).flatMap(({ node, module: { grade }, complete }) => {
      if (!complete || grade.kind !== 'function') return [];
      const { returnsValue, returnedTexts, isGenerator, isAsync, decorators, nameRange } =
        grade.function;
      if (isGenerator || isAsync || decorators.length > 0) return [];
      const severity = grade.function.conditional ? 'warning' : 'error';
      if (!returnsValue) {
        const message = l10n.t(
          '"grade" never returns a value, so every answer gets the reward 0. Return a number.',
        );
        return [{ ...findingAt(job, node, nameRange, message), severity }];
      }
      const message = l10n.t('A text is no grade, and counts as 0. Return a number.');
      return returnedTexts.map((range) => ({
        ...findingAt(job, node, range, message),
        severity: 'warning',
      }));
    });
  },
};
