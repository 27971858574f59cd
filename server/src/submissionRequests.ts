/** The requests around a submission: what would be sent, where the place is that a refusal speaks of, how to mend it. */
import {
  insertMemberRequest,
  placeRequest,
  type InsertMemberParams,
  type PlaceParams,
} from '../../protocol/place.ts';
import { submissionRequest, type SubmissionParams } from '../../protocol/submission.ts';
import { isServed } from './documents.ts';
import type { Judge } from './judge.ts';
import type { Connection } from './lsp/connection.ts';
import type { OpenDocuments } from './lsp/openDocuments.ts';
import type { TextDocument } from './lsp/textDocument.ts';

export function serveSubmissions(
  connection: Connection,
  documents: OpenDocuments,
  judge: Judge,
): void {
  const answers = () => import('./submissionAnswers.ts');
  const served = (uri: string): TextDocument | undefined => {
    const document = documents.get(uri);
    return document && isServed(document) ? document : undefined;
  };
  connection.onRequest(submissionRequest, async ({ uri, metadataEntry }: SubmissionParams) => {
    const { submissionOf } = await answers();
    const document = served(uri);
    return document ? submissionOf(document, await judge(document), metadataEntry) : null;
  });
  connection.onRequest(placeRequest, async ({ uri, path }: PlaceParams) => {
    const { placeIn } = await answers();
    const document = served(uri);
    return document ? placeIn(document, path) : null;
  });
  connection.onRequest(insertMemberRequest, async ({ uri, member }: InsertMemberParams) => {
    const { insertionInto } = await answers();
    const document = served(uri);
    return document ? insertionInto(document, member) : null;
  });
}
