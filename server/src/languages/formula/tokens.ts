/** The pieces that a formula is made of, wrong ones included. */
import type { WrongOperator } from './problems.ts';
import type { BinaryOperator, Range } from './tree.ts';

export type Token = Range &
  (
    | { readonly kind: 'number'; readonly value: number }
    | {
        readonly kind: 'name';
        /** The name without what follows a dot. */
        readonly name: string;
        /** The offset of the first dot, where the name goes on as in `Math.max`. */
        readonly dot: number | undefined;
      }
    | { readonly kind: 'operator'; readonly operator: BinaryOperator }
    /** `²` behind a value: the operator and its second value in one; it has been reported. */
    | { readonly kind: 'exponent'; readonly value: number }
    | { readonly kind: 'open'; readonly bracket: Bracket }
    /** The bracket is named by its opening form. */
    | { readonly kind: 'close'; readonly bracket: Bracket }
    | { readonly kind: 'comma' }
    /** An operator that the language does not have. */
    | {
        readonly kind: 'wrong-operator';
        readonly operator: string;
        readonly meaning: WrongOperator;
      }
    /** Stands where an operand may, but cannot be read; it has been reported. */
    | { readonly kind: 'unreadable' }
    /** Characters that have no meaning at all. */
    | { readonly kind: 'unexpected' }
  );

/** A parenthesis, or what people write in its place. */
export type Bracket = '(' | '[' | '{';
