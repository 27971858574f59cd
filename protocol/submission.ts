/** The request by which the client asks the server what a submission of the open document would send. */

export interface SubmissionParams {
  readonly uri: string;
  /** An entry that the body's metadata is to have beside what the document says. */
  readonly metadataEntry?: { readonly name: string; readonly value: string } | undefined;
}

/** What a person must see before they agree to a submission; `undefined` where the body does not say it. */
export interface SubmissionFacts {
  readonly model: string | undefined;
  /** `supervised` when the body names no method: that is the service's default. */
  readonly method: string;
  /** The type of the grader of a reinforcement job. */
  readonly grader: string | undefined;
  readonly trainingFile: string | undefined;
  readonly validationFile: string | undefined;
}

/** What the checks say of the document. */
export interface SubmissionProblem {
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  readonly message: string;
  /** The rule's. */
  readonly code: string;
  /** Where it begins, in LSP's positions. */
  readonly start: { readonly line: number; readonly character: number };
}

export interface SubmissionAnswer {
  /** The version of the document that this answer is about. */
  readonly version: number;
  /** The number of problems of severity error; a document with errors has no body to send. */
  readonly errorCount: number;
  /** Where the first of them begins, in LSP's positions; undefined where there is none. */
  readonly firstError: { readonly line: number; readonly character: number } | undefined;
  /** In the order of the text; their number is bounded. */
  readonly problems: readonly SubmissionProblem[];
  /**
   * The document's text less the top-level `$schema`, character for character, with the metadata entry that was asked
   * for where there is place for one; `undefined` when there are errors.
   */
  readonly body: string | undefined;
  readonly facts: SubmissionFacts;
}

/** Method of the request: `SubmissionParams` to `SubmissionAnswer`, or null for a document the server does not know. */
export const submissionRequest = 'ftjob/submission';
