/** Spaces or line ends around an id or the name of a model, as copying brings them: the service compares all of it. */
import * as l10n from '@vscode/l10n';
import { kindOf, NodeKind, stringOf } from '../json/tree.ts';
import { changeTo } from './fixes.ts';
import { atValue } from './places.ts';
import type { Rule } from './rule.ts';

/** The values that something is looked up by, by the schema's name for them. */
const lookedUp: ReadonlySet<string> = new Set([
  'model',
  'graderModel',
  'training_file',
  'validation_file',
  'image_tag',
  'project',
  'entity',
]);

export const surroundingBlanks: Rule = {
  code: 'surrounding-blanks',
  severity: 'warning',
  of: 'value',
  concerns: ({ name }) => lookedUp.has(name),
  check: (job, node) => {
    if (kindOf(job.tree, node) !== NodeKind.string) return undefined;
    const text = stringOf(job.tree, node);
    const trimmed = text.trim();
    if (trimmed === text || trimmed === '') return undefined;
    return {
      ...atValue(
        job,
        node,
        l10n.t('There are spaces or line ends around this. Remove them: they count.'),
      ),
      fixes: () => [changeTo(job, node, JSON.stringify(trimmed))],
    };
  },
};
