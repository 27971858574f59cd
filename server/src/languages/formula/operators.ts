/**
 * How strongly the operators bind, as in Python and in mathematics: `-a^2` is −(a²), `2^-1` is 2^(−1), and `^` is read
 * from the right. The service does not document this (DOMAIN.md 11).
 */
import type { WrongOperator } from './problems.ts';
import type { BinaryOperator } from './tree.ts';

export const Precedence = {
  /** Whatever cannot be computed: it takes all it can get on both sides. */
  unknown: 0,
  sum: 1,
  product: 2,
  sign: 3,
  power: 4,
  /** The comma of `0,5`. */
  digits: 5,
} as const;
export type Precedence = (typeof Precedence)[keyof typeof Precedence];

export function precedenceOf(operator: BinaryOperator): Precedence {
  switch (operator) {
    case '+':
    case '-':
      return Precedence.sum;
    case '*':
    case '/':
      return Precedence.product;
    case '^':
      return Precedence.power;
  }
}

/** How strongly the operators of other languages bind, so that the tree around them is the one that was meant. */
export function precedenceOfWrong(meaning: WrongOperator): Precedence {
  return meaning === 'floor-division' || meaning === 'remainder'
    ? Precedence.product
    : Precedence.unknown;
}
