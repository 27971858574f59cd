/** Long work in turns, between which the messages that have arrived are read and answered. */

/** The longest turn, in ms: an editor draws sixty times a second. */
const longestTurn = 8;

/** Goes through the steps, each shorter than a turn; undefined where it is given up because nobody wants the result. */
export async function inTurns<Result>(
  steps: Iterator<undefined, Result>,
  nextTurn: () => Promise<void>,
  isWanted: () => boolean,
): Promise<Result | undefined> {
  let begun = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - begun < longestTurn) continue;
    await nextTurn();
    if (!isWanted()) return undefined;
    begun = performance.now();
  }
}
