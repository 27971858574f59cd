/** The colours before the server is up. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { functions } from '../server/src/languages/formula/functions.ts';
import { exampleJobs } from '../test/support/fixtures.ts';
import { closing, grammar, opening, textmate, tokensOf } from './testGrammar.ts';

/** The tokens between the quotes of the value of a key, without the scope of the JSON string itself. */
function inside(key: string, jsonString: string): readonly string[] {
  const [tokens] = tokensOf(`{"${key}": "${jsonString}"}`);
  return tokens!
    .slice(tokens!.indexOf(opening) + 1, tokens!.indexOf(closing))
    .map((token) => token.replace(' string.quoted.double.json', ''));
}

test("JSON has the scopes of VS Code's JSON grammar", () => {
  assert.deepEqual(tokensOf('{"a\\n": [-1.5e3, true, "x\\q\\u00e9"], // no\n"b":x} y'), [
    [
      '{ punctuation.definition.dictionary.begin.json',
      '" string.json support.type.property-name.json punctuation.support.type.property-name.begin.json',
      'a string.json support.type.property-name.json',
      '\\n string.json support.type.property-name.json constant.character.escape.json',
      '" string.json support.type.property-name.json punctuation.support.type.property-name.end.json',
      ': punctuation.separator.dictionary.key-value.json',
      '[ punctuation.definition.array.begin.json',
      '-1.5e3 constant.numeric.json',
      ', punctuation.separator.array.json',
      'true constant.language.json',
      ', punctuation.separator.array.json',
      opening,
      'x string.quoted.double.json',
      '\\q string.quoted.double.json invalid.illegal.unrecognized-string-escape.json',
      '\\u00e9 string.quoted.double.json constant.character.escape.json',
      closing,
      '] punctuation.definition.array.end.json',
      ', punctuation.separator.dictionary.pair.json',
      '// comment.line.double-slash.json punctuation.definition.comment.json',
      ' no comment.line.double-slash.json',
    ],
    [
      '" string.json support.type.property-name.json punctuation.support.type.property-name.begin.json',
      'b string.json support.type.property-name.json',
      '" string.json support.type.property-name.json punctuation.support.type.property-name.end.json',
      ': punctuation.separator.dictionary.key-value.json',
      'x invalid.illegal.expected-dictionary-separator.json',
      '} punctuation.definition.dictionary.end.json',
      'y invalid.illegal.unexpected.json',
    ],
  ]);
});

const expression = 'meta.template.expression.ftjob';
const begin = `{{ ${expression} punctuation.definition.template-expression.begin.ftjob`;
const end = `}} ${expression} punctuation.definition.template-expression.end.ftjob`;
const dot = `. ${expression} punctuation.accessor.ftjob`;

test('templates, in any string, closed or not', () => {
  assert.deepEqual(inside('input', 'Is {{item.answer[0]}} {x} \\"{{sample.out and'), [
    'Is ',
    begin,
    `item ${expression} variable.language.namespace.ftjob`,
    dot,
    `answer ${expression} variable.other.property.ftjob`,
    `[ ${expression}`,
    `0 ${expression} constant.numeric.ftjob`,
    `] ${expression}`,
    end,
    ' {x} ',
    '\\" constant.character.escape.json',
    begin,
    `sample ${expression} variable.language.namespace.ftjob`,
    dot,
    `out ${expression} variable.other.property.ftjob`,
    ' and',
  ]);
});

test('the formula, in "calculate_output" only', () => {
  const formula = 'meta.embedded.inline.formula.ftjob';
  assert.deepEqual(
    inside('calculate_output', '0.5*max(a_1,maximum)').map((token) =>
      token.replace(` ${formula}`, ''),
    ),
    [
      '0.5 constant.numeric.ftjob',
      '* keyword.operator.arithmetic.ftjob',
      'max support.function.ftjob',
      '( punctuation.section.ftjob',
      'a_1 variable.other.readwrite.ftjob',
      ', punctuation.section.ftjob',
      'maximum variable.other.readwrite.ftjob',
      ') punctuation.section.ftjob',
    ],
  );
  assert.deepEqual(inside('not_calculate_output', 'max(a)'), ['max(a)']);
  for (const { name } of functions.values())
    assert.match(inside('calculate_output', `${name}(a)`)[0]!, /support\.function/, name);
});

/** The words of Python with the last part of their scope, as `word:scope`. */
const python = (source: string) =>
  inside('source', JSON.stringify(source).slice(1, -1))
    .map((token) => {
      const [, word, scope] = /^(.*?) meta\.embedded\.inline\.python\.ftjob ?(.*)$/.exec(token)!;
      return scope === '' ? word!.trim() : `${word!.trim()}:${scope!}`;
    })
    .filter((token) => token !== '');
const newLine = '\\n:constant.character.escape.json';
const quote = (kind: string, side: string) =>
  `\\":string.quoted.${kind}.python punctuation.definition.string.${side}.python constant.character.escape.json`;

test('Python, in "source"', () => {
  assert.deepEqual(python('import re\ndef grade(sample, item):\n\treturn len(x) >= 1.5 # no "'), [
    'import:keyword.control.python',
    're',
    newLine,
    'def:storage.type.function.python',
    'grade:entity.name.function.python',
    '(',
    'sample',
    ',',
    'item',
    '):',
    newLine,
    '\\t:constant.character.escape.json',
    'return:keyword.control.python',
    'len:meta.function-call.generic.python entity.name.function.call.python',
    '(',
    'x',
    ')',
    '>=:keyword.operator.python',
    '1.5:constant.numeric.python',
    '#:comment.line.number-sign.python punctuation.definition.comment.python',
    'no:comment.line.number-sign.python',
    '\\":comment.line.number-sign.python constant.character.escape.json',
  ]);
});

test('strings of Python: closed, escaped, over several lines, open at the end of a line', () => {
  const double = 'double.single-line';
  assert.deepEqual(python('f"a#\\"\'" + "open\nNone'), [
    'f:string.quoted.double.single-line.python storage.type.string.python',
    quote(double, 'begin'),
    'a#:string.quoted.double.single-line.python',
    '\\\\\\":string.quoted.double.single-line.python constant.character.escape.python',
    "':string.quoted.double.single-line.python",
    quote(double, 'end'),
    '+:keyword.operator.python',
    quote(double, 'begin'),
    'open:string.quoted.double.single-line.python',
    newLine,
    'None:constant.language.python',
  ]);
  const triple = 'docstring.multi';
  assert.deepEqual(python('"""a\n"b" # c"""\nd'), [
    ...Array.from({ length: 3 }, () => quote(triple, 'begin')),
    'a:string.quoted.docstring.multi.python',
    '\\n:string.quoted.docstring.multi.python constant.character.escape.json',
    '\\":string.quoted.docstring.multi.python constant.character.escape.json',
    'b:string.quoted.docstring.multi.python',
    '\\":string.quoted.docstring.multi.python constant.character.escape.json',
    '# c:string.quoted.docstring.multi.python',
    ...Array.from({ length: 3 }, () => quote(triple, 'end')),
    newLine,
    'd',
  ]);
});

test("the user's own labels are no code, whatever their keys", () => {
  const [tokens] = tokensOf('{"metadata": {"source": "for you"}, "source": "for"}');
  assert.ok(tokens!.includes('for you string.quoted.double.json'));
  assert.ok(tokens!.some((token) => token.startsWith('for ') && token.includes('keyword')));
});

test('what is embedded counts as text for brackets and quotes of the editor', () => {
  const stringType = 2;
  const line = '{"source": "f(\'[\') # \\"{", "calculate_output": "(a", "input": "{{["}';
  const { tokens } = grammar.tokenizeLine2(line, textmate.INITIAL);
  const typeAt = (offset: number) => {
    let type = -1;
    for (let index = 0; index < tokens.length; index += 2)
      if (tokens[index]! <= offset) type = (tokens[index + 1]! >>> 8) & 3;
    return type;
  };
  for (const bracket of ["('[", "['", '{",', '(a', '{{', '["']) {
    const at = line.indexOf(bracket);
    assert.ok(at >= 0);
    assert.equal(typeAt(at), stringType, bracket);
  }
  assert.equal(typeAt(0), 0, 'the brackets of JSON are brackets');
  assert.equal(typeAt(line.length - 1), 0);
});

for (const { name, text } of exampleJobs())
  test(`${name}: nothing in it looks wrong, and all of it is closed`, () => {
    const lines = tokensOf(`${text.trimEnd()} ?`);
    assert.deepEqual(
      lines.flat().filter((token) => token.includes('invalid')),
      ['? invalid.illegal.unexpected.json'],
    );
    let state = textmate.INITIAL;
    for (const line of text.split('\n')) {
      state = grammar.tokenizeLine(line, state).ruleStack;
      const open = JSON.stringify(state);
      assert.doesNotMatch(open, /string\.quoted|meta\.embedded|comment/, line);
    }
  });
