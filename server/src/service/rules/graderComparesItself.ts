/** A grader that compares a thing with itself: the result is the same for every answer. */
import * as l10n from '@vscode/l10n';
import { templateOf, textOf } from '../embedded.ts';
import type { Job } from '../job.ts';
import { endOf, kindOf, memberOf, NodeKind, none, startOf } from '../json/tree.ts';
import type { Rule } from './rule.ts';

export const graderComparesItself: Rule = {
  code: 'grader-compares-itself',
  severity: 'warning',
  of: 'job',
  check: (job) =>
    job.graders.flatMap(({ node, type }) => {
      if (type !== 'string_check' && type !== 'text_similarity') return [];
      const input = memberOf(job.tree, node, 'input');
      const reference = memberOf(job.tree, node, 'reference');
      if (!isString(job, input) || !isString(job, reference)) return [];
      const text = plain(job, input);
      // What does not look at the answer at all, or is not written as the service reads it, has its own message.
      if (!looksAtAnswer(job, input)) return [];
      const isSame = text === plain(job, reference);
      if (!isSame && !(isOnlyAnswer(job, input) && isOnlyAnswer(job, reference))) return [];
      const start = startOf(job.tree, reference);
      const end = endOf(job.tree, reference);
      const message = isSame
        ? l10n.t(
            'This is the same as "input", so every answer gets the same reward. Compare with something of the row, as in "{{item.answer}}".',
          )
        : l10n.t(
            'The answer is compared with itself only. Compare with something of the row, as in "{{item.answer}}".',
          );
      return [{ start, end, message }];
    }),
};

function isString({ tree }: Job, node: number): boolean {
  return node !== none && kindOf(tree, node) === NodeKind.string;
}

function looksAtAnswer(job: Job, node: number): boolean {
  const { references, problems } = templateOf(job, node);
  return problems.length === 0 && references.some(({ namespace }) => namespace?.name === 'sample');
}

/** Whether a text is made of the model's answer and nothing of the row. */
function isOnlyAnswer(job: Job, node: number): boolean {
  const { references, problems } = templateOf(job, node);
  if (references.length === 0 || problems.length > 0) return false;
  return references.every(({ namespace }) => namespace?.name === 'sample');
}

/** The text without the spaces inside references, which do not count. */
function plain(job: Job, node: number): string {
  return textOf(job, node)
    .replaceAll(/\{\{\s+/g, '{{')
    .replaceAll(/(?<!\s)\s+\}\}/g, '}}');
}
