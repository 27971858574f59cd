/** The same key twice in one object: only the last one counts, silently. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import type { Job } from '../job.ts';
import { childrenOf, keyOf, none, startOf, type JsonTree } from '../json/tree.ts';
import { removeProperty } from '../removeProperty.ts';
import { maxFindings, type Finding, type Rule } from './rule.ts';

export const duplicateProperty: Rule = {
  code: 'duplicate-property',
  severity: 'warning',
  of: 'object',
  check: (job, node) => (mayRepeat(job.tree, node) ? repeated(job, node) : []),
};

function repeated(job: Job, node: number): readonly Finding[] {
  const { tree } = job;
  const findings: Finding[] = [];
  const last = new Map<string, number>();
  for (const property of childrenOf(tree, node)) {
    if (findings.length > maxFindings) break;
    const key = keyOf(tree, property);
    const earlier = last.get(key);
    last.set(key, property);
    if (earlier === undefined || key === '') continue;
    findings.push({
      start: startOf(tree, earlier),
      end: tree.keyEnds[earlier]!,
      message: l10n.t(
        '{0} stands again further down, and only the last one counts. Remove one of them.',
        quote(key),
      ),
      tag: 'unnecessary',
      fixes: () => [{ title: l10n.t('Remove this one'), edits: [removeProperty(job, earlier)] }],
    });
  }
  return findings;
}

/** Most objects are so small that comparing each key with each costs less than remembering them. */
const small = 12;

function mayRepeat({ firstChildren, nextSiblings, keyTable }: JsonTree, object: number): boolean {
  const { keyNumbers } = keyTable;
  const first = firstChildren[object]!;
  let count = 0;
  for (let one = first; one !== none; one = nextSiblings[one]!) {
    if (++count > small) return true;
    for (let before = first; before !== one; before = nextSiblings[before]!)
      if (keyNumbers[before] === keyNumbers[one]) return true;
  }
  return false;
}
