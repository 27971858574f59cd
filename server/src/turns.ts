/** Long work in turns, between which the messages that have arrived are read and answered. */

/** The longest turn of work that somebody waits for, in ms: an editor draws sixty times a second. */
const longestTurn = 8;

/**
 * Goes through the steps, in turns of so many ms and one step more at most; undefined where it is given up because nobody
 * wants the result.
 */
export async function inTurns<Result>(
  steps: Iterator<undefined, Result>,
  nextTurn: () => Promise<void>,
  isWanted: () => boolean,
  turn = longestTurn,
): Promise<Result | undefined> {
  // Not `performance`, which Node takes some milliseconds to load.
  let begun = Date.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (Date.now() - begun < turn) continue;
    await nextTurn();
    if (!isWanted()) return undefined;
    begun = Date.now();
  }
}
