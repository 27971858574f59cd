import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTemplate } from './parse.ts';
import { applyEdits, pathOf } from './testTexts.ts';

/** Each problem as `code "marked text" → mended text`. */
function problemsOf(text: string): readonly string[] {
  return parseTemplate(text).problems.map((problem) => {
    const { code, start, end, edits } = problem;
    const name = 'construct' in problem ? `${code} (${problem.construct})` : code;
    const mended = edits.length === 0 ? '' : ` → ${applyEdits(text, edits)}`;
    return `${name} "${text.slice(start, end)}"${mended}`;
  });
}

const references: readonly (readonly [text: string, ...paths: string[]])[] = [
  [''],
  ['No braces here.'],
  ['{{item.answer}}', 'item: answer'],
  ['{{ item.answer }} and {{sample.output_text}}!', 'item: answer', 'sample: output_text'],
  ['{{\n  item.answer\t}}', 'item: answer'],
  ['{{sample.output_tools[0].function.name}}', 'sample: output_tools [0] function name'],
  ['{{item.grid[1][20].x}}', 'item: grid [1] [20] x'],
  [
    '{{item.reference-answer}}{{item.Größe}}{{item.0.a$}}',
    'item: reference-answer',
    'item: Größe',
    'item: 0 a$',
  ],
  ['{{item.constructor.__proto__}}', 'item: constructor __proto__'],
  ['{{other.x}}', 'other: x'],
  ['{"answer": {{sample.output_text}}}', 'sample: output_text'],
  ['{"a": {"b": [{{item.a}}, {{item.b}}]}}', 'item: a', 'item: b'],
  ['{"a":{"b":{"c":{{item.c}}}}}', 'item: c'],
  ['function f() { return {}; } // {{item.x}}', 'item: x'],
  ['\\boxed{{{item.answer}}} and x^{{{item.n}}}', 'item: answer', 'item: n'],
  ['A brace } and :-} and {item} and {"item": 1} and {sample}'],
  ['{% of all %} and {#1}'],
];

test('references are read wherever they stand, and what is only text is no problem', () => {
  for (const [text, ...paths] of references) {
    assert.deepEqual(parseTemplate(text).references.map(pathOf), paths, text);
    assert.deepEqual(problemsOf(text), [], text);
  }
});

test('the ranges of a reference and of its parts are exact', () => {
  const text = '😀 {{ item.rows[0]["a b"] }}';
  const [reference] = parseTemplate(text).references;
  assert.ok(reference);
  const slice = ({ start, end }: { readonly start: number; readonly end: number }) =>
    text.slice(start, end);
  assert.equal(slice(reference), '{{ item.rows[0]["a b"] }}');
  assert.equal(text.slice(reference.contentStart, reference.contentEnd), ' item.rows[0]["a b"] ');
  assert.equal(slice(reference.namespace!), 'item');
  assert.deepEqual(reference.segments.map(slice), ['rows', '[0]', 'a b']);
});

const mistakes: readonly (readonly [text: string, ...problems: string[]])[] = [
  // Braces.
  ['{{item.x', 'unclosed-reference "{{item.x" → {{item.x}}'],
  ['Say {{item.x} now', 'unclosed-reference "{{item.x}" → Say {{item.x}} now'],
  ['Say {{ item.x. Then', 'unclosed-reference "{{ item.x" → Say {{ item.x}}. Then'],
  ['{{item.x and {{item.y}}', 'unclosed-reference "{{item.x" → {{item.x}} and {{item.y}}'],
  ['{{', 'unclosed-reference "{{"'],
  ['{{ \n\nNext', 'unclosed-reference "{{ \n\nNext" → {{ \n\nNext}}'],
  ['{{ "', 'unclosed-reference "{{"'],
  ['{{item.response}}}}', 'stray-braces "}}" → {{item.response}}'],
  ['{"a": {{item.x}}}}', 'stray-braces "}" → {"a": {{item.x}}}'],
  ['{{item.x}} }}', 'stray-braces "}}" → {{item.x}} '],
  ['{{{item.x}}', 'stray-braces "{" → {{item.x}}'],
  ['Is item.x}} it', 'unopened-reference "item.x}}" → Is {{item.x}} it'],
  ['{{{item.x}}}', 'surplus-braces "{{{item.x}}}" → {{item.x}}'],
  ['a {{{{ item.x }}}}', 'surplus-braces "{{{{ item.x }}}}" → a {{ item.x }}'],
  ['{item.x}', 'single-braces "{item.x}" → {{item.x}}'],
  [
    '{ sample.output_tools[0].id }',
    'single-braces "{ sample.output_tools[0].id }" → {{ sample.output_tools[0].id }}',
  ],
  ['${item.x}', 'single-braces "${item.x}" → {{item.x}}'],
  ['{ {item.x}}', 'single-braces "{ {item.x}}" → {{item.x}}'],
  ['{ { item.x } }', 'single-braces "{ { item.x } }" → {{ item.x }}'],
  ['{{item.x} }', 'unclosed-reference "{{item.x} }" → {{item.x}}'],
  ['{"a": {{item.x} }', 'unclosed-reference "{{item.x}" → {"a": {{item.x}} }'],
  ['{item.x}}', 'single-braces "{item.x}}" → {{item.x}}'],
  ['{"a": {item.x}}', 'single-braces "{item.x}" → {"a": {{item.x}}}'],
  ['{{}}', 'empty-reference "{{}}"'],
  ['a{{ }}b', 'empty-reference "{{ }}" → ab'],
  ['{{"score": 1}}', 'literal-braces "{{" → {"score": 1}'],
  ['{{"a": {"b": 1}, "c": 2}}', 'literal-braces "{{" → {"a": {"b": 1}, "c": 2}'],
  ['{{"a": {"b": {{item.x}}}}}', 'literal-braces "{{" → {"a": {"b": {{item.x}}}}'],
  ['Rate {{0}}', 'literal-braces "{{" → Rate {0}'],
  // What other template languages know.
  ['{{ item.x | upper }}', 'expression (filter) "| upper" → {{ item.x }}'],
  ['{{ item.x.strip() }}', 'expression (call) ".strip()" → {{ item.x }}'],
  ['{{ len(item.x) }}', 'expression (call) "len(item.x)"'],
  ['{{ item.a + item.b }}', 'expression (operator) "+ item.b"'],
  ['{{ item.a or item.b }}', 'expression (operator) "or item.b"'],
  ['{{#if item.x}}yes{{/if}}', 'expression (block) "#if item.x"', 'expression (block) "/if"'],
  ['{{ if item.x }}', 'expression (block) "if item.x"'],
  ['{{ the right answer }}', 'expression (words) "the right answer"'],
  ['{{e.g. an answer}}', 'expression (words) "e.g. an answer"'],
  ['{{ item.x] }}', 'expression (other) "]"'],
  [
    '{% if item.x %}yes{% endif %}',
    'statement (statement) "{% if item.x %}"',
    'statement (statement) "{% endif %}"',
  ],
  ['a{# note #}b', 'statement (comment) "{# note #}" → ab'],
  ['{{"item.x"}}', 'quoted-reference ""item.x"" → {{item.x}}'],
  // Paths.
  ['{{item..x}}', 'empty-segment "." → {{item.x}}'],
  ['{{.item.x}}', 'empty-segment "." → {{item.x}}'],
  ['{{item.x.}}', 'empty-segment "." → {{item.x}}'],
  ['{{item}}', 'missing-field "item"'],
  ['{{ item. }}', 'missing-field "item."'],
  ['{{output_text}}', 'missing-namespace "output_text" → {{sample.output_text}}'],
  ['{{output_json.a}}', 'missing-namespace "output_json" → {{sample.output_json.a}}'],
  ['{{sa}}', 'missing-namespace "sa"'],
  ['{{answer[0]}}', 'missing-namespace "answer" → {{item.answer[0]}}'],
  ['{{item.rows[a]}}', 'bad-index "[a]" → {{item.rows.a}}'],
  ['{{item.rows[-1].a}}', 'bad-index "[-1]"'],
  ['{{item.rows[]}}', 'bad-index "[]"'],
  ['{{item["x"]}}', 'quoted-index "["x"]" → {{item.x}}'],
  ["{{item['two words']}}", 'quoted-index "[\'two words\']"'],
  ['{{item.rows[0}}', 'unclosed-index "[0" → {{item.rows[0]}}'],
  ['{{item.rows[0]name}}', 'missing-dot "name" → {{item.rows[0].name}}'],
  ['{{item . x}}', 'space-in-path " . " → {{item.x}}'],
  ['{{item.x [0]}}', 'space-in-path " " → {{item.x[0]}}'],
  ['{{item.two words}}', 'space-in-path "two words"'],
  // Several at once.
  [
    '{{item..x}} {{item.y',
    'empty-segment "." → {{item.x}} {{item.y',
    'unclosed-reference "{{item.y" → {{item..x}} {{item.y}}',
  ],
];

test('every mistake is one problem at its place', () => {
  for (const [text, ...problems] of mistakes) assert.deepEqual(problemsOf(text), problems, text);
});

test('what the edits of a problem make is free of it', () => {
  for (const [text] of mistakes) {
    for (const problem of parseTemplate(text).problems) {
      if (problem.edits.length === 0) continue;
      const mended = applyEdits(text, problem.edits);
      const left = parseTemplate(mended).problems.filter(({ code }) => code === problem.code);
      const before = parseTemplate(text).problems.filter(({ code }) => code === problem.code);
      assert.equal(left.length, before.length - 1, `${problem.code} in ${text}`);
    }
  }
});

test('a mistake leaves the path of its reference readable', () => {
  const paths: readonly (readonly [string, string])[] = [
    ['{{item.x', 'item: x …'],
    ['{{item.', 'item: …'],
    ['{{ it', '?: it …'],
    ['{{item..x}}', 'item: x'],
    ['{{ item.x | upper }}', 'item: x'],
    ['{{item.x.strip()}}', 'item: x'],
    ['{{item.rows[a].b}}', 'item: rows [?] b'],
    ['{{item["x y"].z}}', 'item: x y z'],
    ['{{item.two words.z}}', 'item: two words z'],
    ['{{output_json.a}}', '?: output_json a'],
    ['{{#if item.x}}', '?:'],
  ];
  for (const [text, path] of paths)
    assert.deepEqual(parseTemplate(text).references.map(pathOf), [path], text);
});
