/**
 * The graders of a multi grader as an array, or a single grader in their place. Documents and the specification itself
 * show both (DOMAIN.md 1.4); the service takes a map, and reads the members of a single grader as graders.
 */
import * as l10n from '@vscode/l10n';
import { writableKey } from '../graderKeys.ts';
import { isBareGrader } from '../graders.ts';
import { indentUnit, lineIndent, outdented } from '../indentation.ts';
import type { Job } from '../job.ts';
import {
  childrenOf,
  endOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  startOf,
  stringMember,
} from '../json/tree.ts';
import { atValue } from './places.ts';
import type { Fix, Rule, TextChange } from './rule.ts';

export const gradersNotAMap: Rule = {
  code: 'graders-not-a-map',
  severity: 'error',
  of: 'object',
  shapes: ['multiGrader'],
  check: (job, node) => {
    const graders = memberOf(job.tree, node, 'graders');
    if (graders === none) return [];
    if (kindOf(job.tree, graders) === NodeKind.array)
      return [
        {
          ...atValue(
            job,
            graders,
            l10n.t(
              '"graders" is a map, not an array. Give each grader a key: that is its variable in "calculate_output".',
            ),
          ),
          explains: graders,
          fixes: () => arrayFixes(job, graders),
        },
      ];
    if (!isBareGrader(job, graders)) return [];
    return [
      {
        ...atValue(
          job,
          graders,
          l10n.t(
            'This is one grader, but "graders" is a map of them. Put it under a key: that is its variable in "calculate_output".',
          ),
        ),
        explains: graders,
        fixes: () => bareGraderFixes(job, graders),
      },
    ];
  },
};

const title = () => l10n.t('Convert to a map');

function arrayFixes({ tree }: Job, graders: number): readonly Fix[] {
  const last = endOf(tree, graders) - 1;
  if (tree.text[last] !== ']') return [];
  const used = new Set<string>();
  const edits: TextChange[] = [bracket(startOf(tree, graders), '{')];
  let index = 0;
  for (const grader of childrenOf(tree, graders)) {
    index++;
    const start = startOf(tree, grader);
    const key = writableKey(stringMember(tree, grader, 'name') ?? `grader_${index}`, used);
    used.add(key);
    edits.push({ start, end: start, text: `"${key}": ` });
  }
  return [{ title: title(), edits: [...edits, bracket(last, '}')] }];
}

function bracket(offset: number, text: string): TextChange {
  return { start: offset, end: offset + 1, text };
}

function bareGraderFixes({ tree }: Job, graders: number): readonly Fix[] {
  const start = startOf(tree, graders);
  const end = endOf(tree, graders);
  const key = writableKey(stringMember(tree, graders, 'name') ?? 'grader_1', new Set());
  const source = outdented(tree.text, start, end);
  const outer = `\n${lineIndent(tree.text, start)}`;
  const inner = outer + indentUnit(tree.text);
  const text = source.includes('\n')
    ? `{${inner}"${key}": ${source.replaceAll('\n', inner)}${outer}}`
    : `{ "${key}": ${source} }`;
  return [{ title: title(), edits: [{ start, end, text }] }];
}
