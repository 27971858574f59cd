import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseFormula } from './parse.ts';
import { completionContext, signatureAt } from './queries.ts';
import { formulaPieces } from './testFormulas.ts';
import { nodeAt } from './tree.ts';

const cursor = '<|>';

/** The text without the cursor's mark, and the cursor's offset. */
function withCursor(marked: string): readonly [text: string, offset: number] {
  const offset = marked.indexOf(cursor);
  return [marked.slice(0, offset) + marked.slice(offset + cursor.length), offset];
}

test('the call and the argument at an offset', () => {
  const cases: readonly (readonly [marked: string, expected: string | undefined])[] = [
    ['mi<|>n(a, b)', undefined],
    ['min<|>(a, b)', undefined],
    ['min(<|>a, b)', 'min 0'],
    ['min(a<|>, b)', 'min 0'],
    ['min(a,<|> b)', 'min 1'],
    ['min(a, b<|>)', 'min 1'],
    ['min(a, b)<|>', undefined],
    ['min(a, <|>', 'min 1'],
    ['min(<|>', 'min 0'],
    ['2 * min(  <|>  ', 'min 0'],
    ['min(a, (b + <|>c), d)', 'min 1'],
    ['min(a, abs(<|>b), d)', 'abs 0'],
    ['min(a, abs(b), <|>d)', 'min 2'],
    ['pow(a, <|>2)', 'pow 1, unknown'],
    ['(a + <|>b)', undefined],
  ];
  for (const [marked, expected] of cases) {
    const [text, offset] = withCursor(marked);
    const at = signatureAt(parseFormula(text), offset);
    const found = at && `${at.call.name} ${at.argument}${at.function ? '' : ', unknown'}`;
    assert.equal(found, expected, marked);
  }
});

test('what can be completed, and what the text is then', () => {
  const cases: readonly (readonly [marked: string, expected: string])[] = [
    ['<|>', 'operand NAME'],
    ['  <|>', 'operand   NAME'],
    ['ex<|>act + b', 'operand NAME + b'],
    ['exact<|> + b', 'operand NAME + b'],
    ['exact <|>+ b', 'operator'],
    ['exact +<|>', 'operand exact +NAME'],
    ['exact + <|>b', 'operand exact + NAME'],
    ['mi<|>n(a)', 'operand (called) NAME(a)'],
    ['min(<|>)', 'operand min(NAME)'],
    ['min(a,<|>)', 'operand min(a,NAME)'],
    ['(a)<|>', 'operator'],
    ['0.5<|>', 'nothing'],
    ['0.<|>5', 'nothing'],
    ['0.5 <|>', 'operator'],
    ['2<|>a', 'operand 2NAME'],
    ['a.sc<|>ore', 'nothing'],
    ['"ex<|>act"', 'operand "NAME"'],
    ['{{ex<|>', 'operand {{NAME'],
    ['"two <|>words"', 'nothing'],
    ['a ** <|>', 'operand a ** NAME'],
    ['a > <|>', 'operand a > NAME'],
  ];
  for (const [marked, expected] of cases) {
    const [text, offset] = withCursor(marked);
    const context = completionContext(parseFormula(text), offset);
    const found =
      context.kind === 'operand'
        ? `operand ${context.isCalled ? '(called) ' : ''}${text.slice(0, context.start)}NAME${text.slice(context.end)}`
        : context.kind;
    assert.equal(found, expected, marked);
  }
});

test('at every offset of every text there is an answer about that place', () => {
  fc.assert(
    fc.property(formulaPieces, (text) => {
      const formula = parseFormula(text);
      for (let offset = 0; offset <= text.length; offset++) {
        const context = completionContext(formula, offset);
        if (context.kind === 'operand')
          assert.ok(context.start <= offset && offset <= context.end, text);
        const signature = signatureAt(formula, offset);
        if (signature) {
          assert.ok(signature.call.open < offset, text);
          assert.ok(signature.argument <= signature.call.commas.length, text);
        }
        const node = nodeAt(formula, offset);
        assert.ok(node === undefined || (node.start <= offset && offset <= node.end), text);
      }
    }),
    { numRuns: 1000 },
  );
});
