/** Computes the text that does what an operator of another language does, where a formula can do it. */
import type { FormulaEdit, FormulaProblem, WrongOperator } from './problems.ts';
import type { Token } from './tokens.ts';
import type { FormulaNode } from './tree.ts';

/** An operator, or a word in the place of one, with what it is meant to do. */
export interface WrongToken {
  readonly operator: string;
  readonly meaning: WrongOperator;
  readonly start: number;
  readonly end: number;
}

/** The problem of a wrong operator between two operands. */
export function wrongBetween(
  text: string,
  token: WrongToken,
  left: FormulaNode,
  right: FormulaNode,
): FormulaProblem {
  return wrongOperator(token, editsBetween(text, token, left, right));
}

/** The problem of a wrong operator that lacks an operand in front of it; `next` is what follows. */
export function wrongInFront(token: WrongToken, next: Token | undefined): FormulaProblem {
  const canDelete = token.meaning === 'assignment' && next !== undefined;
  return wrongOperator(token, canDelete ? [{ start: token.start, end: next.start, text: '' }] : []);
}

/** The problem of a wrong operator with nothing behind it; `before` is the token in front of it. */
export function wrongBehind(token: WrongToken, before: Token | undefined): FormulaProblem {
  if (token.operator !== '%') return wrongOperator(token, []);
  const edits =
    before?.kind === 'number'
      ? [{ start: before.start, end: token.end, text: String(before.value / 100) }]
      : [];
  return wrongOperator({ ...token, meaning: 'percent' }, edits);
}

function wrongOperator(
  { operator, meaning, start, end }: WrongToken,
  edits: readonly FormulaEdit[],
): FormulaProblem {
  return { code: 'wrong-operator', operator, meaning, start, end, edits };
}

function editsBetween(
  text: string,
  { meaning, operator }: WrongToken,
  left: FormulaNode,
  right: FormulaNode,
): readonly FormulaEdit[] {
  const range = { start: left.start, end: right.end };
  const first = text.slice(left.start, left.end);
  const second = text.slice(right.start, right.end);
  if (left.kind === 'missing' || right.kind === 'missing') return [];
  switch (meaning) {
    case 'floor-division':
      return [{ ...range, text: `floor(${first} / ${second})` }];
    case 'remainder':
      return isSimple(left) && isSimple(right)
        ? [{ ...range, text: `(${first} - ${second} * floor(${first} / ${second}))` }]
        : [];
    case 'assignment':
      // `reward = …`: the result needs no name.
      return left.kind === 'name' && text.slice(0, left.start).trim() === ''
        ? [{ start: left.start, end: right.start, text: '' }]
        : [];
    case 'power':
    case 'typographic':
    case 'percent':
    case 'logic': {
      // Beside other operators it would bind otherwise than its author meant.
      const isWhole = text.trim() === text.slice(range.start, range.end);
      if (!isWhole || !isSimple(left) || !isSimple(right)) return [];
      const isOr = /^(?:or|\|\|?)$/i.test(operator);
      return [{ ...range, text: isOr ? `max(${first}, ${second})` : `${first} * ${second}` }];
    }
    case 'comparison':
    case 'conditional':
      return [];
  }
}

/** Whether an operand may be written twice without making the formula hard to read. */
function isSimple({ kind }: FormulaNode): boolean {
  return kind === 'name' || kind === 'number';
}
