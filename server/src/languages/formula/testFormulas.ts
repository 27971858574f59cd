/** Formulas for the tests of the formula language. */
import fc from 'fast-check';
import { functions } from './functions.ts';
import type { FormulaEdit } from './problems.ts';
import type { BinaryOperator, Formula, NodeIndex } from './tree.ts';

/** A formula that was made rather than read. */
export interface MadeFormula {
  readonly text: string;
  /** With parentheses around every part, as `shapeOf` writes it. */
  readonly shape: string;
  /** A JavaScript expression of the names and of `check`, which refuses what is not finite. */
  readonly javaScript: string;
  /** How strongly its outermost part binds. */
  readonly strength: number;
}

export const names = ['a', 'b', 'c_2'] as const;

const strengths: Readonly<Record<BinaryOperator, number>> = {
  '+': 1,
  '-': 1,
  '*': 2,
  '/': 2,
  '^': 4,
};
const signStrength = 3;
const wholeStrength = 5;

const space = fc.constantFrom('', '', ' ', '  ', '\n');

function inParentheses({ text, strength }: MadeFormula, least: number): string {
  return strength < least ? `(${text})` : text;
}

function makeLeaf(text: string): MadeFormula {
  return { text, shape: text, javaScript: text, strength: wholeStrength };
}

const number = fc.oneof(
  { arbitrary: fc.nat(4), weight: 3 },
  { arbitrary: fc.nat(2000).map((hundredths) => hundredths / 100), weight: 3 },
  {
    arbitrary: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }).map(Math.abs),
    weight: 1,
  },
);

/** Formulas without problems. */
export const formula: fc.Arbitrary<MadeFormula> = fc.letrec<{ formula: MadeFormula }>((tie) => ({
  formula: fc.oneof(
    { maxDepth: 6 },
    { arbitrary: number.map(String).map(makeLeaf), weight: 2 },
    { arbitrary: fc.constantFrom(...names).map(makeLeaf), weight: 3 },
    {
      arbitrary: fc.tuple(fc.constantFrom('-', '+'), space, tie('formula')).map(makeUnary),
      weight: 2,
    },
    {
      arbitrary: fc
        .tuple(
          tie('formula'),
          space,
          fc.constantFrom<BinaryOperator>('+', '-', '*', '/', '^'),
          space,
          tie('formula'),
        )
        .map(makeBinary),
      weight: 6,
    },
    {
      arbitrary: fc
        .tuple(
          fc.constantFrom(...functions.keys()),
          space,
          fc.array(tie('formula'), { minLength: 1, maxLength: 3 }),
        )
        .map(makeCall),
      weight: 3,
    },
  ),
})).formula;

function makeUnary([operator, gap, operand]: readonly [string, string, MadeFormula]): MadeFormula {
  return {
    text: `${operator}${gap}${inParentheses(operand, signStrength)}`,
    shape: `(${operator}${operand.shape})`,
    javaScript: `(${operator}(${operand.javaScript}))`,
    strength: signStrength,
  };
}

function makeCall([name, gap, all]: readonly [
  string,
  string,
  readonly MadeFormula[],
]): MadeFormula {
  const operands = functions.get(name)!.repeats ? all : all.slice(0, 1);
  const list = (part: 'text' | 'shape' | 'javaScript') => operands.map((each) => each[part]);
  return {
    text: `${name}(${gap}${list('text').join(`${gap},`)})`,
    shape: `${name}(${list('shape').join(', ')})`,
    javaScript: `check(Math.${name}(${list('javaScript').join(', ')}))`,
    strength: wholeStrength,
  };
}

function makeBinary([left, before, operator, behind, right]: readonly [
  MadeFormula,
  string,
  BinaryOperator,
  string,
  MadeFormula,
]): MadeFormula {
  const strength = strengths[operator];
  const isPower = operator === '^';
  // A sign needs no parentheses on the right of `^`.
  const first = inParentheses(left, isPower ? strength + 1 : strength);
  const second = inParentheses(right, isPower ? signStrength : strength + 1);
  const sign = isPower ? '**' : operator;
  return {
    text: `${first}${before}${operator}${behind}${second}`,
    shape: `(${left.shape} ${operator} ${right.shape})`,
    javaScript: `check((${left.javaScript}) ${sign} (${right.javaScript}))`,
    strength,
  };
}

/** A formula with parentheses around every part: `((0.5 * a) + _)`; what is missing is `_`, what is no operator `?`. */
export function shapeOf({ nodes }: Formula): string {
  const shapes: string[] = [];
  const at = (index: NodeIndex) => shapes[index]!;
  for (const node of nodes) {
    switch (node.kind) {
      case 'number':
        shapes.push(String(node.value));
        break;
      case 'name':
        shapes.push(node.name);
        break;
      case 'unary':
        shapes.push(`(${node.operator}${at(node.operand)})`);
        break;
      case 'binary':
        shapes.push(`(${at(node.left)} ${node.operator} ${at(node.right)})`);
        break;
      case 'pair':
        shapes.push(`(${at(node.left)} ? ${at(node.right)})`);
        break;
      case 'group':
        shapes.push(at(node.inner));
        break;
      case 'call':
        shapes.push(`${node.name}(${node.arguments.map(at).join(', ')})`);
        break;
      case 'missing':
        shapes.push('_');
    }
  }
  return shapes.at(-1)!;
}

/** Texts made of what the formula language looks at. */
export const formulaPieces = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...'+ - * / ^ ( ) , ** // % == && ! ? : = [ ] { } {{ }} " \' 1 2.5 .5 1e5 1. 1_0 0x1 a b min( max abs( pow( mean( if else not a.b × 😀 @ ; é “ ”'.split(
          ' ',
        ),
      ),
      fc.constant(' '),
    ),
    { maxLength: 20 },
  )
  .map((pieces) => pieces.join(''));

/** The text with the edits made; all offsets are in the text before. */
export function applyEdits(text: string, edits: readonly FormulaEdit[]): string {
  return edits.reduceRight(
    (changed, edit) => changed.slice(0, edit.start) + edit.text + changed.slice(edit.end),
    text,
  );
}
