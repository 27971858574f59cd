import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCursor } from '../../../../test/support/fixtures.ts';
import { jobWithPython, pythonParsers } from '../../../../test/support/python.ts';
import { readJob } from '../job.ts';
import { expandSnippet } from '../snippet.ts';
import { completionsAt, type Completion } from './completion.ts';

function completions(source: string, typed?: string): readonly Completion[] {
  const { text, offset } = parseCursor(jobWithPython(source));
  return completionsAt(readJob(text), offset, pythonParsers, typed);
}

function labels(source: string): readonly string[] {
  return completions(source).map(({ label }) => label);
}

/** The source after a completion at the mark, with the import that comes with it. */
function accepted(source: string, label: string): string {
  const { text } = parseCursor(jobWithPython(source));
  const found = completions(source).find((one) => one.label === label);
  assert.ok(found, `no ${label}`);
  const { start, end, snippet, additional } = found;
  let job = text.slice(0, start) + expandSnippet(snippet) + text.slice(end);
  if (additional) {
    assert.ok(additional.end < start, 'the edits do not touch');
    job = job.slice(0, additional.start) + additional.text + job.slice(additional.end);
  }
  return sourceOf(job);
}

function sourceOf(text: string): string {
  const job = JSON.parse(text) as {
    method: { reinforcement: { grader: { source: string } } };
  };
  return job.method.reinforcement.grader.source;
}

const grade = (body: string) => `def grade(sample, item):\n    é = "\\n\\"x\\""\n    ${body}`;

test('the keys of the row come first, then own names, keywords and builtins, each with its kind', () => {
  const source = `import math\n\n\nclass A:\n    pass\n\n\n${grade('return item["price"] + item[<|>]')}`;
  const shown = completions(source);
  assert.deepEqual(
    shown.slice(0, 9).map(({ label, kind }) => `${label}: ${kind}`),
    [
      'price: value',
      'sample: variable',
      'item: variable',
      'é: variable',
      'math: module',
      'A: class',
      'grade: function',
      'not: keyword',
      'lambda: keyword',
    ],
  );
  const kindOf = (name: string) => shown.find(({ label }) => label === name)?.kind;
  assert.equal(kindOf('len'), 'function');
  assert.equal(kindOf('ValueError'), 'class');
  assert.equal(kindOf('None'), 'keyword');
  assert.equal(kindOf('quit'), undefined);
  const sorted = shown.toSorted((one, other) => (one.sortText < other.sortText ? -1 : 1));
  assert.deepEqual(sorted, shown);
});

test('a name takes the place of the word around the cursor', () => {
  assert.equal(accepted(grade('return sam<|>x + 1'), 'sample'), grade('return sample + 1'));
  assert.equal(accepted(grade('retu<|>'), 'return'), grade('return'));
  assert.equal(
    accepted(grade('return f"{é} {sam<|>}"'), 'sample'),
    grade('return f"{é} {sample}"'),
  );
});

test('behind a dot stands what a module or a text surely has', () => {
  assert.equal(
    accepted(`import json\n\n\n${grade('return json.lo<|>(é)')}`, 'loads'),
    `import json\n\n\n${grade('return json.loads(é)')}`,
  );
  assert.ok(!labels('import json\njson.<|>').includes('json'));
  const texts = labels(grade('return sample["output_text"].strip().<|>'));
  assert.ok(texts.includes('removeprefix') && !texts.includes('maketrans'));
  assert.ok(labels('x = str.<|>').includes('maketrans'));
  assert.deepEqual(labels('from statistics import harm<|>').slice(0, 2), [
    'correlation',
    'covariance',
  ]);
  for (const source of [
    'import numpy\nnumpy.<|>',
    'item["a"].<|>',
    '"a".split().<|>',
    'x.<|>',
    '"a".x.<|>',
  ])
    assert.deepEqual(labels(source), [], source);
});

test('a module that is not imported is imported with its name', () => {
  const body = (name: string) => grade(`return ${name}`);
  assert.equal(accepted(body('js<|>'), 'json'), `import json\n\n\n${body('json')}`);
  assert.equal(
    accepted(`"""Doc."""\nimport re\n\n\n${body('<|>')}`, 'Counter'),
    `"""Doc."""\nfrom collections import Counter\nimport re\n\n\n${body('Counter')}`,
  );
  assert.equal(
    accepted(`from typing import List as L\n\n\n${body('<|>')}`, 'Dict'),
    `from typing import List as L, Dict\n\n\n${body('Dict')}`,
  );
  // An own name needs no import, and at the beginning of the source there is no room for one.
  const imported = completions(`import json\n\n\n${body('<|>')}`);
  assert.deepEqual(
    imported.filter(({ label }) => label === 'json').map(({ detail }) => detail),
    [undefined],
  );
  assert.ok(!labels('js<|>').includes('json'));
});

test('a typed character shows no names, but members; nor does the escape of a line break', () => {
  assert.deepEqual(completions('import re\nx = <|>', ' '), []);
  assert.ok(completions('import re\nre.<|>', '.').length > 0);
  assert.ok(completions('x = item[<|>', '[').length === 0);
  assert.deepEqual(labels('x = 1\n<|>'), []);
  assert.ok(labels('x = 1\nf<|>').includes('for'));
});

test('of a source with a hundred thousand names, some are offered', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `n${index} = 1\n`).join('');
  const offered = labels(`${names}x = n1<|>`);
  assert.ok(offered.length < 1000);
});
