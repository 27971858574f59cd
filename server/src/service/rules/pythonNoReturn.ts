/** A function `grade` that returns nothing: None is no number, so every answer gets the reward 0. */
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
      const { returnsValue, isGenerator, isAsync, decorators, nameRange, conditional } =
        grade.function;
      if (returnsValue || isGenerator || isAsync || decorators.length > 0) return [];
      const message = l10n.t(
        '"grade" never returns a value, so every answer gets the reward 0. Return a number.',
      );
      const severity = conditional ? 'warning' : 'error';
      return [{ ...findingAt(job, node, nameRange, message), severity }];
    });
  },
};
