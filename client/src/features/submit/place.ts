/** Finds the property that a service's answer speaks of in a job file. */

/** The parts of `vscode.DocumentSymbol` that the search reads. */
export interface NamedRange<Range> {
  readonly name: string;
  readonly selectionRange: Range;
  readonly children: readonly NamedRange<Range>[];
}

/** The range of the property at the end of the path, or of the nearest one above it; `undefined` if there is none. */
export function rangeOfPlace<Range>(
  symbols: readonly NamedRange<Range>[],
  place: readonly string[],
): Range | undefined {
  let found: Range | undefined;
  let level = symbols;
  for (const name of place) {
    const symbol = level.find((one) => one.name === name);
    if (!symbol) break;
    found = symbol.selectionRange;
    level = symbol.children;
  }
  return found;
}
