/** Collects the nodes of a JSON tree while the text is read. */
import { tableOfKeys } from './keyTable.ts';
import { Char } from './lexer.ts';
import { none, NodeKind, textBetweenQuotes, type JsonTree, type SyntaxProblem } from './tree.ts';

export interface TreeBuilder {
  /** The innermost node that is still open, or `none`. */
  readonly current: () => number;
  /** The node that was added last. */
  readonly last: () => number;
  /** Adds a node under the current one and returns it. */
  readonly add: (kind: NodeKind, start: number, end: number) => number;
  /** Adds a node and makes it the current one. */
  readonly open: (kind: NodeKind, start: number, end: number) => number;
  /** Ends the current node; its parent becomes the current one. */
  readonly close: (end: number) => void;
  readonly kindOfCurrent: () => NodeKind | undefined;
  /** Whether any object (or any array) is open, however far out. */
  readonly isOpen: (kind: typeof NodeKind.object | typeof NodeKind.array) => boolean;
  readonly setEscaped: (node: number) => void;
  /**
   * Turns the last node, if it is the string value of a property that has just been closed, into the key of the next
   * property, which becomes the current node. Returns the property that is left without a value, or `none`.
   */
  readonly turnValueIntoKey: () => number;
  /**
   * Turns the current array, if a string is its first and only element, into an object with that string as the key of
   * its first property, which becomes the current node. Returns the object, or `none`.
   */
  readonly turnArrayIntoObject: () => number;
  readonly startOf: (node: number) => number;
  readonly parentOf: (node: number) => number;
  readonly kindOf: (node: number) => NodeKind;
  readonly endOf: (node: number) => number;
  readonly finish: (problems: readonly SyntaxProblem[], lostAt: number) => JsonTree;
}

export function createTreeBuilder(text: string): TreeBuilder {
  // Most documents have a node for each 20 characters or fewer; the arrays double where this was too little.
  let capacity = Math.max(64, text.length >> 5);
  let kinds = new Uint8Array(capacity);
  let escaped = new Uint8Array(capacity);
  let starts = new Int32Array(capacity);
  let ends = new Int32Array(capacity);
  let keyEnds = new Int32Array(capacity);
  let parents = new Int32Array(capacity);
  let firstChildren = new Int32Array(capacity);
  let nextSiblings = new Int32Array(capacity);
  let lastChildren = new Int32Array(capacity);
  let size = 0;
  let current: number = none;
  const openOfKind = { [NodeKind.object]: 0, [NodeKind.array]: 0 };
  let level = 0;
  let depth = 0;

  function grow(): void {
    capacity *= 2;
    kinds = resized(kinds, new Uint8Array(capacity));
    escaped = resized(escaped, new Uint8Array(capacity));
    starts = resized(starts, new Int32Array(capacity));
    ends = resized(ends, new Int32Array(capacity));
    keyEnds = resized(keyEnds, new Int32Array(capacity));
    parents = resized(parents, new Int32Array(capacity));
    firstChildren = resized(firstChildren, new Int32Array(capacity));
    nextSiblings = resized(nextSiblings, new Int32Array(capacity));
    lastChildren = resized(lastChildren, new Int32Array(capacity));
  }

  function add(kind: NodeKind, start: number, end: number): number {
    if (size === capacity) grow();
    const node = size++;
    kinds[node] = kind;
    starts[node] = start;
    ends[node] = end;
    keyEnds[node] = end;
    parents[node] = current;
    firstChildren[node] = none;
    nextSiblings[node] = none;
    lastChildren[node] = none;
    if (current !== none) {
      const previous = lastChildren[current]!;
      if (previous === none) firstChildren[current] = node;
      else nextSiblings[previous] = node;
      lastChildren[current] = node;
    }
    return node;
  }

  return {
    current: () => current,
    last: () => size - 1,
    add,
    open: (kind, start, end) => {
      current = add(kind, start, end);
      if (kind === NodeKind.object || kind === NodeKind.array) {
        openOfKind[kind]++;
        if (++level > depth) depth = level;
      }
      return current;
    },
    close: (end) => {
      ends[current] = end;
      const kind = kinds[current];
      if (kind === NodeKind.object || kind === NodeKind.array) {
        openOfKind[kind]--;
        level--;
      }
      current = parents[current]!;
    },
    kindOfCurrent: () => (current === none ? undefined : (kinds[current] as NodeKind)),
    isOpen: (kind) => openOfKind[kind] > 0,
    setEscaped: (node) => {
      escaped[node] = 1;
    },
    turnValueIntoKey: () => {
      const value = size - 1;
      const property = value < 0 ? none : parents[value]!;
      if (property === none || kinds[value] !== NodeKind.string) return none;
      if (kinds[property] !== NodeKind.property || parents[property] !== current) return none;
      const colon = text.indexOf(':', keyEnds[property]);
      const hasColon = colon !== -1 && colon < starts[value]!;
      ends[property] = hasColon ? colon + 1 : keyEnds[property]!;
      firstChildren[property] = none;
      nextSiblings[property] = value;
      lastChildren[current] = value;
      parents[value] = current;
      kinds[value] = NodeKind.property;
      current = value;
      return property;
    },
    turnArrayIntoObject: () => {
      const value = size - 1;
      const array = current;
      if (array === none || kinds[array] !== NodeKind.array || kinds[value] !== NodeKind.string)
        return none;
      if (firstChildren[array] !== value) return none;
      kinds[array] = NodeKind.object;
      kinds[value] = NodeKind.property;
      openOfKind[NodeKind.array]--;
      openOfKind[NodeKind.object]++;
      current = value;
      return array;
    },
    startOf: (node) => starts[node]!,
    parentOf: (node) => parents[node]!,
    kindOf: (node) => kinds[node] as NodeKind,
    endOf: (node) => ends[node]!,
    finish: (problems, lostAt) => ({
      text,
      size,
      kinds,
      escaped,
      starts: starts.subarray(0, size),
      ends: ends.subarray(0, size),
      keyTable: tableOfKeys(
        size,
        kinds,
        (node) => textBetweenQuotes(text, starts[node]!, keyEnds[node]!, escaped[node] === 1),
        (node, key) => escaped[node] === 0 && isInQuotes(text, starts[node]!, keyEnds[node]!, key),
      ),
      keyEnds,
      parents,
      firstChildren,
      nextSiblings,
      problems,
      depth,
      lostAt,
    }),
  };
}

function isInQuotes(text: string, start: number, end: number, content: string): boolean {
  return (
    end - start === content.length + 2 &&
    text.charCodeAt(start) === Char.quote &&
    text.charCodeAt(end - 1) === Char.quote &&
    text.startsWith(content, start + 1)
  );
}

function resized<T extends Uint8Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
