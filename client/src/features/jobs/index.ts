/** The view *Fine-Tuning Jobs*: submissions of the workspace, jobs of the account, and what can be done with them. */
import * as vscode from 'vscode';
import type { Submission } from '../../api/submission.ts';
import type { Command } from '../../infrastructure/commands.ts';
import { copy } from '../../infrastructure/copy.ts';
import { Disposables, type Disposable } from '../../infrastructure/disposables.ts';
import { Problem } from '../../infrastructure/errors.ts';
import { exportJson } from '../../infrastructure/exportFile.ts';
import { ask, confirm } from '../../infrastructure/prompts.ts';
import type { JobRef } from '../../../webview/messages.ts';
import { answerText } from './answer.ts';
import { bodyOf } from './bodies.ts';
import { control } from './control.ts';
import { choosePair, compareFiles } from './compare.ts';
import { deletionQuestion } from './deletion.ts';
import { readOnlyDocuments } from './documents.ts';
import type { Entry } from './entries.ts';
import { exportOf } from './exported.ts';
import type { Control, JobsHost, NamedJob } from './host.ts';
import { openJobsView, type JobsView } from './jobsView.ts';
import { plain } from './plain.ts';
import { pickStandings } from './pickStandings.ts';
import { portalOf } from './portal.ts';
import { goesOn } from './standing.ts';
import { stemOf } from './stem.ts';
import type { Tree } from './registration.ts';
import {
  findTarget,
  readName,
  readyFor,
  requireJob,
  type JobTarget,
  type Target,
} from './target.ts';

export type { JobsHost } from './host.ts';

export type JobsCommand =
  | 'ftjob.refreshJobs'
  | 'ftjob.filterJobs'
  | 'ftjob.loadMoreJobs'
  | 'ftjob.connectAccount'
  | 'ftjob.openJob'
  | 'ftjob.copyJobId'
  | 'ftjob.copyModelId'
  | 'ftjob.cancelJob'
  | 'ftjob.pauseJob'
  | 'ftjob.resumeJob'
  | 'ftjob.reopenJob'
  | 'ftjob.openPortal'
  | 'ftjob.compareJobFiles'
  | 'ftjob.compareJobs'
  | 'ftjob.lookForJob'
  | 'ftjob.showAnswer'
  | 'ftjob.editNotes'
  | 'ftjob.exportSubmission'
  | 'ftjob.deleteSubmission';

export interface Jobs extends Disposable, Pick<JobsView, 'hear'> {
  readonly tree: Tree<Entry>;
  readonly commands: Readonly<Record<JobsCommand, Command>>;
}

export function openJobs(host: JobsHost): Jobs {
  const disposables = new Disposables();
  const view = disposables.add(openJobsView(host));
  const documents = disposables.add(readOnlyDocuments());

  /** The row that a menu names, else the one that is selected: what is selected beside it would be left out unsaid. */
  const targetOf = ([given, selected]: readonly unknown[]): Promise<Target> => {
    if (Array.isArray(selected) && selected.length > 1)
      throw new Problem(vscode.l10n.t('This is done with one job at a time. Select one.'));
    const name = readName(given) ?? readName(view.selection()[0]);
    if (!name) throw new Problem(vscode.l10n.t('Select a job in the view Fine-Tuning Jobs.'));
    return findTarget(name, host, view.account());
  };
  const jobOf = async (given: readonly unknown[]) => requireJob(await targetOf(given));
  const submissionOf = async (given: readonly unknown[]): Promise<Submission> => {
    const { submission } = await targetOf(given);
    if (submission) return submission;
    throw new Problem(vscode.l10n.t('The history has no submission of this job.'));
  };

  const change =
    (what: Control): Command =>
    async (...given) => {
      const target = await jobOf(given);
      const job = await control(what, target, host);
      if (job && target.submission) {
        // Whoever ends a job knows that it has ended.
        if (!goesOn(job)) await host.history.markNotified(target.submission.id);
        await host.history.update(target.submission.id, { job });
      }
      if (job) view.replace(target.connectionId, job);
      else await view.refresh();
    };

  const show = async (name: string, text: string) => {
    const document = await vscode.workspace.openTextDocument(documents.add(name, text));
    await vscode.window.showTextDocument(document, { preview: true });
  };

  const commands: Readonly<Record<JobsCommand, Command>> = {
    'ftjob.refreshJobs': view.refresh,
    'ftjob.loadMoreJobs': view.loadMore,
    'ftjob.connectAccount': view.connect,
    'ftjob.filterJobs': async () => view.setFilter(await pickStandings(view.filter())),
    'ftjob.openJob': async (...given) => {
      const target = await targetOf(given);
      const { jobId, submission } = target;
      if (jobId === undefined && submission && host.openFailure(submission)) return;
      await host.openPanel(refOf(requireJob(target)));
    },
    'ftjob.copyJobId': async (...given) => copy((await jobOf(given)).jobId),
    'ftjob.copyModelId': async (...given) => {
      const { job, title } = await jobOf(given);
      if (job?.fineTunedModel !== undefined) return copy(job.fineTunedModel);
      throw new Problem(vscode.l10n.t('The job of {0} has no trained model.', title));
    },
    'ftjob.cancelJob': change('cancel'),
    'ftjob.pauseJob': change('pause'),
    'ftjob.resumeJob': change('resume'),
    'ftjob.reopenJob': async (...given) => {
      const target = await targetOf(given);
      const { text, isRebuilt } = await bodyOf(target, host);
      const document = await host.openUntitled(stemOf(target.submission?.fileName ?? 'new'), text);
      await vscode.window.showTextDocument(document, { preview: false });
      if (isRebuilt)
        void vscode.window.showInformationMessage(
          vscode.l10n.t(
            'This file was rebuilt from what the service tells of the job. The service does not tell what was left to it: model version, seed and hyperparameters are those that it decided on.',
          ),
        );
    },
    'ftjob.openPortal': async (...given) => {
      const target = await jobOf(given);
      const { kind, address } = target.submission?.connection ?? (await readyFor(target, host));
      const portal = portalOf(kind, address, target.jobId);
      if (!portal) throw new Problem(vscode.l10n.t('This service has no portal that ftjob knows.'));
      if (!portal.isOfJob) await copy(target.jobId);
      await vscode.env.openExternal(vscode.Uri.parse(portal.address, true));
    },
    'ftjob.compareJobFiles': async (given, selected) => {
      const pair = await choosePair(given, selected, view, host);
      await compareFiles(pair, host, documents);
    },
    'ftjob.compareJobs': async (given, selected) => {
      const [before, after] = (await choosePair(given, selected, view, host)).map(requireJob);
      if (before && after) await host.compare([namedJob(before), namedJob(after)]);
    },
    'ftjob.lookForJob': async (...given) => {
      const submission = await submissionOf(given);
      const { kind } = submission.state;
      if (kind === 'unknown' || kind === 'intended') return host.lookFor(submission);
      throw new Problem(
        vscode.l10n.t('What became of {0} is known already.', plain(submission.fileName)),
      );
    },
    'ftjob.showAnswer': async (...given) => {
      const submission = await submissionOf(given);
      const { suffix, text } = answerText(submission);
      await show(`${submission.fileName} ${suffix}`, text);
    },
    'ftjob.editNotes': async (...given) => {
      const { id, fileName, notes } = await submissionOf(given);
      const title = vscode.l10n.t('Notes on {0}', fileName);
      const prompt = vscode.l10n.t('Kept in the history on this machine; sent to nobody.');
      await host.history.update(id, { notes: await ask({ title, prompt, value: notes }) });
    },
    'ftjob.exportSubmission': async (...given) => {
      const submission = await submissionOf(given);
      const title = vscode.l10n.t('Export Submission');
      await exportJson(title, exportUri(submission), () => exportOf(submission));
    },
    'ftjob.deleteSubmission': async (given, selected) => {
      const rows: readonly unknown[] = Array.isArray(selected) ? selected : [given];
      const submissions = [];
      for (const row of rows) submissions.push(await submissionOf([row]));
      await confirm(...deletionQuestion(submissions), vscode.l10n.t('Delete'));
      for (const { id } of submissions) await host.history.remove(id);
    },
  };
  return { tree: view, commands, hear: view.hear, dispose: () => disposables.dispose() };
}

function refOf({ connectionId, jobId, submission }: JobTarget): JobRef {
  return submission
    ? { connectionId, jobId, submissionId: submission.id }
    : { connectionId, jobId };
}

function namedJob(target: JobTarget): NamedJob {
  return { ref: refOf(target), name: target.title };
}

function exportUri({ fileName }: Submission): vscode.Uri {
  const name = `${stemOf(fileName)}.submission.json`;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder ? vscode.Uri.joinPath(folder, name) : vscode.Uri.file(`/${name}`);
}
