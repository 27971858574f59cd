/** What people copy along with a key or an address: quotation marks, the name of a variable, the sign behind it. */

export type Wrapped = 'quoted' | 'sign' | 'name' | 'bearer';

export interface Wrapping {
  readonly kind: Wrapped;
  /** Its first group is what is left. */
  readonly pattern: RegExp;
}

const marks = '"\'`“”„‘’‚';

/** Around whatever is copied from code, a setting or a sentence. */
export const usualWrappings: readonly Wrapping[] = [
  { kind: 'sign', pattern: /^(.*)[,;]$/s },
  // What has such marks inside may begin and end with those of two texts.
  { kind: 'quoted', pattern: new RegExp(`^[${marks}]+([^${marks}]*)[${marks}]+$`) },
];

/** The text without what was copied along, and what that was. */
export function unwrapped(
  text: string,
  wrappings: readonly Wrapping[],
): { readonly text: string; readonly leftOut: readonly Wrapped[] } {
  const leftOut = new Set<Wrapped>();
  let rest = text.trim();
  for (;;) {
    const found = wrappings.find(({ pattern }) => pattern.test(rest));
    if (!found) return { text: rest, leftOut: [...leftOut] };
    rest = rest.replace(found.pattern, '$1').trim();
    leftOut.add(found.kind);
  }
}
