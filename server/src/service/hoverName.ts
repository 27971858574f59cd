/** Hover on the names that a job defines: keys of graders, labels, and fields of the answer. */
import * as l10n from '@vscode/l10n';
import { describeMember } from './describeGrader.ts';
import type { Hover } from './hover.ts';
import { multiGraders } from './graders.ts';
import type { Job } from './job.ts';
import {
  endOf,
  keyOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  parentOf,
  startOf,
  stringOf,
} from './json/tree.ts';
import { stringsAt } from './namePlaces.ts';
import { nameAt } from './names.ts';
import type { PythonParsers } from './python.ts';

/** What the formula makes of the grader at a property of a multi grader's map; undefined for other properties. */
export function hoverOfGraderKey(job: Job, property: number): Hover | undefined {
  for (const multi of multiGraders(job)) {
    const member = multi.members.find((one) => one.property === property);
    if (!member) continue;
    const range = { start: startOf(job.tree, property), end: job.tree.keyEnds[property]! };
    return { ...range, markdown: describeMember(job, multi, member) };
  }
  return undefined;
}

/** What a label means for the score; undefined for a string that is none. */
export function hoverOfLabel(job: Job, node: number): Hover | undefined {
  const { tree } = job;
  const list = kindOf(tree, node) === NodeKind.string ? parentOf(tree, node) : none;
  const property = list === none ? none : parentOf(tree, list);
  if (property === none || kindOf(tree, property) !== NodeKind.property) return undefined;
  if (!['labels', 'passing_labels'].some((key) => keyOf(tree, property) === key)) return undefined;
  const grader = parentOf(tree, property);
  if (job.objects[grader]?.name !== 'labelModelGrader') return undefined;
  const texts = (key: string) =>
    new Set(stringsAt(tree, memberOf(tree, grader, key)).map((label) => stringOf(tree, label)));
  const labels = texts('labels');
  const passing = texts('passing_labels');
  const passingCount = [...labels].filter((label) => passing.has(label)).length;
  const meaning = passing.has(stringOf(tree, node))
    ? l10n.t('This label passes: the answer scores 1.')
    : l10n.t('This label does not pass: the answer scores 0.');
  const counts = l10n.t(
    'The grading model chooses one of {0} labels. Passing: {1}.',
    labels.size,
    passingCount,
  );
  const range = { start: startOf(tree, node), end: endOf(tree, node) };
  return { ...range, markdown: `${meaning}\n\n${counts}` };
}

/** How often graders read the field of the answer that a property of its schema describes; undefined for others. */
export function hoverOfField(
  job: Job,
  property: number,
  python: PythonParsers | undefined,
): Hover | undefined {
  const range = { start: startOf(job.tree, property), end: job.tree.keyEnds[property]! };
  const name = nameAt(job, range.start + 1, python)?.name;
  if (name?.kind !== 'field') return undefined;
  const reads = name.occurrences.filter((one) => one.in !== 'key' && one.in !== 'string').length;
  const markdown = l10n.t('A field of the answer. Places where graders read it: {0}.', reads);
  return { ...range, markdown };
}
