/** Quick fixes of the findings in a range, and the source actions for the whole file: fix all, sort. */
import type { CodeAction, CodeActionContext, Range } from 'vscode-languageserver-types';
import * as l10n from '@vscode/l10n';
import { suppressCommand, type SuppressArgument } from '../../protocol/suppression.ts';
import { toEdit, toQuickFix } from './convert.ts';
import type { Verdict } from './judge.ts';
import { fixAllActionKind, quickFix, sortActionKind } from './lsp/kinds.ts';
import type { TextDocument } from './lsp/textDocument.ts';
import type { CodedFinding } from './service/findings.ts';
import { fixAll } from './service/fixAll.ts';
import type { Job } from './service/job.ts';
import { pointerAt } from './service/preferences.ts';
import { syntaxFix } from './service/rules/syntaxFixes.ts';
import { sortingOf } from './service/sorting.ts';

export function codeActions(
  document: TextDocument,
  verdict: Verdict,
  range: Range,
  { only }: CodeActionContext,
  { canSuppress }: { readonly canSuppress: boolean },
): CodeAction[] {
  const wants = (kind: string) =>
    !only || only.some((one) => kind === one || kind.startsWith(`${one}.`));
  const { job, findings } = verdict;
  const touched = touchedBy(document, findings, range);
  return [
    ...(wants(quickFix) ? quickFixes(document, touched) : []),
    ...(wants(quickFix) && touched.some(hasFixes) && findings.filter(hasFixes).length > 1
      ? fixAllAction(document, verdict, quickFix)
      : []),
    ...(wants(quickFix) && canSuppress
      ? touched.flatMap((finding) => suppression(document, job, finding))
      : []),
    ...(only && wants(fixAllActionKind) ? fixAllAction(document, verdict, fixAllActionKind) : []),
    // Sorting is offered where it is asked for, not in the light bulb of every line.
    ...(only && wants(sortActionKind) ? sortAction(document, job) : []),
  ];
}

function touchedBy(
  document: TextDocument,
  findings: readonly CodedFinding[],
  range: Range,
): readonly CodedFinding[] {
  const start = document.offsetAt(range.start);
  const end = document.offsetAt(range.end);
  return findings.filter((finding) => {
    const place = finding.fixedIn ?? finding;
    return place.start <= end && place.end >= start;
  });
}

function quickFixes(
  document: TextDocument,
  findings: readonly CodedFinding[],
): readonly CodeAction[] {
  return findings.flatMap((finding) =>
    (finding.fixes?.(syntaxFix) ?? []).map((fix, index) =>
      toQuickFix(document, finding, fix, index === 0),
    ),
  );
}

/**
 * What makes a text no JSON cannot be suppressed: such a text is never sent. The diagnostic is not named: VS Code lists
 * the actions that name one before those of the whole file, and this is the last way out.
 */
function suppression(
  document: TextDocument,
  job: Job,
  finding: CodedFinding,
): readonly CodeAction[] {
  if (finding.code.startsWith('syntax-') || finding.code === 'more-problems') return [];
  const pointer = pointerAt(job, finding);
  const argument: SuppressArgument = { uri: document.uri, rule: finding.code, pointer };
  const title = l10n.t('Suppress {0} here', finding.code);
  return [
    {
      title,
      kind: quickFix,
      command: { title, command: suppressCommand, arguments: [argument] },
    },
  ];
}

function hasFixes({ fixes }: CodedFinding): boolean {
  return fixes !== undefined;
}

function fixAllAction(
  document: TextDocument,
  { job, judgeText }: Verdict,
  kind: string,
): readonly CodeAction[] {
  const change = fixAll(job.tree.text, judgeText);
  if (!change) return [];
  return [
    {
      title: l10n.t('Fix all that can be fixed in this file'),
      kind,
      edit: { changes: { [document.uri]: [toEdit(document, change)] } },
    },
  ];
}

function sortAction(document: TextDocument, job: Job): readonly CodeAction[] {
  const change = sortingOf(job);
  if (!change) return [];
  return [
    {
      title: l10n.t('Sort the keys of all objects'),
      kind: sortActionKind,
      edit: { changes: { [document.uri]: [toEdit(document, change)] } },
    },
  ];
}
