/** One thing to offer, before it is fitted into the text around its place. */
import type { Completion } from './completion.ts';

export interface Item {
  readonly label: string;
  readonly kind: Completion['kind'];
  readonly detail?: string | undefined;
  readonly documentation: string | undefined;
  readonly snippet: string;
  /** What a person types to find it, without quotes. */
  readonly word: string;
  readonly next?: Completion['next'];
}
