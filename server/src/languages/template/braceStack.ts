/** The opening braces that still wait for their closing ones, innermost last. */

/**
 * What an open brace is: `text` stands for itself; `beside` stands directly before a reference's own braces; two of
 * `reference` are a `{{` with nothing in it that a reference could begin with.
 */
export type BraceKind = 'text' | 'beside' | 'reference';

interface OpenBrace {
  readonly at: number;
  readonly kind: BraceKind;
}

export interface LeftOpen {
  readonly kind: 'beside' | 'reference';
  readonly start: number;
  readonly end: number;
}

export interface BraceStack {
  readonly size: () => number;
  readonly push: (at: number, kind: BraceKind) => void;
  /**
   * Closes the innermost brace by the one at `at`. The start of a `{{` if this is the second of two neighbours that
   * close it: then the pair was text, and is remembered in `literals`.
   */
  readonly pop: (at: number) => number | undefined;
  readonly literals: ReadonlySet<number>;
  /** The runs of braces that are not `text` and were never closed. */
  readonly leftOpen: () => Iterable<LeftOpen>;
}

export function createBraceStack(): BraceStack {
  const stack: OpenBrace[] = [];
  const literals = new Set<number>();
  /** The inner brace of a `{{` that was closed last, and by which brace. */
  let inner: { readonly opened: number; readonly closed: number } | undefined;
  return {
    size: () => stack.length,
    push: (at, kind) => stack.push({ at, kind }),
    pop(at) {
      const brace = stack.pop();
      if (brace?.kind !== 'reference') return undefined;
      if (inner?.opened === brace.at + 1 && inner.closed === at - 1) {
        literals.add(brace.at);
        return brace.at;
      }
      inner = { opened: brace.at, closed: at };
      return undefined;
    },
    literals,
    *leftOpen() {
      let run: LeftOpen | undefined;
      for (const { at, kind } of stack) {
        if (run?.kind === kind && run.end === at) {
          run = { ...run, end: at + 1 };
          continue;
        }
        if (run !== undefined) yield run;
        run = kind === 'text' ? undefined : { kind, start: at, end: at + 1 };
      }
      if (run !== undefined) yield run;
    },
  };
}
