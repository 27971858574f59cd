/** What can be wrong with a formula, each with its smallest place and what mends it. */
import type { Range } from './tree.ts';

export interface FormulaEdit extends Range {
  readonly text: string;
}

/** What an operator that the language does not have is meant to do. */
export type WrongOperator =
  /** `**`. */
  | 'power'
  /** `×`, `÷`, `−` and the like, copied from typeset text. */
  | 'typographic'
  /** `//`, `div`. */
  | 'floor-division'
  /** `%` between two values, `mod`. */
  | 'remainder'
  /** `%` behind a value. */
  | 'percent'
  | 'comparison'
  | 'logic'
  /** `? :` or `if else`, reported once in a formula. */
  | 'conditional'
  | 'assignment';

export type FormulaProblem = Range & {
  /** All of them together mend the problem; none where the right text cannot be computed. They do not overlap. */
  readonly edits: readonly FormulaEdit[];
} & (
    | {
        readonly code:
          /** `# note`, `// a note`, between slashes and stars. */
          | 'comment'
          /** Nothing but spaces; the whole text. */
          | 'empty-formula'
          /** One or more characters that the language does not have. */
          | 'unexpected-character'
          /** Quoted text that is no name. */
          | 'unexpected-text'
          /** `1.2.3`, `1_000`, `0x1F`. */
          | 'bad-number'
          /** `2 * ()`: both parentheses. */
          | 'empty-parentheses'
          | 'unclosed-parenthesis'
          | 'unopened-parenthesis'
          /** `[` or `{` for a parenthesis: the opening one, or the closing one where only that is wrong. */
          | 'wrong-bracket';
      }
    | {
        /** An operator or comma that lacks a value on one side. */
        readonly code: 'missing-operand';
        readonly operator: string;
        readonly side: 'before' | 'after';
      }
    | {
        /** Two values next to each other: the second one's first token. */
        readonly code: 'missing-operator';
        /** Where the operator must stand: from behind the first value to the second. */
        readonly between: Range;
      }
    | {
        readonly code: 'misplaced-comma';
        /** Whether it is `0,5` for `0.5`. */
        readonly isDecimal: boolean;
      }
    | {
        readonly code: 'wrong-operator';
        readonly operator: string;
        readonly meaning: WrongOperator;
      }
    | {
        /** The function's name. */
        readonly code: 'unknown-function';
        readonly name: string;
      }
    | {
        /** The parentheses where arguments are missing, otherwise the arguments that are too many. */
        readonly code: 'wrong-arity';
        readonly name: string;
        readonly minimum: number;
        readonly maximum: number;
        readonly found: number;
      }
    | {
        readonly code:
          /** `"exact"`. */
          | 'quoted-name'
          /** `{{exact}}`, `{exact}`. */
          | 'braced-name'
          /** `exact.score`: what follows the name. */
          | 'dotted-name';
        readonly name: string;
      }
  );

export type FormulaProblemCode = FormulaProblem['code'];

export type ReportFormula = (problem: FormulaProblem) => void;
