/** The keys of a tree, each kept once, so that looking for a property compares numbers and not texts. */
import { detached } from '../../languages/detached.ts';
import { NodeKind } from './tree.ts';

export interface KeyTable {
  /** The decoded keys; the first one is no key. */
  readonly keys: readonly string[];
  readonly numberOfKey: ReadonlyMap<string, number>;
  /** By property: the place of its key in `keys`. Zero for all other nodes. */
  readonly keyNumbers: Int32Array;
}

/**
 * Looks at the properties among `size` nodes of these kinds. `keyAt` decodes a property's key, `isKeyAt` compares it with
 * one as it is written, and may say no where decoding would say yes.
 */
export function tableOfKeys(
  size: number,
  kinds: Uint8Array,
  keyAt: (property: number) => string,
  isKeyAt: (property: number, key: string) => boolean,
): KeyTable {
  const keys = [''];
  const numberOfKey = new Map<string, number>();
  const keyNumbers = new Int32Array(size);
  /** By the number of a key: the one that followed it last, since in a large job most objects are alike. */
  const followers: number[] = [];
  let previous = 0;
  for (let node = 0; node < size; node++) {
    if (kinds[node] !== NodeKind.property) continue;
    let number = followers[previous];
    if (number === undefined || !isKeyAt(node, keys[number]!)) {
      const key = keyAt(node);
      number = numberOfKey.get(key);
      if (number === undefined) {
        // Versions of a text share their keys, which must not keep the first text in memory.
        const kept = detached(key);
        number = keys.push(kept) - 1;
        numberOfKey.set(kept, number);
      }
      followers[previous] = number;
    }
    keyNumbers[node] = number;
    previous = number;
  }
  return { keys, numberOfKey, keyNumbers };
}
