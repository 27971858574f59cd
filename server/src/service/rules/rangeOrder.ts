/** A score range whose ends are reversed or equal: scores are cut to it, so nothing sensible is left of them. */
import * as l10n from '@vscode/l10n';
import {
  childrenOf,
  endOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  sourceOf,
  startOf,
} from '../json/tree.ts';
import { atValue } from './places.ts';
import type { Finding, Rule } from './rule.ts';

export const rangeOrder: Rule = {
  code: 'range-order',
  severity: 'warning',
  of: 'object',
  shapes: ['scoreModelGrader'],
  check: (job, node) => {
    const { tree } = job;
    const range = memberOf(tree, node, 'range');
    if (range === none || kindOf(tree, range) !== NodeKind.array) return [];
    const ends = childrenOf(tree, range);
    const [first, second] = ends;
    if (first === undefined || second === undefined || ends.length > 2) return [];
    if (ends.some((end) => kindOf(tree, end) !== NodeKind.number)) return [];
    const [low, high] = [sourceOf(tree, first), sourceOf(tree, second)];
    if (Number(low) < Number(high)) return [];
    const at = (message: string): Finding => ({
      ...atValue(job, range, message),
      end: endOf(tree, range),
    });
    if (Number(low) === Number(high))
      return [
        at(
          l10n.t(
            'Both ends are {0}, so every answer scores the same. Write two different ones.',
            low,
          ),
        ),
      ];
    return [
      {
        ...at(l10n.t('The lowest score comes first: [{0}, {1}].', high, low)),
        fixes: () => [
          {
            title: l10n.t('Swap the ends'),
            edits: [
              { start: startOf(tree, first), end: endOf(tree, first), text: high },
              { start: startOf(tree, second), end: endOf(tree, second), text: low },
            ],
          },
        ],
      },
    ];
  },
};
