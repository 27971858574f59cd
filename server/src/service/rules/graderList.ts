/** Graders in a list, where the method has one: several are combined by a multi grader. */
import * as l10n from '@vscode/l10n';
import { lineIndent, outdented } from '../indentation.ts';
import type { Job } from '../job.ts';
import { endOf, listAt, NodeKind, startOf, stringMember } from '../json/tree.ts';
import { combineGraders } from './combineGraders.ts';
import { atValue } from './places.ts';
import type { Fix, Rule } from './rule.ts';

export const graderList: Rule = {
  code: 'grader-list',
  severity: 'error',
  of: 'object',
  shapes: ['reinforcement'],
  check: (job, node) => {
    const { tree } = job;
    const found = listAt(tree, node, 'grader', NodeKind.object);
    // An empty list, or one of other things, has a wrong type and nothing more can be said of it.
    if (!found || found.elements.length === 0) return [];
    const { list, elements: graders } = found;
    const message =
      graders.length === 1
        ? l10n.t('"grader" is one grader, not a list. Take it out of the brackets.')
        : l10n.t('"grader" is one grader, not a list. Combine several in a multi grader.');
    return [
      { ...atValue(job, list, message), explains: list, fixes: () => fixesOf(job, list, graders) },
    ];
  },
};

function fixesOf(job: Job, list: number, graders: readonly number[]): readonly Fix[] {
  const { tree } = job;
  const start = startOf(tree, list);
  const end = endOf(tree, list);
  if (tree.text[end - 1] !== ']') return [];
  const [only, ...others] = graders;
  // Alone, a label_model is refused.
  if (others.length > 0 || stringMember(tree, only!, 'type') === 'label_model')
    return [
      {
        title: l10n.t('Combine in a multi grader'),
        edits: [{ start, end, text: combineGraders(job, graders, start) }],
      },
    ];
  const source = outdented(tree.text, startOf(tree, only!), endOf(tree, only!));
  const text = source.replaceAll('\n', `\n${lineIndent(tree.text, start)}`);
  return [{ title: l10n.t('Take it out of the list'), edits: [{ start, end, text }] }];
}
