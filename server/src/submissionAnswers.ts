/** What the requests around a submission are answered with; loaded when the first one comes. */
import type { InsertMemberAnswer, PlaceAnswer } from '../../protocol/place.ts';
import type { SubmissionAnswer, SubmissionParams } from '../../protocol/submission.ts';
import { toEdit, toRange } from './convert.ts';
import { jobOf } from './documents.ts';
import type { Verdict } from './judge.ts';
import type { TextDocument } from './lsp/textDocument.ts';
import { insertMembers } from './service/insertProperties.ts';
import { kindOf, NodeKind } from './service/json/tree.ts';
import { withMetadataEntry } from './service/metadataEntry.ts';
import { placeOf } from './service/place.ts';
import { bodyOf, factsOf } from './service/submission.ts';

export function submissionOf(
  document: TextDocument,
  { version, job, findings }: Verdict,
  entry: SubmissionParams['metadataEntry'],
): SubmissionAnswer {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const errorCount = errors.length;
  // A text that is no JSON is never sent, whatever the severities of the rules are set to.
  const isSound = errorCount === 0 && job.tree.problems.length === 0;
  return {
    version,
    errorCount: isSound ? 0 : Math.max(1, errorCount),
    firstError: errors[0] && document.positionAt(errors[0].start),
    problems: findings.map(({ severity, message, code, start }) => ({
      severity,
      message,
      code,
      start: document.positionAt(start),
    })),
    body: isSound ? bodyWith(bodyOf(job), entry) : undefined,
    facts: factsOf(job),
  };
}

function bodyWith(body: string, entry: SubmissionParams['metadataEntry']): string {
  return (entry && withMetadataEntry(body, entry.name, entry.value)) ?? body;
}

export function placeIn(document: TextDocument, path: readonly string[]): PlaceAnswer | null {
  const place = placeOf(jobOf(document), path);
  return place
    ? {
        version: document.version,
        mark: toRange(document, ...place.mark),
        extent: toRange(document, ...place.extent),
        missing: place.missing,
      }
    : null;
}

export function insertionInto(document: TextDocument, member: string): InsertMemberAnswer | null {
  const job = jobOf(document);
  if (kindOf(job.tree, 0) !== NodeKind.object) return null;
  return { version: document.version, ...toEdit(document, insertMembers(job, 0, [member])) };
}
