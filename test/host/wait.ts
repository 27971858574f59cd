// Waiting for a condition, never for a time.

/**
 * Asks `probe` until it gives something other than undefined and false, and returns that. An exception counts as
 * "not yet". Fails after `limit` milliseconds with what was awaited and the last exception.
 */
export async function waitFor<T>(
  probe: () => T | Promise<T>,
  description: string,
  limit = 20_000,
): Promise<Exclude<Awaited<T>, undefined | false>> {
  const end = Date.now() + limit;
  let last: unknown;
  do {
    try {
      const value = await probe();
      if (value !== undefined && value !== false)
        return value as Exclude<Awaited<T>, undefined | false>;
      last = undefined;
    } catch (error) {
      last = error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  } while (Date.now() < end);
  const because =
    last === undefined
      ? ''
      : ` Last: ${last instanceof Error ? last.message : JSON.stringify(last)}`;
  throw new Error(`Waited ${limit / 1000} s in vain for ${description}.${because}`);
}
