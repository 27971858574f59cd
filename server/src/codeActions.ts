/** Quick fixes of the findings in a range, and the source action that sorts the file. */
import {
  CodeActionKind,
  type CodeAction,
  type CodeActionContext,
  type Range,
} from 'vscode-languageserver-types';
import * as l10n from '@vscode/l10n';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { toQuickFix } from './convert.ts';
import type { Verdict } from './documents.ts';
import type { CodedFinding } from './service/findings.ts';
import type { Job } from './service/job.ts';
import { indentUnit } from './service/indentation.ts';
import * as structure from './service/structure.ts';

export const sortActionKind = 'source.sort.ftjob';

export function codeActions(
  document: TextDocument,
  { job, findings }: Verdict,
  range: Range,
  { only }: CodeActionContext,
): CodeAction[] {
  const wants = (kind: string) =>
    !only || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  return [
    ...(wants(CodeActionKind.QuickFix) ? quickFixes(document, findings, range) : []),
    // Sorting is offered where it is asked for, not in the light bulb of every line.
    ...(only && wants(sortActionKind) ? sortAction(document, job) : []),
  ];
}

function quickFixes(
  document: TextDocument,
  findings: readonly CodedFinding[],
  range: Range,
): readonly CodeAction[] {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  const touched = findings.filter((finding) => finding.start <= end && finding.end >= start);
  return touched.flatMap((finding) =>
    (finding.fixes?.() ?? []).map((fix, index) => toQuickFix(document, finding, fix, index === 0)),
  );
}

function sortAction(document: TextDocument, { tree }: Job): readonly CodeAction[] {
  if (tree.problems.length > 0 || tree.depth > structure.maxDepth) return [];
  const unit = indentUnit(tree.text);
  const options = {
    insertSpaces: !unit.startsWith('\t'),
    tabSize: unit.startsWith('\t') ? 4 : unit.length,
  };
  const edits = structure.sort(document, options);
  return [
    {
      title: l10n.t('Sort the keys of all objects'),
      kind: sortActionKind,
      edit: { changes: { [document.uri]: edits } },
    },
  ];
}
