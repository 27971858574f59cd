/** What hovers and code lenses say of a part of a multi grader: what it is, what it scores, what the formula makes of it. */
import * as l10n from '@vscode/l10n';
import { namesIn } from '../languages/formula/tree.ts';
import { describeInterval } from '../languages/formula/words.ts';
import { formulaOf, mapOf, toSource, type Range } from './embedded.ts';
import { scoreRange, type Member, type MultiGrader } from './graders.ts';
import type { Job } from './job.ts';
import { none } from './json/tree.ts';
import { escapeMarkdown } from './untrusted.ts';

/** The places in the file where a formula uses each name, by name; undefined where there is no formula. */
export function usesByName(
  job: Job,
  { formula }: MultiGrader,
): ReadonlyMap<string, readonly Range[]> | undefined {
  if (formula === none) return undefined;
  const map = mapOf(job, formula);
  const uses = new Map<string, Range[]>();
  for (const node of namesIn(formulaOf(job, formula))) {
    const known = uses.get(node.name);
    if (known) known.push(toSource(map, node));
    else uses.set(node.name, [toSource(map, node)]);
  }
  return uses;
}

/** How often a formula uses a grader, in a few words. */
export function describeUses(count: number): string {
  switch (count) {
    case 0:
      return l10n.t('Not used in calculate_output');
    case 1:
      return l10n.t('Used in calculate_output');
    default:
      return l10n.t('Used {0} times in calculate_output', count);
  }
}

/** Between which values a grader's score lies, as a sentence. */
export function describeScore(job: Job, member: Member): string {
  const range = scoreRange(job, member);
  return range === undefined
    ? l10n.t('Its score has no known bounds.')
    : l10n.t('Its score is {0}.', describeInterval(range));
}

/** Markdown on one grader of a multi grader. */
export function describeMember(job: Job, multi: MultiGrader, member: Member): string {
  const name = member.name === undefined ? '' : ` · ${escapeMarkdown(member.name)}`;
  const uses = usesByName(job, multi);
  return [
    `**${escapeMarkdown(member.type ?? l10n.t('no type'))}**${name}`,
    describeScore(job, member),
    ...(uses ? [`${describeUses(uses.get(member.key)?.length ?? 0)}.`] : []),
  ].join('\n\n');
}
