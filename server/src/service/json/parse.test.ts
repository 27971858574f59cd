import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseJson } from './parse.ts';
import { childrenOf, keyOf, kindOf, none, NodeKind, sourceOf, stringOf, valueOf } from './tree.ts';
import type { JsonTree } from './tree.ts';

/** Each problem as `code "marked text" detail`. */
function problemsOf(text: string): readonly string[] {
  return parseJson(text).problems.map(({ code, start, end, detail }) =>
    `${code} ${JSON.stringify(text.slice(start, end))} ${detail}`.trim(),
  );
}

function toValue(tree: JsonTree, node: number): unknown {
  switch (kindOf(tree, node)) {
    case NodeKind.object: {
      const entries = childrenOf(tree, node).map((property) => [
        keyOf(tree, property),
        toValue(tree, valueOf(tree, property)),
      ]);
      return Object.fromEntries(entries);
    }
    case NodeKind.array:
      return childrenOf(tree, node).map((element) => toValue(tree, element));
    case NodeKind.string:
      return stringOf(tree, node);
    default:
      return JSON.parse(sourceOf(tree, node));
  }
}

function accepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const cases: readonly (readonly [text: string, ...problems: string[]])[] = [
  ['{}'],
  ['{"a":[1,2,{"b":null}]}'],
  ['{"a":1,}', 'syntax-trailing-comma ","'],
  ['[1,]', 'syntax-trailing-comma ","'],
  ['{"a" 1}', 'syntax-colon "\\"a\\"" before value'],
  ['{"a" = 1}', 'syntax-colon "=" equals'],
  ['{"a":1;"b":2}', 'syntax-comma ";" semicolon'],
  ['{"a":1; }', 'syntax-comma ";" last semicolon'],
  ['{"a":[1;2;]}', 'syntax-comma ";" semicolon', 'syntax-comma ";" last semicolon'],
  ['{"a":[,]}', 'syntax-comma "," extra'],
  ['{"x":0,"a":[,1]}', 'syntax-comma "," extra'],
  ['{"a":1,,}', 'syntax-comma "," extra'],
  ['{ # why\n"a":1}', 'syntax-comment "# why"'],
  ['{“a”:“b”}', 'syntax-quotes "“a”"', 'syntax-quotes "“b”"'],
  ["{'a':'it\\'s'}", 'syntax-quotes "\'a\'"', "syntax-quotes \"'it\\\\'s'\""],
  ['{"a"}', 'syntax-colon "\\"a\\"" missing'],
  ['{"a":}', 'syntax-value "\\"a\\":"'],
  ['{"a":,"b":2}', 'syntax-value "\\"a\\":"'],
  ['{"a":\n"b":2}', 'syntax-value "\\"a\\":"'],
  ['{"a" "b":2}', 'syntax-colon "\\"a\\"" missing'],
  ['{"a":1 "b":2}', 'syntax-comma "\\"" missing'],
  ['[1 2]', 'syntax-comma "2" missing'],
  ['{"a":1,,"b":2}', 'syntax-comma "," extra'],
  ['{"a":[1,2}', 'syntax-bracket "}" ]'],
  ['{"a":{"b":1,"c":[{"d":2}', 'syntax-bracket "[" ]}}'],
  ['{"a":1}}', 'syntax-content "}" behind'],
  ['{} x', 'syntax-content "x"'],
  ['', 'syntax-value "" empty'],
  ['// why\n{}', 'syntax-comment "// why"'],
  ['{"a": /* 1 */ 2}', 'syntax-comment "/* 1 */"'],
  ['{a:1}', 'syntax-key "a" a'],
  ["{'a':1}", 'syntax-quotes "\'a\'"'],
  ['{"a":True}', 'syntax-literal "True" true'],
  ['{"a":None}', 'syntax-literal "None" null'],
  ['{"a":.5}', 'syntax-number ".5" 0.5'],
  ['{"a":1_000}', 'syntax-number "1_000" 1000'],
  ['{"a": gpt 4o, "b":1}', 'syntax-value "gpt 4o" text'],
  ['{"a":"\\q"}', 'syntax-escape "\\\\q"'],
  ['{"a":"\\u12"}', 'syntax-escape "\\\\u"'],
  ['{"a":"x', 'syntax-string "\\"x" unterminated', 'syntax-bracket "{" }'],
  ['{"a":"x\n"b":1}', 'syntax-string "\\"x" unterminated'],
  ['{"mod\n "model":"x"}', 'syntax-string "\\"mod" unterminated'],
  [
    '{"source":"def grade(sample, item):\n  return 1",\n"b":2}',
    'syntax-string "\\"def grade(sample, item):\\n  return 1\\"" line break',
  ],
  [
    '{"source":"def grade():\n  return item["x"] + 1",\n"b":2}',
    'syntax-string "\\"def grade():\\n  return item[\\"x\\"] + 1\\"" raw',
  ],
  [
    '{"source":"def grade():\n  return item["x"] + 1 }',
    'syntax-string "\\"def grade():" unterminated',
  ],
  ['{\n  "a":"x\ny,\n  "b":2\n}', 'syntax-string "\\"x\\ny" open'],
  [
    "{'a': 'b' 'c', 'd': 1}",
    'syntax-quotes "\'a\'"',
    "syntax-string \"'b' 'c'\" pieces",
    'syntax-quotes "\'d\'"',
  ],
  ['job = {"a":1}\nprint(job)', 'syntax-content "job =" around'],
  ['const job', 'syntax-content "const" no object'],
  ['{"a":1};\n', 'syntax-content ";" behind'],
  ['{"a: "b", "c": 1}', 'syntax-string "\\"a" unterminated'],
  ['{a": "b"}', 'syntax-key "a" a'],
  ['{"a": b", "c": 1}', 'syntax-value "b\\"" text'],
  ['{"a": {"b": "x}, "c": 1}', 'syntax-string "\\"x" unterminated'],
  ['{"a": {"b": "x},\n "c": 1}', 'syntax-string "\\"x" unterminated'],
  [
    '{"a": "\"\"b\nc"\"\"}'.replaceAll('\\"', '"'),
    'syntax-quotes "\\"\\"\\"b\\nc\\"\\"\\"" foreign',
  ],
  ['{"a": `b\n"c"`}', 'syntax-quotes "`b\\n\\"c\\"`" foreign'],
  ['{"a": \'b\nc\'}', 'syntax-quotes "\'b\\nc\'" foreign'],
  ['{"a": "b" +\n "c"}', 'syntax-string "\\"b\\" +\\n \\"c\\"" pieces'],
  ['{"metadata": {"a": "b" ]}', 'syntax-bracket "]" }'],
  ['{"a": {\n    "b": 1\n}', 'syntax-bracket "{" }'],
  ['{\n  "a": {\n    "b": 1\n  "c": 2\n}', 'syntax-bracket "{" },'],
  ['{\n  "a": {\n    "b": 1\n  ,\n  "c": 2\n}', 'syntax-bracket "{" }'],
  ['{\n  "a": [\n    {\n      "b": 1\n  ],\n  "c": 2\n}', 'syntax-bracket "{" }'],
  ['{\n  "a": {\n    "b": 1\n  }},\n  "c": 2\n}', 'syntax-bracket "}" extra'],
  ['{"a": open("b").read(), "c": 1}', 'syntax-content "open(\\"b\\").read()" expression'],
  ['{"a":\n "b": 1},\n "c": 2}', 'syntax-bracket "\\"" {'],
  ['{"a": {"b":\n "c": 1}}, "d": 2}', 'syntax-bracket "\\"" {'],
  ['\n"a": 1,\n"b": {}\n}', 'syntax-bracket "\\"" {'],
  ['{"a":\n "b": 1,\n "c": [1}', 'syntax-value "\\"a\\":"', 'syntax-bracket "}" ]'],
];

for (const [text, ...problems] of cases)
  test(`parseJson finds ${problems.length} problem(s) in ${JSON.stringify(text)}`, () => {
    assert.deepEqual(problemsOf(text), problems);
  });

test('reads every JSON value as JSON.parse does', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      if (text.includes('__proto__')) return;
      const tree = parseJson(text);
      assert.deepEqual(tree.problems, []);
      assert.deepEqual(toValue(tree, 0), JSON.parse(text));
    }),
  );
});

test('has no problem exactly where JSON.parse accepts', () => {
  const piece = fc.constantFrom(
    ...[
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      '"a"',
      '"b":',
      '1',
      '-',
      'true',
      'nul',
      ' ',
      '\n',
      '\\',
      "'",
      '/*',
      '//',
    ],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      assert.equal(parseJson(text).problems.length === 0, accepts(text), text);
    }),
    { numRuns: 20_000 },
  );
});

test('nodes lie in the text, in document order, children inside their parents', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.json(), (noise, json) => {
      const text = json.slice(0, json.length >> 1) + noise + json.slice(json.length >> 1);
      const tree = parseJson(text);
      for (let node = 0; node < tree.size; node++) {
        const parent = tree.parents[node]!;
        assert.ok(tree.starts[node]! <= tree.ends[node]! && tree.ends[node]! <= text.length);
        if (node > 0) assert.ok(tree.starts[node]! >= tree.starts[node - 1]!);
        if (parent === none) continue;
        assert.ok(
          tree.starts[parent]! <= tree.starts[node]! && tree.ends[parent]! >= tree.ends[node]!,
        );
      }
      for (const { start, end } of tree.problems)
        assert.ok(0 <= start && start <= end && end <= text.length);
    }),
    { numRuns: 3000 },
  );
});

test('brackets on lines of any indentation are read without a throw, and lie in the text', () => {
  const piece = fc.constantFrom(
    ...'{ [ } ] }, ], "a": "b": "c", 1 , : a( ` \'\'\' =;'.split(' '),
    '\n',
    '\n  ',
    '\n    ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const tree = parseJson(text);
      assert.equal(tree.problems.length === 0, accepts(text), text);
      for (let node = 0; node < tree.size; node++)
        assert.ok(
          tree.starts[node]! <= tree.ends[node]! && tree.ends[node]! <= text.length,
          JSON.stringify(text),
        );
      for (const { start, end, insertAt = start } of tree.problems)
        assert.ok(0 <= start && start <= end && end <= text.length && insertAt <= text.length);
    }),
    { numRuns: 20_000 },
  );
});

test('any depth and any number of lost quotes is read in linear time', { timeout: 20_000 }, () => {
  const many = 100_000;
  assert.equal(parseJson('['.repeat(many)).depth, many);
  assert.equal(parseJson('{"a":'.repeat(many) + '}'.repeat(many)).size, 2 * many);
  assert.ok(parseJson('['.repeat(many) + '}'.repeat(many)).problems.length > 0);
  assert.ok(parseJson('"\n'.repeat(many)).problems.length > 0);
});
