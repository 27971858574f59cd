/** Python as a list of its lines, as notebooks keep it: the service takes one string. */
import * as l10n from '@vscode/l10n';
import type { Job } from '../job.ts';
import { contentRange, endOf, listAt, NodeKind, startOf, stringOf } from '../json/tree.ts';
import { atValue } from './places.ts';
import type { Rule } from './rule.ts';

export const sourceList: Rule = {
  code: 'source-list',
  severity: 'error',
  of: 'object',
  shapes: ['pythonGrader'],
  check: (job, node) => {
    const { tree } = job;
    const found = listAt(tree, node, 'source', NodeKind.string);
    // An empty list, or one of other things, has a wrong type and nothing more can be said of it.
    if (!found || found.elements.length === 0) return [];
    const { list, elements: lines } = found;
    const start = startOf(tree, list);
    const end = endOf(tree, list);
    return [
      {
        ...atValue(
          job,
          list,
          l10n.t(
            '"source" is one string, not a list of lines. Join them, with \\n between two lines.',
          ),
        ),
        explains: list,
        ...(tree.text[end - 1] === ']' && {
          fixes: () => [
            {
              title: l10n.t('Join the lines'),
              edits: [{ start, end, text: `"${joined(job, lines)}"` }],
            },
          ],
        }),
      },
    ];
  },
};

/** The lines' own text with its escapes; a line that ends by itself, as in notebooks, gets no second end. */
function joined({ tree }: Job, lines: readonly number[]): string {
  return lines
    .map((line, index) => {
      const isEnded = index === lines.length - 1 || stringOf(tree, line).endsWith('\n');
      const content = contentRange(tree.text, startOf(tree, line), endOf(tree, line));
      return tree.text.slice(...content) + (isEnded ? '' : String.raw`\n`);
    })
    .join('');
}
