import { deepEqual, equal } from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parsePython } from './module.ts';
import { anySource, mark } from './testing.ts';

/** Each read in short: root, keys with their access, and what it expects. */
function reads(text: string): readonly string[] {
  return parsePython(text).reads.map(({ root, path, expects }) => {
    const steps = path.map(({ key, access }) => {
      if (access === 'get') return `.get(${key})`;
      return access === 'attribute' ? `.${key}` : `[${key}]`;
    });
    return `${root}${steps.join('')} ${expects}`;
  });
}

/** The reads of a body of `grade`. */
function readsIn(body: string): readonly string[] {
  return reads(`def grade(sample, item):\n    ${body.replaceAll('\n', '\n    ')}\n`);
}

test('Constant keys are read, however they are read.', () => {
  const cases: readonly (readonly [body: string, ...reads: readonly string[]])[] = [
    ['return sample["output_text"]', 'sample[output_text] present'],
    ["return item['answer']", 'item[answer] present'],
    ['return item.get("answer")', 'item.get(answer) optional'],
    ['return item.get("answer", "")[0]', 'item.get(answer)[0] optional'],
    ['x = sample["choices"][0]["message"]', 'sample[choices][0][message] present'],
    ['x = sample["choices"][-1]', 'sample[choices][-1] present'],
    ['x = sample["a"].get("b")["c"]', 'sample[a].get(b)[c] present'],
    ['x = sample["a"].strip()', 'sample[a] present'],
    ['x = sample["a"][i]["b"]', 'sample[a] present'],
    ['x = sample["a"][1:2]', 'sample[a] present'],
    ['x = sample[key]'],
    ['x = sample["a" + b]'],
    ['x = sample[f"a"]'],
    ['x = sample.get(key)'],
    ['x = sample.keys()'],
    ['x = sample.output_text', 'sample.output_text present'],
    ['x = sample.output_text.strip()', 'sample.output_text present'],
    ['x = sample.choices()', 'sample.choices present'],
    ['x = f"{sample[\'a\']}"', 'sample[a] present'],
    ['x = [item["a"] for _ in y]', 'item[a] present'],
    ['f = lambda: item["a"]', 'item[a] present'],
    ['def g():\n    return item["a"]', 'item[a] present'],
    ['x = other["a"]'],
  ];
  for (const [body, ...expected] of cases) deepEqual(readsIn(body), expected, body);
});

test('The two are known by the names of the first two parameters.', () => {
  deepEqual(
    reads('def grade(s, i=None, *rest): return s["a"] + i["b"] + rest["c"] + sample["d"]'),
    ['sample[a] present', 'item[b] present'],
  );
  deepEqual(reads('def grade(a, /, b): return a["x"] + b["y"]'), [
    'sample[x] present',
    'item[y] present',
  ]);
  deepEqual(reads('def grade(sample, *, item): return sample["x"] + item["y"]'), [
    'sample[x] present',
  ]);
  deepEqual(reads('def score(sample, item): return sample["x"]'), []);
});

test('What the source provides for is optional.', () => {
  const cases: readonly (readonly [body: string, ...reads: readonly string[]])[] = [
    ['if "a" in item:\n    x = item["a"]', 'item[a] optional'],
    ['if "a" not in item:\n    return 0\nx = item["a"]', 'item[a] optional'],
    ['if item.get("a"):\n    x = item["a"]', 'item.get(a) optional', 'item[a] optional'],
    ['try:\n    x = item["a"]\nexcept KeyError:\n    pass', 'item[a] optional'],
    ['try:\n    pass\nexcept E:\n    x = item["a"]', 'item[a] present'],
    ['if "b" in item:\n    x = item["a"]', 'item[a] present'],
  ];
  for (const [body, ...expected] of cases) deepEqual(readsIn(body), expected, body);
});

test('Nothing is certain of what the source may have changed.', () => {
  const cases: readonly (readonly [body: string, ...reads: readonly string[]])[] = [
    ['item["a"] = 1\nreturn item["a"]', 'item[a] unknown'],
    ['item["a"] = 1\nreturn item["b"]', 'item[b] present'],
    ['data = item\ndata["a"] = 1\nreturn item["a"]', 'item[a] unknown'],
    ['item["a"]["b"] = 1', 'item[a] present'],
    ['item[key] = 1\nreturn item["a"] + sample["b"]', 'item[a] unknown', 'sample[b] present'],
    ['item.update(x)\nreturn item["a"]', 'item[a] unknown'],
    ['item = dict(item)\nreturn item["a"]', 'item[a] unknown'],
    ['item |= x\nreturn item["a"]', 'item[a] unknown'],
    ['for item in x:\n    y = item["a"]', 'item[a] unknown'],
    ['x = [item["a"] for item in y]'],
    ['x = map(lambda item: item["a"], y)'],
    ['seen = set()\nseen.update(x)\nreturn item["a"]', 'item[a] present'],
  ];
  for (const [body, ...expected] of cases) deepEqual(readsIn(body), expected, body);
});

test('A helper that gets one of them under the same name reads it too.', () => {
  const helper = 'def helper(item, x=0):\n    return item["a"]\n';
  const cases: readonly (readonly [text: string, ...reads: readonly string[]])[] = [
    [`${helper}def grade(sample, item): return helper(item)`, 'item[a] present'],
    [`${helper}def grade(sample, item): return helper(x=1, item=item)`, 'item[a] present'],
    [`${helper}def grade(sample, item): return helper(sample)`],
    // What a comprehension goes through is read outside of it.
    [
      `${helper}def grade(sample, item): return sum(helper(item) for item in item["b"])`,
      'item[b] present',
    ],
    [`${helper}def grade(sample, item): return helper(item) + helper(other)`, 'item[a] unknown'],
    [
      `${helper}def grade(sample, item): return helper(item) + max(map(helper, x))`,
      'item[a] unknown',
    ],
    [`${helper}def grade(sample, row): return helper(row)`],
    [
      `${helper}class C:\n    def helper(self, item): return item["b"]\ndef grade(sample, item): return helper(item)`,
      'item[a] present',
    ],
    [
      `${helper}${helper.replace('"a"', '"b"')}def grade(sample, item): return helper(item)`,
      'item[b] present',
    ],
    [
      'def inner(sample): return sample["b"]\ndef outer(sample): return inner(sample)\ndef grade(sample, item): return outer(sample)',
      'sample[b] present',
    ],
    [
      'def fill(row):\n    row.update(x)\ndef grade(sample, item):\n    fill(item)\n    return item["a"]',
      'item[a] unknown',
    ],
  ];
  for (const [text, ...expected] of cases) deepEqual(reads(text), expected, text);
});

test('A read and each of its keys have their range.', () => {
  const text =
    'def grade(sample, item):\n    return sample["choices"][0].get("text", "") + item[""]';
  const found = parsePython(text).reads;
  equal(
    mark(
      text,
      found.map(({ range }) => range),
    ),
    'def grade(sample, item):\n    return «sample["choices"][0].get("text", "")» + «item[""]»',
  );
  equal(
    mark(
      text,
      found.flatMap(({ path }) => path.map(({ range }) => range)),
    ),
    'def grade(sample, item):\n    return sample["«choices»"][«0»].get("«text»", "") + item[«""»]',
  );
});

test('The reads of any text lie within it.', () => {
  fc.assert(
    fc.property(anySource, anySource, (before, body) => {
      const text = `${before}\ndef grade(sample, item):\n    ${body}`;
      for (const { range, path } of parsePython(text).reads)
        for (const { start, end } of [range, ...path.map((step) => step.range)])
          equal(start < end && start >= range.start && end <= range.end, true);
    }),
  );
});
