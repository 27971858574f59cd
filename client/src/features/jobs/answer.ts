/** What is stored of an answer, as a document. */
import * as l10n from '@vscode/l10n';
import type { Submission } from '../../api/submission.ts';
import { withoutAnswer } from '../../api/withoutAnswer.ts';

/** `suffix` is the end of the document's name, by which VS Code chooses its language. */
export function answerText({ state, connection: { label } }: Submission): {
  readonly suffix: string;
  readonly text: string;
} {
  switch (state.kind) {
    case 'created':
    case 'refused':
      return { suffix: isJson(state.answer) ? 'answer.json' : 'answer.txt', text: state.answer };
    case 'notSent':
      return plainAnswer(l10n.t('Nothing was sent. {0}', withoutAnswer(state, label)));
    case 'unknown':
      return plainAnswer(
        [
          l10n.t(
            'It is not known what became of it, and a job may exist. {0}',
            withoutAnswer(state, label),
          ),
          ...(state.answer === undefined ? [] : ['', state.answer]),
        ].join('\n'),
      );
    case 'intended':
      return plainAnswer(l10n.t('There is no answer yet. If none comes, a job may exist.'));
  }
}

function plainAnswer(text: string) {
  return { suffix: 'answer.txt', text: `${text}\n` };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
