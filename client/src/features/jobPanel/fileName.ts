/** A name for a file on this computer, made of what a service says. */

const longest = 100;

/** Only the last part of a path, without characters that a file system forbids; a `.csv` where there is no suffix. */
export function safeFileName(name: string, otherwise: string): string {
  const last = name.slice(-1000).split(/[\\/]/).at(-1) ?? '';
  const plain = last.replace(/[^\p{L}\p{N}._ -]/gu, '_').replace(/^[. ]+|[. ]+$/g, '');
  const kept = plain === '' ? otherwise : plain.slice(-longest);
  return /\.\w+$/.test(kept) ? kept : `${kept}.csv`;
}
