/**
 * Which window takes care of a submission whose outcome is not known. A claim is a file; whether its owner is still
 * there follows from the process that wrote it, and from its age, since the operating system gives process ids out again.
 */

export interface Claim {
  /** URI of the job file. */
  readonly document: string;
  /** A random name of the one that wrote it; a process that starts again gets another. */
  readonly owner: string;
  readonly pid: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What a claim is judged by. */
export interface Window {
  readonly owner: string;
  readonly pid: number;
  /** Whether there is a process of this id. */
  readonly isAlive: (pid: number) => boolean;
}

/** Longer than a request can last (two minutes) with what follows it. */
export const longestClaim = 5 * 60_000;

/** When the claim of another window ends at the latest; `undefined` when its owner is gone, or is this window. */
export function heldUntil(claim: Claim, window: Window, now: number): number | undefined {
  if (claim.owner === window.owner || claim.pid === window.pid) return undefined;
  const end = claim.at + longestClaim;
  // A claim from the future was written by another clock.
  const isCurrent = now < end && claim.at < now + longestClaim;
  return isCurrent && window.isAlive(claim.pid) ? end : undefined;
}

/** Whether there is a process of this id; one of another user cannot be asked, but is there. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
