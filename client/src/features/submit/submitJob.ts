/**
 * The command *Submit Job*: from the text in the editor to the service's answer. Asks, sends once, saves nothing.
 * Whatever changes between the question and the sending starts the questions again.
 */
import { randomUUID } from 'node:crypto';
import * as vscode from 'vscode';
import type { Answer } from '../../api/http.ts';
import type { FineTuningJob } from '../../api/job.ts';
import { createJob } from '../../api/jobs.ts';
import type { Intent, Submission } from '../../api/submission.ts';
import type { Command } from '../../infrastructure/commands.ts';
import { Problem, runReporting, UserCancelled } from '../../infrastructure/errors.ts';
import { fileNameOf, jobDocument } from '../../infrastructure/jobDocument.ts';
import { withCancellableProgress } from '../../infrastructure/progress.ts';
import { confirm } from '../../infrastructure/prompts.ts';
import { requireTrust } from '../../infrastructure/trust.ts';
import { advise } from './advice.ts';
import {
  earlierDetail,
  earlierOf,
  isAsBefore,
  isSameSubmission,
  toBeAskedAbout,
  type Proposal,
} from './earlier.ts';
import { requireSound, type CheckHost } from './requireSound.ts';
import { markName } from './mark.ts';
import { offerAgain } from './offerAgain.ts';
import { offerAfter } from './offers.ts';
import { plainText } from '../../infrastructure/plainText.ts';
import { clockTime, timeInWords, type ReadyService, type ShownOutcome } from './records.ts';
import { resolve, type ResolveHost } from './resolve.ts';
import { sendOnce, type Sent } from './sendOnce.ts';

export interface SubmitHost extends CheckHost, Omit<ResolveHost, 'submitAgain' | 'reason'> {
  readonly languageId: string;
  readonly show: (outcome: ShownOutcome) => void;
  /** Where a document has a place that a service speaks of, or the nearest one above it. */
  readonly findPlace: (
    document: vscode.Uri,
    place: readonly string[],
  ) => Promise<vscode.Range | undefined>;
  /** Shows what would be sent; answers what the user agreed to, throws when they did not. */
  readonly review: (
    document: vscode.TextDocument,
    metadataEntry: { readonly name: string; readonly value: string } | undefined,
  ) => Promise<{
    /** The version of the document. */
    readonly version: number;
    readonly body: string;
    readonly service: ReadyService;
    /** The submission of which it was told that nobody knows whether it has brought the same job. */
    readonly toldOf: string | undefined;
  }>;
  /** Brings what is shown of a document to the front. */
  readonly revealReview: (document: vscode.TextDocument) => void;
}

export interface Submitting {
  readonly submit: Command;
  /** Looks what became of a submission of which nobody knows. */
  readonly resolve: (submission: Submission) => Promise<void>;
  /** The same on request, unless somebody is at it. */
  readonly lookFor: (submission: Submission) => Promise<void>;
  /** Whether this window is at it: the request is under way. */
  readonly isUnderWay: (document: string) => boolean;
}

/** One for the window; it refuses a second submission of a document while one is under way, here or elsewhere. */
export function openSubmitting(host: SubmitHost): Submitting {
  /** From the command to its end. */
  const underWay = new Set<string>();
  /** From the agreement to the answer. */
  const sending = new Set<string>();
  const submitDocument = async (document: vscode.TextDocument) => {
    const id = document.uri.toString();
    if (sending.has(id)) throw isBeingSubmitted(fileNameOf(document));
    if (underWay.has(id)) {
      host.revealReview(document);
      return;
    }
    underWay.add(id);
    try {
      await submit(document, resolving, host, sending);
    } finally {
      underWay.delete(id);
    }
  };
  const resolving: ResolveHost = {
    ...host,
    submitAgain: async (uri) => submitDocument(await jobDocument(uri, host.languageId)),
  };
  return {
    submit: async (argument) => {
      requireTrust();
      await submitDocument(await jobDocument(argument, host.languageId));
    },
    resolve: (submission) => resolve(submission, resolving),
    lookFor: async (submission) => {
      if (sending.has(submission.document)) throw isBeingSubmitted(submission.fileName);
      await pendingOf(({ id }) => id === submission.id, host);
      await resolve(submission, resolving);
    },
    isUnderWay: (document) => sending.has(document),
  };
}

async function submit(
  document: vscode.TextDocument,
  resolving: ResolveHost,
  host: SubmitHost,
  sending: Set<string>,
): Promise<void> {
  const { log, records } = host;
  const submitAgain = () => resolving.submitAgain(document.uri);
  const lookAfter = (submission: Submission, reason?: string) =>
    void runReporting(log, () => resolve(submission, { ...resolving, submitAgain, reason }));
  const id = document.uri.toString();
  const before = await pendingOf((submission) => submission.document === id, host);
  if (before) {
    lookAfter(before);
    return;
  }
  await requireSound(document, host);
  const pendingTwin = (proposal: Proposal) =>
    pendingOf((submission) => {
      if (!isSameSubmission(submission, proposal)) return false;
      if (sending.has(submission.document)) throw isBeingSubmitted(submission.fileName);
      return true;
    }, host);
  for (;;) {
    const agreed = await agreeOn(document, host, pendingTwin);
    if (agreed.kind === 'pending') {
      lookAfter(agreed.submission, becauseOfTwin(agreed.submission));
      return;
    }
    const { intent, service, earlier } = agreed;
    const endpoint = await service.endpoint();
    const stillHolds = async () => isAsBefore(earlierOf(intent, await records.list()), earlier);
    const title = vscode.l10n.t('Submitting {0} to {1}', intent.fileName, service.label);
    sending.add(id);
    const sent = await withCancellableProgress(title, (signal) =>
      sendOnce(intent, {
        records,
        now: Date.now,
        stillHolds,
        create: (body) => createJob(endpoint, body, { signal }),
      }),
    ).finally(() => sending.delete(id));
    if (sent.kind === 'outdated') continue;
    if (sent.kind === 'inTheWay') throw isBeingSubmitted(intent.fileName);
    finish(sent, intent, document, service);
    return;
  }

  function finish(
    { answer, outcome, notRecorded }: Sent & { readonly kind: 'sent' },
    intent: Intent,
    { uri }: vscode.TextDocument,
    service: ReadyService,
  ): void {
    if (answer.kind === 'notSent' && answer.reason === 'cancelled') throw new UserCancelled();
    log.info(`Submitted to ${service.label}: ${summary(answer)}`);
    const advice = answer.kind === 'answered' ? undefined : advise(answer, service);
    const findPlace = () => host.findPlace(uri, advice?.place ?? []);
    const { id: submissionId, fileName } = intent;
    host.show({ submissionId, document: uri, fileName, service, answer, advice, findPlace });
    if (notRecorded !== undefined) throw notKept(notRecorded, log);
    if (outcome.kind === 'unknown')
      lookAfter({
        ...intent,
        state: outcome,
        job: undefined,
        events: [],
        notes: '',
        notified: false,
      });
    const { at } = outcome;
    const offer = offerAfter(answer, advice, {
      fileName,
      label: service.label,
      at,
      timeInWords: clockTime,
    });
    if (!offer) return;
    void runReporting(log, async () => {
      await offerAgain(offer, fileName);
      await resolving.submitAgain(uri);
    });
  }
}

/** The submission whose outcome has to be looked for before anything is sent. */
async function pendingOf(
  isMeant: (submission: Submission) => boolean,
  { records }: SubmitHost,
): Promise<Submission | undefined> {
  const found = (await records.pending()).find(({ submission }) => isMeant(submission));
  if (found?.heldUntil !== undefined) throw isBeingSubmitted(found.submission.fileName);
  if (found) await records.claim(found.submission);
  return found?.submission;
}

/** Asks the user until what they agreed to is what would be sent. */
async function agreeOn(
  document: vscode.TextDocument,
  host: SubmitHost,
  pendingTwin: (proposal: Proposal) => Promise<Submission | undefined>,
): Promise<Agreed | PendingTwin> {
  for (;;) {
    const id = randomUUID();
    const { version, body, service, toldOf } = await host.review(document, markOf(id));
    const { label, kind, address } = service;
    const connection = { id: service.id, label, kind, address };
    const proposal = { id, document: document.uri.toString(), connection, body };
    const twin = await pendingTwin(proposal);
    if (twin) return { kind: 'pending', submission: twin };
    const known = await host.records.list();
    const asked = toBeAskedAbout(proposal, known, toldOf);
    if (asked) await confirmAgain(asked, proposal.document);
    requireTrust();
    if (!isCurrent(document, version)) continue;
    const fileName = fileNameOf(document);
    const intent = { ...proposal, fileName, startedAt: Date.now() };
    return { kind: 'agreed', intent, service, earlier: earlierOf(proposal, known) };
  }
}

/** The entry by which the job can be known for certain, where the user allows one. */
function markOf(id: string) {
  const isAllowed = vscode.workspace.getConfiguration('ftjob').get('submission.markMetadata');
  return isAllowed === true ? { name: markName, value: id } : undefined;
}

/** A submission of the same job, from whatever file, of which nobody knows what became. */
interface PendingTwin {
  readonly kind: 'pending';
  readonly submission: Submission;
}

interface Agreed {
  readonly kind: 'agreed';
  readonly intent: Intent;
  readonly service: ReadyService;
  /** The earlier submission of the same job, as the user was told of it. */
  readonly earlier: Submission | undefined;
}

async function confirmAgain(earlier: Submission, document: string): Promise<void> {
  const name = plainText(earlier.fileName);
  await confirm(
    earlier.document === document
      ? vscode.l10n.t('{0} was already submitted as it stands. Submit it again?', name)
      : vscode.l10n.t('The same job was already submitted as {0}. Submit it again?', name),
    earlierDetail(earlier, timeInWords(earlier.startedAt)),
    vscode.l10n.t('Submit Again'),
  );
}

function becauseOfTwin({ fileName }: Submission): string {
  return vscode.l10n.t('Nothing was sent: the same job was submitted as {0}.', plainText(fileName));
}

function isBeingSubmitted(fileName: string): Problem {
  return new Problem(
    vscode.l10n.t('{0} is being submitted already. Wait until it is done.', plainText(fileName)),
  );
}

/** The answer is shown, but the next start will not know it. */
function notKept(error: unknown, log: vscode.LogOutputChannel): Problem {
  log.error(error instanceof Error ? error : String(error));
  return new Problem(
    vscode.l10n.t(
      'The answer could not be written to the history. Note the id of the job: after the next start ftjob will not know what became of this submission.',
    ),
  );
}

function isCurrent(document: vscode.TextDocument, version: number): boolean {
  if (document.isClosed)
    throw new Problem(vscode.l10n.t('{0} was closed, so nothing was sent.', fileNameOf(document)));
  return document.version === version;
}

/** For the log: the request id is what a service's support asks for; bodies and keys stay out. */
function summary(answer: Answer<FineTuningJob>): string {
  const status = 'status' in answer ? ` HTTP ${answer.status}` : ` ${answer.reason}`;
  const requestId = 'requestId' in answer ? answer.requestId : undefined;
  return `${answer.kind}${status}${requestId === undefined ? '' : `, request ${requestId}`}`;
}
