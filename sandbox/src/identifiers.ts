// Ids as the two providers form them, derived from a text by a hash, so that the same state gives the same ids.
import { createHash } from 'node:crypto';
import type { Style } from './messages.ts';

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** `length` (at most 32) letters and digits that depend on `text` only. */
export function letterCode(text: string, length: number): string {
  const hash = createHash('sha256').update(text).digest();
  return Array.from(hash.subarray(0, length), (byte) => letters[byte % letters.length]).join('');
}

/** 32 lower-case hexadecimal digits that depend on `text` only. */
export function hexCode(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}

/** The part of a file's or job's id behind the prefix: 24 letters and digits at OpenAI, 32 hexadecimal digits at Azure. */
export function idCode(text: string, style: Style): string {
  return style === 'azure' ? hexCode(text) : letterCode(text, 24);
}

/** A number from 0 to 1 (exclusive) that depends on `text` only. */
export function fraction(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
}
