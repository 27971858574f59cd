/** The quick fixes that several rules offer. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { lineIndent, outdented } from '../indentation.ts';
import type { Job } from '../job.ts';
import { endOf, keyOf, startOf } from '../json/tree.ts';
import { removeProperty } from '../removeProperty.ts';
import type { Fix } from './rule.ts';

/** Writes another value, given as JSON, in place of a value. */
export function changeTo({ tree }: Job, node: number, text: string): Fix {
  return {
    title: l10n.t('Change to {0}', text),
    edits: [{ start: startOf(tree, node), end: endOf(tree, node), text }],
  };
}

/** The text of an element as it would stand in the place of its list. */
export function elementText({ tree }: Job, list: number, element: number): string {
  const source = outdented(tree.text, startOf(tree, element), endOf(tree, element));
  return source.replaceAll('\n', `\n${lineIndent(tree.text, startOf(tree, list))}`);
}

export function remove(job: Job, property: number): Fix {
  return {
    title: l10n.t('Remove {0}', quote(keyOf(job.tree, property))),
    edits: [removeProperty(job, property)],
    takesAway: true,
  };
}
