/** The command by which a code action of the server has the client write a suppression into the settings. */

export const suppressCommand = 'ftjob.suppressProblem';

/** The command's only argument. */
export interface SuppressArgument {
  /** The document's. */
  readonly uri: string;
  /** The rule's code. */
  readonly rule: string;
  /** JSON pointer of the place; empty for the whole file. */
  readonly pointer: string;
}
