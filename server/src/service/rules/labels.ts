/** The labels of a label_model grader: 1 for a passing one, 0 for the others (DOMAIN.md 5). */
import * as l10n from '@vscode/l10n';
import { alternatives, quote } from '../describe.ts';
import type { Job } from '../job.ts';
import { endOf, listAt, NodeKind, propertyOf, startOf, stringOf } from '../json/tree.ts';
import { mostSimilar } from '../similar.ts';
import { changeTo } from './fixes.ts';
import { atKey, atValue } from './places.ts';
import type { Finding, Fix, Rule, TextChange } from './rule.ts';

interface Label {
  readonly node: number;
  readonly text: string;
}

/** The strings of a list of labels, or undefined where it is no list of strings: that is another rule's finding. */
function labelsAt({ tree }: Job, grader: number, key: string): readonly Label[] | undefined {
  const found = listAt(tree, grader, key, NodeKind.string);
  return found?.elements.map((node) => ({ node, text: stringOf(tree, node) }));
}

function textsOf(labels: readonly Label[]): ReadonlySet<string> {
  return new Set(labels.map(({ text }) => text));
}

/** Among more labels than these, the one that was meant is not looked for. */
const maxCompared = 50;

/** More names than these in a message help nobody. */
const maxListed = 8;

/** A passing label that the model cannot choose. A warning: whether the service refuses it is not known. */
export const unknownLabel: Rule = {
  code: 'unknown-label',
  severity: 'warning',
  of: 'object',
  shapes: ['labelModelGrader'],
  check: (job, node) => {
    const labels = labelsAt(job, node, 'labels');
    const passing = labelsAt(job, node, 'passing_labels');
    if (!labels?.length || !passing) return [];
    const known = textsOf(labels);
    const used = textsOf(passing);
    const unused = known.size > maxCompared ? [] : [...known].filter((text) => !used.has(text));
    return passing
      .filter(({ text }) => !known.has(text))
      .map((label) => {
        const similar = mostSimilar(label.text, unused);
        const message = unknownMessage(label.text, similar, known);
        return {
          ...atValue(job, label.node, message),
          fixes: () => [
            ...(similar === undefined ? [] : [changeTo(job, label.node, JSON.stringify(similar))]),
            addLabel(job, labels.at(-1)!, label),
          ],
        };
      });
  },
};

function unknownMessage(
  label: string,
  similar: string | undefined,
  known: ReadonlySet<string>,
): string {
  if (similar !== undefined)
    return l10n.t(
      '{0} is not one of "labels", so it is never chosen. Did you mean {1}?',
      quote(label),
      quote(similar),
    );
  if (known.size > maxListed)
    return l10n.t('{0} is not one of "labels", so it is never chosen.', quote(label));
  return l10n.t(
    '{0} is not one of "labels", so it is never chosen. The labels are {1}.',
    quote(label),
    alternatives([...known]),
  );
}

function addLabel({ tree }: Job, last: Label, label: Label): Fix {
  const end = endOf(tree, last.node);
  const start = startOf(tree, last.node);
  const lineStart = tree.text.lastIndexOf('\n', start) + 1;
  const before = tree.text.slice(lineStart, start);
  const separator = lineStart > 0 && before.trim() === '' ? `\n${before}` : ' ';
  const text = `,${separator}${JSON.stringify(label.text)}`;
  return {
    title: l10n.t('Add {0} to "labels"', quote(label.text)),
    edits: [{ start: end, end, text }],
  };
}

/** A label that stands twice in its list. */
export const duplicateLabel: Rule = {
  code: 'duplicate-label',
  severity: 'information',
  of: 'object',
  shapes: ['labelModelGrader'],
  check: (job, node) => {
    return ['labels', 'passing_labels'].flatMap((key) => {
      const labels = labelsAt(job, node, key) ?? [];
      const before = new Set<string>();
      return labels.flatMap((label, index): readonly Finding[] => {
        if (!before.has(label.text)) {
          before.add(label.text);
          return [];
        }
        return [
          {
            ...atValue(
              job,
              label.node,
              l10n.t('{0} stands in {1} already. Remove it.', quote(label.text), quote(key)),
            ),
            tag: 'unnecessary',
            fixes: () => [
              {
                title: l10n.t('Remove {0}', quote(label.text)),
                edits: [removeAfter(job, labels[index - 1]!, label)],
              },
            ],
          },
        ];
      });
    });
  },
};

function removeAfter({ tree }: Job, previous: Label, label: Label): TextChange {
  return { start: endOf(tree, previous.node), end: endOf(tree, label.node), text: '' };
}

/** Labels that leave no choice: the grader then gives every answer the same score. No fix: the labels must be thought of. */
export const constantLabels: Rule = {
  code: 'constant-labels',
  severity: 'warning',
  of: 'object',
  shapes: ['labelModelGrader'],
  check: (job, node) => {
    const labels = labelsAt(job, node, 'labels');
    const passing = labelsAt(job, node, 'passing_labels');
    const at = (key: string, message: string) => [
      atKey(job, propertyOf(job.tree, node, key), message),
    ];
    if (labels?.length === 0)
      return at('labels', l10n.t('There are no labels to choose from. Add at least two.'));
    if (passing?.length === 0)
      return at(
        'passing_labels',
        l10n.t('No label passes, so every answer scores 0. Name the labels that score 1.'),
      );
    if (!labels || !passing) return [];
    const passes = textsOf(passing);
    if (labels.some(({ text }) => !passes.has(text))) return [];
    return at(
      'passing_labels',
      l10n.t('Every label passes, so every answer scores 1. Name only those that score 1.'),
    );
  },
};
