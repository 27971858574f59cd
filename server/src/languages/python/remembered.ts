/** Remembers what was found out about texts, those asked for last, so that typing in one does not read the others again. */

/** All texts that are remembered of one function are not longer together, in UTF-16 units. */
export const maxRememberedLength = 4 * 1024 * 1024;

export interface Remembered<Found> {
  (text: string): Found;
  /** Whether it has the answer already. */
  readonly knows: (text: string) => boolean;
}

/** A pure function that reads a text again only when it was not asked for it for a long time. */
export function remembered<Found>(
  read: (text: string) => Found,
  maxLength = maxRememberedLength,
): Remembered<Found> {
  const known = new Map<string, Found>();
  let length = 0;
  const recall = (text: string): Found => {
    const found = known.has(text) ? known.get(text)! : read(text);
    // What was asked for last stands last.
    if (!known.delete(text)) length += text.length;
    known.set(text, found);
    for (const oldest of known.keys()) {
      if (length <= maxLength || oldest === text) break;
      known.delete(oldest);
      length -= oldest.length;
    }
    return found;
  };
  return Object.assign(recall, { knows: (text: string) => known.has(text) });
}
