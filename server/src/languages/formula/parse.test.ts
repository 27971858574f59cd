import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFormula } from './parse.ts';
import { applyEdits, shapeOf } from './testFormulas.ts';
import { namesIn } from './tree.ts';

/** Each problem as `code (meaning) "marked text" → mended text`. */
function problemsOf(text: string): readonly string[] {
  return parseFormula(text).problems.map((problem) => {
    const { code, start, end, edits } = problem;
    const name = code === 'wrong-operator' ? `${code} (${problem.meaning})` : code;
    const mended = edits.length === 0 ? '' : ` → ${applyEdits(text, edits)}`;
    return `${name} "${text.slice(start, end)}"${mended}`;
  });
}

test('every real formula is read without a problem', () => {
  const real = [
    '0.5 * function_name + 0.5 * arguments',
    '(name + email) / 2',
    '0.9 * exact + 0.1 * fuzzy',
    '0.5 * compliant',
    '0.5 * extracted_text_similarity + 0.5 * clause_string_check',
    '(python + endpoint) / 2',
    '0.85 * clinical_phrase + 0.15 * clinical_phrase_binary',
    '(100 - abs(expected_score - actual_score)) / 100',
    '0.5 * donors + 0.5 *acceptors',
    '0.7 * math_correctness + 0.2 * uses_formula + 0.1 * step_count',
    '(accuracy * 0.7) + (completeness * 0.3)',
    'category * (0.5 * priority + 0.3 * similarity + 0.2 * neutral)',
    'min(1, max(0, score / 10)) ^ 2',
    '.5 * a + 5e-1 * b + 1. - 1E+2',
  ];
  for (const text of real) assert.deepEqual(problemsOf(text), [], text);
});

test('operators bind as in Python', () => {
  const cases: readonly (readonly [text: string, shape: string])[] = [
    ['1 - 2 - 3', '((1 - 2) - 3)'],
    ['1 + 2 * 3', '(1 + (2 * 3))'],
    ['a / b / c', '((a / b) / c)'],
    ['-a^2', '(-(a ^ 2))'],
    ['2^3^2', '(2 ^ (3 ^ 2))'],
    ['2^-3^2', '(2 ^ (-(3 ^ 2)))'],
    ['-2^-1*3', '((-(2 ^ (-1))) * 3)'],
    ['a--b', '(a - (-b))'],
    ['-(a + b) * c', '((-(a + b)) * c)'],
    ['min(a, -b) ^ max(c)', '(min(a, (-b)) ^ max(c))'],
  ];
  for (const [text, shape] of cases) assert.equal(shapeOf(parseFormula(text)), shape, text);
});

const mistakes: readonly (readonly [text: string, shape: string, ...problems: string[]])[] = [
  ['', '_', 'empty-formula ""'],
  ['  ', '_', 'empty-formula "  "'],
  // Operands.
  ['a +', '(a + _)', 'missing-operand "+" → a'],
  [
    '(a + ) * b + ',
    '(((a + _) * b) + _)',
    'missing-operand "+" → (a) * b + ',
    'missing-operand "+" → (a + ) * b',
  ],
  ['min(a, )', 'min(a)', 'missing-operand "," → min(a)'],
  ['a + * b', '(a + (_ * b))', 'missing-operand "*"'],
  ['* a', '(_ * a)', 'missing-operand "*" → a'],
  ['(a *) + b', '((a * _) + b)', 'missing-operand "*" → (a) + b'],
  ['2 * ()', '(2 * _)', 'empty-parentheses "()"'],
  ['min(a,)', 'min(a)', 'missing-operand "," → min(a)'],
  ['min(,a)', 'min(a)', 'missing-operand "," → min(a)'],
  ['min(a,,b)', 'min(a, b)', 'missing-operand "," → min(a,b)'],
  ['min(a +, b)', 'min((a + _), b)', 'missing-operand "+" → min(a, b)'],
  // Operators.
  ['2a', '(2 ? a)', 'missing-operator "a" → 2 * a'],
  ['0.5 (a + b)', '(0.5 ? (a + b))', 'missing-operator "(" → 0.5 * (a + b)'],
  ['a b + c', '((a ? b) + c)', 'missing-operator "b"'],
  ['sqrt a', '(sqrt ? a)', 'missing-operator "a" → sqrt(a)'],
  ['(a)(b)', '(a ? b)', 'missing-operator "(" → (a) * (b)'],
  ['a ** 2', '(a ^ 2)', 'wrong-operator (power) "**" → a ^ 2'],
  [
    'a × b − c',
    '((a * b) - c)',
    'wrong-operator (typographic) "×" → a * b − c',
    'wrong-operator (typographic) "−" → a × b - c',
  ],
  ['2 * a // b', '((2 * a) ? b)', 'wrong-operator (floor-division) "//" → floor(2 * a / b)'],
  ['a % b', '(a ? b)', 'wrong-operator (remainder) "%" → (a - b * floor(a / b))'],
  ['(a + 1) mod b', '((a + 1) ? b)', 'wrong-operator (remainder) "mod"'],
  ['50% * a', '(50 * a)', 'wrong-operator (percent) "%" → 0.5 * a'],
  ['50% + a', '(50 + a)', 'wrong-operator (percent) "%" → 0.5 + a'],
  ['a + 1 >= b', '((a + 1) ? b)', 'wrong-operator (comparison) ">="'],
  ['a && b', '(a ? b)', 'wrong-operator (logic) "&&" → a * b'],
  ['a and (b)', '(a ? b)', 'wrong-operator (logic) "and"'],
  ['!a', 'a', 'wrong-operator (logic) "!"'],
  ['not a', 'a', 'wrong-operator (logic) "not"'],
  ['a ? b : c', '((a ? b) ? c)', 'wrong-operator (conditional) "?"'],
  ['a if b else c', '((a ? b) ? c)', 'wrong-operator (conditional) "if"'],
  ['reward = 0.5 * a', '(reward ? (0.5 * a))', 'wrong-operator (assignment) "=" → 0.5 * a'],
  ['= a', 'a', 'wrong-operator (assignment) "=" → a'],
  ['a + %', '(a + _)', 'wrong-operator (remainder) "%"'],
  // Parentheses.
  ['0.5 * a + 0.5 * b)', '((0.5 * a) + (0.5 * b))', 'unopened-parenthesis ")" → 0.5 * a + 0.5 * b'],
  ['0.5 * (a + b', '(0.5 * (a + b))', 'unclosed-parenthesis "(" → 0.5 * (a + b)'],
  ['min(a, ', 'min(a)', 'unclosed-parenthesis "(" → min(a) '],
  ['((', '_', 'unclosed-parenthesis "("', 'unclosed-parenthesis "("'],
  ['[a + b] * 2', '((a + b) * 2)', 'wrong-bracket "[" → (a + b) * 2'],
  ['min[a, b}', 'min(a, b)', 'wrong-bracket "[" → min(a, b)'],
  ['(a]', 'a', 'wrong-bracket "]" → (a)'],
  // Functions.
  ['foo(a)', 'foo(a)', 'unknown-function "foo"'],
  ['pow(a + b, 2)', 'pow((a + b), 2)', 'unknown-function "pow" → ((a + b) ^ 2)'],
  ['Math.max(a, b)', 'Math.max(a, b)', 'unknown-function "Math.max" → max(a, b)'],
  [
    'mod(a + 1, b)',
    'mod((a + 1), b)',
    'unknown-function "mod" → ((a + 1) - b * floor((a + 1) / b))',
  ],
  ['MIN(a)', 'MIN(a)', 'unknown-function "MIN" → min(a)'],
  ['2 * np.mean(a, b)', '(2 * np.mean(a, b))', 'unknown-function "np.mean" → 2 * ((a + b) / 2)'],
  ['round(a + b)', 'round((a + b))', 'unknown-function "round" → floor((a + b) + 0.5)'],
  ['constructor(a)', 'constructor(a)', 'unknown-function "constructor"'],
  ['min()', 'min()', 'wrong-arity "()"'],
  ['abs( )', 'abs()', 'wrong-arity "( )"'],
  ['abs(a, b, c)', 'abs(a, b, c)', 'wrong-arity "b, c" → abs(a)'],
  ['log(a, 2)', 'log(a, 2)', 'wrong-arity "2" → (log(a) / log(2))'],
  // Numbers, names, characters.
  ['0,5 * a', '((0 ? 5) * a)', 'misplaced-comma "," → 0.5 * a'],
  ['(a, b)', '(a ? b)', 'misplaced-comma ","'],
  ['1_000 * a', '(1000 * a)', 'bad-number "1_000" → 1000 * a'],
  ['0x1F', '31', 'bad-number "0x1F" → 31'],
  ['1.2.3', 'NaN', 'bad-number "1.2.3"'],
  ['"exact" * 2', '(exact * 2)', 'quoted-name ""exact"" → exact * 2'],
  ['"two words" * 2', '(_ * 2)', 'unexpected-text ""two words""'],
  [
    '{{exact}} + { fuzzy }',
    '(exact + fuzzy)',
    'braced-name "{{exact}}" → exact + { fuzzy }',
    'braced-name "{ fuzzy }" → {{exact}} + fuzzy',
  ],
  ['{{item.x}} * 2', '(_ * 2)', 'braced-name "{{item.x}}"'],
  ['exact.score', 'exact', 'dotted-name ".score" → exact'],
  ['a @€ b', '(a ? b)', 'unexpected-character "@€"'],
  ['a;', 'a', 'unexpected-character ";" → a'],
  [
    'a² + (b)⁻¹',
    '((a ^ 2) + (b ^ -1))',
    'wrong-operator (power) "²" → a^2 + (b)⁻¹',
    'wrong-operator (power) "⁻¹" → a² + (b)^-1',
  ],
  ['½ * a', '(0.5 * a)', 'bad-number "½" → 0.5 * a'],
  ['a + b # note', '(a + b)', 'comment "# note" → a + b'],
  ['a // as agreed\n + b', '(a + b)', 'comment "// as agreed" → a\n + b'],
  ['max([a, b])', 'max(a, b)', 'wrong-bracket "[" → max(a, b)'],
  ['reward: a', '(reward ? a)', 'wrong-operator (assignment) ":" → a'],
  ['return a', 'a', 'wrong-operator (assignment) "return" → a'],
  ['[a, b, a]', '((a ? b) ? a)', 'misplaced-comma ","'],
  ['😀 * a', '(_ * a)', 'unexpected-character "😀"'],
  ['"a', 'a', 'unexpected-character """'],
  // Several at once.
  [
    '2a + * b) + min()',
    '(((2 ? a) + (_ * b)) + min())',
    'missing-operator "a" → 2 * a + * b) + min()',
    'missing-operand "*"',
    'unopened-parenthesis ")" → 2a + * b + min()',
    'wrong-arity "()"',
  ],
];

test('every mistake is one problem at its place, and the tree around it is what was meant', () => {
  for (const [text, shape, ...problems] of mistakes) {
    assert.deepEqual(problemsOf(text), problems, text);
    assert.equal(shapeOf(parseFormula(text)), shape, text);
  }
});

test('what the edits of a problem make is free of it', () => {
  for (const [text] of mistakes) {
    const { problems } = parseFormula(text);
    for (const { code, edits } of problems) {
      if (edits.length === 0) continue;
      const left = parseFormula(applyEdits(text, edits)).problems;
      const count = (all: typeof problems) => all.filter((problem) => problem.code === code).length;
      assert.equal(count(left), count(problems) - 1, `${code} in ${text}`);
      assert.ok(left.length < problems.length, `${code} in ${text}`);
    }
  }
});

test('words of other languages can be keys where nothing says otherwise', () => {
  for (const text of ['if + 1', '2 * not', 'mod', 'max * 0.5', 'précision']) {
    assert.deepEqual(problemsOf(text), [], text);
    assert.equal(namesIn(parseFormula(text)).length, 1, text);
  }
});
