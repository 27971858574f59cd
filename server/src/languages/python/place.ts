/** A parser's finding, what stands around it, and what is said of it. */
import type { Brackets } from './brackets.ts';
import type { Edit, Range } from './range.ts';
import type { Finding } from './ruff.ts';

export type Said = {
  readonly message: string;
  /** Where it is better shown than at the finding's own place. */
  readonly range?: Range | undefined;
  readonly fix?: readonly Edit[] | undefined;
};

/** A finding with what stands around it. */
export type Place = Finding & {
  readonly text: string;
  readonly brackets: Brackets;
  /** The finding's line before it, and from it on. */
  readonly before: string;
  readonly after: string;
};
