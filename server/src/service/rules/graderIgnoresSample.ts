/** A grader that never looks at the model's answer: every answer gets the same reward, and nothing is learned. */
import * as l10n from '@vscode/l10n';
import { templateOf } from '../embedded.ts';
import { templatesByGrader } from '../graderTexts.ts';
import type { Grader, Job } from '../job.ts';
import { kindOf, memberOf, NodeKind, none } from '../json/tree.ts';
import { keyRange } from './places.ts';
import type { Rule } from './rule.ts';

export const graderIgnoresSample: Rule = {
  code: 'grader-ignores-sample',
  severity: 'warning',
  of: 'job',
  check: (job) =>
    [...templatesByGrader(job)].flatMap(([grader, nodes]) => {
      if (isHalfWritten(job, grader)) return [];
      const templates = nodes.map((node) => templateOf(job, node));
      // Half-written references have their own messages; one of them may be the sample's.
      if (templates.some(({ problems }) => problems.length > 0)) return [];
      const looks = templates.some(({ references }) =>
        references.some(({ namespace }) => namespace?.name !== 'item'),
      );
      if (looks) return [];
      const [start, end] = keyRange(job, grader.node);
      return [
        {
          start,
          end,
          message: l10n.t(
            'This grader never looks at the model\'s answer, so every answer gets the same reward. Refer to it by "{{sample.output_text}}".',
          ),
        },
      ];
    }),
};

/** Whether a text that may look at the answer is missing or of another type, which has its own message. */
function isHalfWritten({ tree }: Job, { node, type }: Grader): boolean {
  const kindOfMember = (key: string) => {
    const member = memberOf(tree, node, key);
    return member === none ? undefined : kindOf(tree, member);
  };
  if (type === 'string_check' || type === 'text_similarity')
    return ['input', 'reference'].some((key) => kindOfMember(key) !== NodeKind.string);
  return kindOfMember('input') !== NodeKind.array;
}
