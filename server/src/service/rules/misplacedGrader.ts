/** Graders at a place where the service does not take them: a label_model alone, a multi inside another one. */
import * as l10n from '@vscode/l10n';
import type { Job } from '../job.ts';
import { endOf, memberOf, startOf, stringMember } from '../json/tree.ts';
import { combineGraders } from './combineGraders.ts';
import { flattenMulti } from './flattenMulti.ts';
import { atValue } from './places.ts';
import type { Fix, Rule } from './rule.ts';

export const misplacedGrader: Rule = {
  code: 'misplaced-grader',
  severity: 'error',
  of: 'object',
  check: (job, node) => {
    const place = misplacement(job, node);
    if (place === undefined) return [];
    const type = memberOf(job.tree, node, 'type');
    switch (place) {
      case 'label-alone':
        return [
          {
            ...atValue(
              job,
              type,
              l10n.t(
                'A label_model grader works only inside the "graders" of a multi grader. Put one around it.',
              ),
            ),
            fixes: () => [wrap(job, node)],
          },
        ];
      case 'multi-inside':
        return [
          {
            ...atValue(
              job,
              type,
              l10n.t(
                'A multi grader cannot stand inside another one. Put its graders into the outer "graders".',
              ),
            ),
            fixes: () => flattenFixes(job, node),
          },
        ];
    }
  },
};

/** What makes the place of a grader wrong, if anything does: its type is known, but not there. */
export function misplacement(
  { tree, shapes }: Job,
  node: number,
): 'label-alone' | 'multi-inside' | undefined {
  const place = shapes[node]?.name;
  if (place !== 'grader' && place !== 'subGrader') return undefined;
  const type = stringMember(tree, node, 'type');
  if (place === 'grader') return type === 'label_model' ? 'label-alone' : undefined;
  return type === 'multi' ? 'multi-inside' : undefined;
}

function wrap(job: Job, node: number): Fix {
  const start = startOf(job.tree, node);
  return {
    title: l10n.t('Put a multi grader around it'),
    edits: [{ start, end: endOf(job.tree, node), text: combineGraders(job, [node], start) }],
  };
}

function flattenFixes(job: Job, node: number): readonly Fix[] {
  const edits = flattenMulti(job, node);
  return edits ? [{ title: l10n.t('Put its graders into the outer multi grader'), edits }] : [];
}
