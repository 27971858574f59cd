/** A multi grader with one grader or none: there is nothing to combine. */
import * as l10n from '@vscode/l10n';
import { mapOfGraders } from '../graders.ts';
import { outdented, lineIndent } from '../indentation.ts';
import type { Job } from '../job.ts';
import { childrenOf, endOf, keyOf, none, startOf, stringMember, valueOf } from '../json/tree.ts';
import { keyRange } from './places.ts';
import type { Fix, Rule } from './rule.ts';

export const fewGraders: Rule = {
  code: 'few-graders',
  severity: 'warning',
  of: 'object',
  shapes: ['multiGrader'],
  check: (job, node) => {
    const graders = mapOfGraders(job, node);
    if (graders === none) return [];
    const [first, second] = childrenOf(job.tree, graders);
    if (second !== undefined) return [];
    const [start, end] = keyRange(job, graders);
    if (first === undefined)
      return [
        {
          start,
          end,
          message: l10n.t(
            'This multi grader has no graders, so every answer earns the same. Add at least two.',
          ),
        },
      ];
    // A grader that is still being written, or is none, has its own message.
    const only = job.objects[valueOf(job.tree, first)];
    if (!only || only.variants) return [];
    // A label_model works only inside a multi grader.
    if (only.name === 'labelModelGrader') return [];
    return [
      {
        start,
        end,
        severity: 'hint',
        message: l10n.t(
          'With one grader there is nothing to combine. Add another one, or use this grader itself.',
        ),
        fixes: () => unwrapFixes(job, node, first),
      },
    ];
  },
};

/** Only where the formula is just the grader's key: otherwise the score would change. */
function unwrapFixes({ tree }: Job, multi: number, property: number): readonly Fix[] {
  const inner = valueOf(tree, property);
  if (stringMember(tree, inner, 'type') === 'label_model') return [];
  if (stringMember(tree, multi, 'calculate_output')?.trim() !== keyOf(tree, property)) return [];
  const start = startOf(tree, multi);
  const source = outdented(tree.text, startOf(tree, inner), endOf(tree, inner));
  const text = source.replaceAll('\n', `\n${lineIndent(tree.text, start)}`);
  return [
    {
      title: l10n.t('Use the grader without the multi grader'),
      edits: [{ start, end: endOf(tree, multi), text }],
    },
  ];
}
