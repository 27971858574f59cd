/** The command by which a code lens of the server has the client show places of a document. */

export const showReferencesCommand = 'ftjob.showReferences';

/** LSP's. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The command's only argument. */
export interface ReferencesArgument {
  /** The document's. */
  readonly uri: string;
  /** Where the places are shown. */
  readonly position: Position;
  readonly ranges: readonly { readonly start: Position; readonly end: Position }[];
}
