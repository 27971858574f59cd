/** Looking for a number among many that ascend: the lines of a document, the escapes of a string. */

/** The place of the last of these ascending numbers that is no larger than `limit`; -1 where all are. */
export function lastAtMost(ascending: ArrayLike<number>, limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
