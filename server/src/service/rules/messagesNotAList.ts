/** The prompt of a model grader as a bare text or a single message, where a list of messages must be. */
import * as l10n from '@vscode/l10n';
import { endOf, kindOf, memberOf, NodeKind, none, sourceOf, startOf } from '../json/tree.ts';
import { atValue } from './places.ts';
import type { Rule } from './rule.ts';

export const messagesNotAList: Rule = {
  code: 'messages-not-a-list',
  severity: 'error',
  of: 'object',
  check: (job, node, shape) => {
    if (shape.name !== 'scoreModelGrader' && shape.name !== 'labelModelGrader') return [];
    const { tree } = job;
    const input = memberOf(tree, node, 'input');
    if (input === none) return [];
    const kind = kindOf(tree, input);
    if (kind !== NodeKind.string && kind !== NodeKind.object) return [];
    const isText = kind === NodeKind.string;
    const message = isText
      ? l10n.t(
          'The "input" of a model grader is a list of messages, not a string. Make the text the content of a message.',
        )
      : l10n.t(
          'The "input" of a model grader is a list of messages. Put this one into brackets: [ ].',
        );
    return [
      {
        ...atValue(job, input, message),
        explains: input,
        fixes: () => {
          const start = startOf(tree, input);
          const end = endOf(tree, input);
          const text = isText
            ? `[{ "role": "user", "content": ${sourceOf(tree, input)} }]`
            : `[${tree.text.slice(start, end)}]`;
          const title = isText
            ? l10n.t('Convert to a user message')
            : l10n.t('Put the message into a list');
          return [{ title, edits: [{ start, end, text }] }];
        },
      },
    ];
  },
};
