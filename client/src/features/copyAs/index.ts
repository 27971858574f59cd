/** The command *Copy as …*: the request that *Submit Job* would send, as code of the language that is picked. */
import * as vscode from 'vscode';
import { submissionRequest, type SubmissionAnswer } from '../../../../protocol/submission.ts';
import type { Command } from '../../infrastructure/commands.ts';
import { Problem } from '../../infrastructure/errors.ts';
import { fileNameOf, jobDocument } from '../../infrastructure/jobDocument.ts';
import { pick } from '../../infrastructure/prompts.ts';
import { languages } from './languages.ts';
import { requestOf, secretsOf, type CopiedConnection } from './request.ts';
import { whatIsCopied } from './whatIsCopied.ts';

export interface CopyAsHost {
  readonly languageId: string;
  readonly request: (method: string, params: object) => Promise<unknown>;
  /** The connection that is set for a document; asks nothing. */
  readonly describe: (document: vscode.Uri) => Promise<CopiedConnection>;
}

export function copyAsCommand({ languageId, request, describe }: CopyAsHost): Command {
  return async (argument) => {
    const document = await jobDocument(argument, languageId);
    const fileName = fileNameOf(document);
    const params = { uri: document.uri.toString() };
    const answer = (await request(submissionRequest, params)) as SubmissionAnswer | null;
    if (answer?.body === undefined)
      throw new Problem(
        vscode.l10n.t('{0} has errors. Correct them, then copy the request again.', fileName),
      );
    const connection = await describe(document.uri);
    const copied = requestOf(connection, answer.body);
    const language = await pick(
      languages.map(({ name, needs, write }) => ({ label: name, description: needs, write })),
      { title: vscode.l10n.t('Copy the request that submits {0}', fileName) },
    );
    await vscode.env.clipboard.writeText(language.write(copied));
    void vscode.window.showInformationMessage(
      whatIsCopied(language.label, connection.authorization, secretsOf(copied)),
    );
  };
}
