/** A search in the reference for the answer: `like` and `ilike` ask whether the input contains the reference. */
import * as l10n from '@vscode/l10n';
import { endOf, memberOf, sourceOf, startOf, stringMember } from '../json/tree.ts';
import { atValue } from './places.ts';
import type { Rule } from './rule.ts';

const reads = (text: string, namespace: 'item' | 'sample') =>
  new RegExp(String.raw`\{\{\s*${namespace}\b`).test(text);

export const reversedSearch: Rule = {
  code: 'reversed-search',
  severity: 'hint',
  of: 'object',
  shapes: ['stringCheckGrader'],
  check: (job, node) => {
    const { tree } = job;
    const operation = stringMember(tree, node, 'operation');
    if (operation !== 'like' && operation !== 'ilike') return [];
    const input = stringMember(tree, node, 'input') ?? '';
    const reference = stringMember(tree, node, 'reference') ?? '';
    if (!reads(input, 'item') || reads(input, 'sample')) return [];
    if (!reads(reference, 'sample') || reads(reference, 'item')) return [];
    const [first, second] = [memberOf(tree, node, 'input'), memberOf(tree, node, 'reference')];
    return [
      {
        ...atValue(
          job,
          memberOf(tree, node, 'operation'),
          l10n.t(
            'This looks for the answer in the text of the row. To look in the answer for the text of the row, swap "input" and "reference".',
          ),
        ),
        fixes: () => [
          {
            title: l10n.t('Swap "input" and "reference"'),
            edits: [
              {
                start: startOf(tree, first),
                end: endOf(tree, first),
                text: sourceOf(tree, second),
              },
              {
                start: startOf(tree, second),
                end: endOf(tree, second),
                text: sourceOf(tree, first),
              },
            ],
          },
        ],
      },
    ];
  },
};
