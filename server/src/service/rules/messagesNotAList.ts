/** The prompt of a model grader as a bare text or a single message, or texts in the list of messages. */
import * as l10n from '@vscode/l10n';
import type { Job } from '../job.ts';
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

export const messagesNotAList: Rule = {
  code: 'messages-not-a-list',
  severity: 'error',
  of: 'object',
  shapes: ['scoreModelGrader', 'labelModelGrader'],
  check: (job, node) => {
    const { tree } = job;
    const input = memberOf(tree, node, 'input');
    if (input === none) return [];
    switch (kindOf(tree, input)) {
      case NodeKind.string:
        return [bareText(job, input, false)];
      case NodeKind.object:
        return [bareMessage(job, input)];
      case NodeKind.array:
        return childrenOf(tree, input)
          .filter((element) => kindOf(tree, element) === NodeKind.string)
          .map((element) => bareText(job, element, true));
      default:
        return [];
    }
  },
};

function bareMessage(job: Job, input: number): Finding {
  const message = l10n.t(
    'The "input" of a model grader is a list of messages. Put this one into brackets: [ ].',
  );
  const text = `[${sourceOf(job.tree, input)}]`;
  return change(job, input, message, l10n.t('Put the message into a list'), text);
}

function bareText(job: Job, node: number, isInList: boolean): Finding {
  const message = isInList
    ? l10n.t('A message is an object with "role" and "content". Make the text its content.')
    : l10n.t(
        'The "input" of a model grader is a list of messages, not a string. Make the text the content of a message.',
      );
  const object = `{ "role": "user", "content": ${sourceOf(job.tree, node)} }`;
  const text = isInList ? object : `[${object}]`;
  return change(job, node, message, l10n.t('Convert to a user message'), text);
}

function change(job: Job, node: number, message: string, title: string, text: string): Finding {
  const edit = { start: startOf(job.tree, node), end: endOf(job.tree, node), text };
  return {
    ...atValue(job, node, message),
    explains: node,
    fixes: () => [{ title, edits: [edit] }],
  };
}
