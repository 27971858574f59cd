/** What our client tells the server at the start; other clients need tell nothing. */
export interface InitializationOptions {
  /** The client has the command of protocol/suppression.ts: suppressions may be offered. */
  readonly canSuppress: true;
  /** The client has the command of protocol/references.ts: code lenses may be given. */
  readonly canShowReferences: true;
}
