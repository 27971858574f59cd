/** What extreme jobs are made of. */

export interface Extreme {
  readonly text: string;
  /** A place in the midst of what is extreme. */
  readonly offset: number;
}

export const many = 100_000;

export function middleOf(text: string): Extreme {
  return { text, offset: text.length >> 1 };
}

export function list(count: number, element: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => element(index)).join(',');
}
