/** What would be sent at one moment, where to, and what the history says of it. */
import * as vscode from 'vscode';
import {
  submissionRequest,
  type SubmissionAnswer,
  type SubmissionParams,
} from '../../../../protocol/submission.ts';
import type { Submission, SubmissionState } from '../../api/submission.ts';
import { Problem } from '../../infrastructure/errors.ts';
import { fileNameOf } from '../../infrastructure/jobDocument.ts';
import type { ReviewedConnection, ReviewHost } from './index.ts';

/** A submission that may have brought a job, although none was found until `lookedAt`. */
export interface Unfound extends Submission {
  readonly state: Extract<SubmissionState, { readonly kind: 'unknown' }> & {
    readonly lookedAt: number;
  };
}

export interface Reading<Connection> {
  readonly answer: SubmissionAnswer;
  readonly service: Connection;
  /** The last submission of this document that left the machine. */
  readonly last: Submission | undefined;
  /** It asked for the same job, however it was written. */
  readonly isSameJob: boolean;
  /** The last submission of another document that has brought, or may have brought, the same job to the same address. */
  readonly twin: Submission | undefined;
  /** The last submission, of whatever document, that may have brought the same job, if that was looked for in vain. */
  readonly unfound: Unfound | undefined;
  /** Of all that is agreed to: the body, where it goes, who is billed, and that a job of it may exist. */
  readonly fingerprint: string;
}

export async function read<Connection extends ReviewedConnection>(
  document: vscode.TextDocument,
  metadataEntry: SubmissionParams['metadataEntry'],
  service: Connection,
  { request, submissions, isSameJob }: ReviewHost<Connection>,
): Promise<Reading<Connection>> {
  const uri = document.uri.toString();
  const params: SubmissionParams = { uri, metadataEntry };
  const answer = (await request(submissionRequest, params)) as SubmissionAnswer | null;
  if (!answer)
    throw new Problem(
      vscode.l10n.t('{0} is not open any more. Open it and submit again.', fileNameOf(document)),
    );
  const known = await submissions();
  const isSame = ({ body }: Submission) => isSameJob(body, answer.body ?? '');
  const last = known.find((one) => one.document === uri && one.state.kind !== 'notSent');
  const alike = known.filter(
    (one) => mayHaveBroughtJob(one) && one.connection.address === service.address && isSame(one),
  );
  const twin = alike.find((one) => one.document !== uri);
  const unfound = alike.slice(0, 1).find(isUnfound);
  const { id, address, organization = '', project = '' } = service;
  const agreed = [answer.body ?? null, id, address, organization, project, unfound?.id ?? null];
  const fingerprint = await digest(JSON.stringify(agreed));
  return {
    answer,
    service,
    last,
    isSameJob: last !== undefined && isSame(last),
    twin,
    unfound,
    fingerprint,
  };
}

/** The ids that it names. */
export function filesOf({ answer: { facts } }: Reading<ReviewedConnection>): readonly string[] {
  return [facts.trainingFile, facts.validationFile].filter((id) => id !== undefined);
}

/** What a person is told of when the sheet shows another text, or another place that it goes to. */
export function changeOf(
  before: Reading<ReviewedConnection> | undefined,
  { answer, service, unfound }: Reading<ReviewedConnection>,
  fileName: string,
): string {
  const isSameService =
    before?.service.id === service.id && before.service.address === service.address;
  if (isSameService && before.answer.body !== answer.body)
    return vscode.l10n.t('{0} has changed. This is its new state.', fileName);
  return isSameService && before.unfound?.id !== unfound?.id
    ? vscode.l10n.t('What is known of an earlier submission has changed.')
    : vscode.l10n.t('The connection has changed. The job would go to {0} now.', service.address);
}

function mayHaveBroughtJob({ state }: Submission): boolean {
  return state.kind !== 'notSent' && state.kind !== 'refused';
}

function isUnfound(submission: Submission): submission is Unfound {
  const { state } = submission;
  return state.kind === 'unknown' && state.lookedAt !== undefined;
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(bytes).toString('hex');
}
