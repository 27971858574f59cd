/**
 * The command *Submit Job*: from the text in the editor to the service's answer. Asks once, sends once, saves nothing.
 * Whatever changes between the question and the sending starts the questions again.
 */
import * as vscode from 'vscode';
import { submissionRequest, type SubmissionAnswer } from '../../../../protocol/submission.ts';
import type { Answer, Endpoint } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import { createJob } from '../../api/jobs.ts';
import type { Command } from '../../infrastructure/commands.ts';
import { Problem, UserCancelled } from '../../infrastructure/errors.ts';
import { withCancellableProgress } from '../../infrastructure/progress.ts';
import { confirm } from '../../infrastructure/prompts.ts';
import { advise, type Advice, type Service } from './advice.ts';
import { confirmationDetail } from './confirmation.ts';
import { fileNameOf, jobDocument } from './document.ts';
import { rangeOfPlace } from './place.ts';

/** A connection that is ready for requests. */
export interface ReadyService extends Service {
  readonly address: string;
  readonly endpoint: () => Promise<Endpoint>;
}

/** What came of a submission, for the one who shows it. */
export interface Outcome {
  readonly document: vscode.Uri;
  readonly fileName: string;
  readonly service: ReadyService;
  readonly answer: Answer<FineTuningJob>;
  /** Undefined when a job was created. */
  readonly advice: Advice | undefined;
  /** Where the file says what the answer speaks of, while it says it. */
  readonly findPlace: () => Promise<vscode.Range | undefined>;
}

export interface SubmitHost {
  readonly languageId: string;
  readonly log: vscode.LogOutputChannel;
  readonly request: (method: string, params: object) => Promise<unknown>;
  readonly prepare: (document: vscode.Uri) => Promise<ReadyService>;
  readonly show: (outcome: Outcome) => void;
}

/** One command for the window; it refuses a second submission of a document while one is under way. */
export function submitCommand(host: SubmitHost): Command {
  const underWay = new Set<string>();
  return async (argument) => {
    requireTrust();
    const document = await jobDocument(argument, host.languageId);
    const id = document.uri.toString();
    if (underWay.has(id))
      throw new Problem(
        vscode.l10n.t(
          '{0} is being submitted already. Wait until it is done.',
          fileNameOf(document),
        ),
      );
    underWay.add(id);
    try {
      await submit(document, host);
    } finally {
      underWay.delete(id);
    }
  };
}

async function submit(document: vscode.TextDocument, host: SubmitHost): Promise<void> {
  const { body, service } = await agreeOn(document, host);
  const fileName = fileNameOf(document);
  const title = vscode.l10n.t('Submitting {0} to {1}', fileName, service.label);
  const answer = await withCancellableProgress(title, async (signal) =>
    createJob(await service.endpoint(), body, { signal }),
  );
  if (answer.kind === 'notSent' && answer.reason === 'cancelled') throw new UserCancelled();
  host.log.info(`Submitted to ${service.label}: ${summary(answer)}`);
  const advice = answer.kind === 'answered' ? undefined : advise(answer, service);
  const findPlace = () => findPlaceIn(document.uri, advice?.place ?? []);
  host.show({ document: document.uri, fileName, service, answer, advice, findPlace });
}

/** Asks the user until the text that they agreed to is the text of the document. */
async function agreeOn(document: vscode.TextDocument, host: SubmitHost) {
  for (;;) {
    const { version, body, facts } = await readyToSend(document, host);
    const service = await host.prepare(document.uri);
    if (!isCurrent(document, version)) continue;
    await confirm(
      vscode.l10n.t('Submit {0} to {1}?', fileNameOf(document), service.label),
      confirmationDetail(facts, service),
      vscode.l10n.t('Submit Job'),
    );
    requireTrust();
    if (isCurrent(document, version)) return { body, service };
  }
}

function isCurrent(document: vscode.TextDocument, version: number): boolean {
  if (document.isClosed)
    throw new Problem(vscode.l10n.t('{0} was closed, so nothing was sent.', fileNameOf(document)));
  return document.version === version;
}

/** What the server says is to be sent; a document with errors is shown with its problems instead. */
async function readyToSend(document: vscode.TextDocument, { request }: SubmitHost) {
  const params = { uri: document.uri.toString() };
  const answer = (await request(submissionRequest, params)) as SubmissionAnswer | null;
  if (!answer)
    throw new Problem(
      vscode.l10n.t('{0} is not open any more. Open it and submit again.', fileNameOf(document)),
    );
  if (answer.errorCount === 0 && answer.body !== undefined) return { ...answer, body: answer.body };
  await showErrors(document, answer.firstError);
  throw new Problem(
    answer.errorCount === 1
      ? vscode.l10n.t('{0} has an error. Correct it, then submit again.', fileNameOf(document))
      : vscode.l10n.t(
          '{0} has {1} errors. Correct them, then submit again.',
          fileNameOf(document),
          answer.errorCount,
        ),
  );
}

async function showErrors(
  document: vscode.TextDocument,
  first: SubmissionAnswer['firstError'],
): Promise<void> {
  await vscode.commands.executeCommand('workbench.actions.view.problems');
  const place = first && new vscode.Position(first.line, first.character);
  const selection = place && new vscode.Range(place, place);
  await vscode.window.showTextDocument(document, { ...(selection && { selection }) });
}

async function findPlaceIn(
  document: vscode.Uri,
  place: readonly string[],
): Promise<vscode.Range | undefined> {
  if (place.length === 0) return undefined;
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document,
  );
  return rangeOfPlace(symbols ?? [], place);
}

/** For the log: the request id is what a service's support asks for; bodies and keys stay out. */
function summary(answer: Answer<FineTuningJob>): string {
  const status = 'status' in answer ? ` HTTP ${answer.status}` : ` ${answer.reason}`;
  const requestId = 'requestId' in answer ? answer.requestId : undefined;
  return `${answer.kind}${status}${requestId === undefined ? '' : `, request ${requestId}`}`;
}

function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new Problem(
    vscode.l10n.t(
      'Nothing is sent from a folder that you do not trust. Trust it, then submit again.',
    ),
    [
      {
        title: vscode.l10n.t('Manage Workspace Trust'),
        run: () => vscode.commands.executeCommand('workbench.trust.manage'),
      },
    ],
  );
}
