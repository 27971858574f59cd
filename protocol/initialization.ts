/** What our client tells the server at the start; other clients need tell nothing. */
export interface InitializationOptions {
  /** The client has the command of protocol/suppression.ts: suppressions may be offered. */
  readonly canSuppress: true;
  /** The client has the command of protocol/references.ts: code lenses may be given. */
  readonly canShowReferences: true;
  /** The client has the command of protocol/leaveString.ts: completions may end with it. */
  readonly canLeaveStrings: true;
  /** The client asks for the tokens of what is on the screen; an editor that could ask for all of them would do so. */
  readonly asksTokensByRange: true;
}
