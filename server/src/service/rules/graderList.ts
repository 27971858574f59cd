/** Graders in a list, where the method has one: several are combined by a multi grader. */
import * as l10n from '@vscode/l10n';
import type { Job } from '../job.ts';
import {
  endOf,
  keyOf,
  listAt,
  NodeKind,
  none,
  parentOf,
  propertyOf,
  startOf,
  stringMember,
} from '../json/tree.ts';
import { combineGraders } from './combineGraders.ts';
import { elementText } from './fixes.ts';
import { atKey, atValue } from './places.ts';
import type { Fix, Rule } from './rule.ts';

export const graderList: Rule = {
  code: 'grader-list',
  severity: 'error',
  of: 'object',
  shapes: ['reinforcement'],
  check: (job, node) => {
    const { tree } = job;
    const isPlural = propertyOf(tree, node, 'grader') === none;
    const found = listAt(tree, node, isPlural ? 'graders' : 'grader', NodeKind.object);
    // An empty list, or one of other things, has a wrong type and nothing more can be said of it.
    if (!found || found.elements.length === 0) return [];
    const { list, elements: graders } = found;
    const place = isPlural
      ? atKey(job, parentOf(tree, list), pluralMessage(graders))
      : atValue(job, list, messageOf(graders));
    return [
      {
        ...place,
        explains: isPlural ? parentOf(tree, list) : list,
        fixes: () => fixesOf(job, list, graders),
      },
    ];
  },
};

function messageOf({ length }: readonly number[]): string {
  return length === 1
    ? l10n.t('"grader" is one grader, not a list. Take it out of the brackets.')
    : l10n.t('"grader" is one grader, not a list. Combine several in a multi grader.');
}

function pluralMessage({ length }: readonly number[]): string {
  return length === 1
    ? l10n.t('The method has one "grader", not a list "graders". Take it out of the brackets.')
    : l10n.t('The method has one "grader", not a list "graders". Combine them in a multi grader.');
}

function fixesOf(job: Job, list: number, graders: readonly number[]): readonly Fix[] {
  const { tree } = job;
  const property = parentOf(tree, list);
  const start = startOf(tree, list);
  const end = endOf(tree, list);
  if (tree.text[end - 1] !== ']') return [];
  const key = { start: startOf(tree, property), end: tree.keyEnds[property]!, text: '"grader"' };
  const edits = (text: string) => [
    ...(keyOf(tree, property) === 'grader' ? [] : [key]),
    { start, end, text },
  ];
  const [only, ...others] = graders;
  // Alone, a label_model is refused.
  if (others.length > 0 || stringMember(tree, only!, 'type') === 'label_model')
    return [
      {
        title: l10n.t('Combine in a multi grader'),
        edits: edits(combineGraders(job, graders, start)),
      },
    ];
  const text = elementText(job, list, only!);
  return [{ title: l10n.t('Take it out of the list'), edits: edits(text) }];
}
