/** Two jobs side by side: which two, and their bodies in VS Code's own comparison. */
import * as vscode from 'vscode';
import { Problem } from '../../infrastructure/errors.ts';
import { pick } from '../../infrastructure/prompts.ts';
import { bodyOf, comparable } from './bodies.ts';
import type { ReadOnlyDocuments } from './documents.ts';
import type { JobName } from './entries.ts';
import type { JobsHost } from './host.ts';
import type { JobsView } from './jobsView.ts';
import { findTarget, readName, type Target } from './target.ts';
import { dateText } from './times.ts';

/** In the order in which they began, as far as that is known. */
export type Pair = readonly [before: Target, after: Target];

/** The two that are selected; with one, the other is asked for. */
export async function choosePair(
  given: unknown,
  selected: unknown,
  view: JobsView,
  host: JobsHost,
): Promise<Pair> {
  const names = (Array.isArray(selected) ? selected : [given]).flatMap(
    (one: unknown) => readName(one) ?? [],
  );
  const [first, second] =
    names.length > 0 ? names : view.selection().flatMap((one) => readName(one) ?? []);
  if (!first || names.length > 2)
    throw new Problem(
      vscode.l10n.t(
        'Two jobs are compared: select two in the view Fine-Tuning Jobs, or one and choose the other.',
      ),
    );
  const one = await findTarget(first, host, view.account());
  const other = await findTarget(second ?? (await askForOther(one, view)), host, view.account());
  return named(beginOf(one) <= beginOf(other) ? [one, other] : [other, one]);
}

/** Two jobs of one file are told apart by their times. */
function named([before, after]: Pair): Pair {
  if (before.title !== after.title) return [before, after];
  const titled = (target: Target): Target => {
    const time = dateText(beginOf(target), vscode.env.language);
    return { ...target, title: `${target.title}, ${time}` };
  };
  return [titled(before), titled(after)];
}

async function askForOther(one: Target, view: JobsView): Promise<JobName> {
  const others = (await view.rows()).filter(({ entry }) =>
    one.submission
      ? entry.submissionId !== one.submission.id
      : entry.submissionId !== undefined || entry.jobId !== one.jobId,
  );
  const items = others.map(({ entry, row }) => ({
    label: row.label,
    description: row.description,
    entry,
  }));
  const title = vscode.l10n.t('Compare {0} with …', one.title);
  return (await pick(items, { title })).entry;
}

/** Milliseconds since 1970; 0 when nobody says. */
function beginOf({ submission, job }: Target): number {
  return submission?.startedAt ?? (job?.createdAt ?? 0) * 1000;
}

export async function compareFiles(
  [before, after]: Pair,
  host: JobsHost,
  documents: ReadOnlyDocuments,
): Promise<void> {
  const bodies = [await bodyOf(before, host), await bodyOf(after, host)] as const;
  // What was rebuilt has another form than what was written, and that is no difference.
  const form = bodies.some(({ isRebuilt }) => isRebuilt) ? comparable : (text: string) => text;
  const [left, right] = [before, after].map(({ title }, index) =>
    documents.add(`${title}.json`, form(bodies[index]?.text ?? '')),
  );
  const title = vscode.l10n.t('{0} ↔ {1}', before.title, after.title);
  await vscode.commands.executeCommand('vscode.diff', left, right, title);
}
