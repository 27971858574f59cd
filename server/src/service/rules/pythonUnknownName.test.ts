import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fixedTexts } from '../../../../test/support/fixes.ts';
import { jobWithPython, pythonContext, pythonFindings } from '../../../../test/support/python.ts';

const found = (source: string) => pythonFindings('python-unknown-name', source);
const fixed = (source: string) =>
  fixedTexts(jobWithPython(source), 'python-unknown-name', pythonContext);

interface JobWithSource {
  readonly method: { readonly reinforcement: { readonly grader: { readonly source: string } } };
}

test('a misspelt name is told once, and corrected wherever it stands', () => {
  const source = (name: string) =>
    `def grade(sample, item):\n    return_value = 0.5\n    return ${name} + ${name}\n`;
  assert.deepEqual(found(source('retrun_value')), [
    'warning python-unknown-name retrun_value: Nothing defines "retrun_value". Did you mean "return_value"?',
  ]);
  assert.deepEqual(fixed(source('retrun_value')), [
    ['Change to "return_value"', jobWithPython(source('return_value'))],
  ]);
  assert.deepEqual(found('def grade(sample, item):\n    return floot(item["a"])\n'), [
    'warning python-unknown-name floot: Nothing defines "floot". Did you mean "float"?',
  ]);
});

test('a parameter of grade that a helper reads is told once', () => {
  const source =
    'def score():\n    return len(item) + len(item)\n\n\ndef grade(sample, item):\n    return score()\n';
  assert.deepEqual(found(source), [
    'warning python-unknown-name item: "item" is a parameter of grade and known only there. Pass it on to where it is needed.',
  ]);
  assert.deepEqual(fixed(source), []);
});

test('what is not imported is told once, and imported behind the docstring', () => {
  const grade = 'def grade(sample, item):\n    return json.loads(sample["output_text"])["a"]\n';
  assert.deepEqual(found(grade), [
    'warning python-unknown-name json: "json" is not imported. Write "import json" at the beginning.',
  ]);
  assert.deepEqual(fixed(grade), [
    ['Insert "import json"', jobWithPython(`import json\n\n\n${grade}`)],
  ]);
  const begun = '"""Scores."""\n\nfrom __future__ import annotations\n';
  assert.deepEqual(fixed(`${begun}import re\n\n\n${grade}`), [
    ['Insert "import json"', jobWithPython(`${begun}import json\nimport re\n\n\n${grade}`)],
  ]);
});

test('an import ends its line as the other lines end', () => {
  const grade = 'def grade(sample, item):\r\n    return json.loads(sample["output_text"])["a"]\r\n';
  for (const [before, after] of [
    ['', 'import json\r\n\r\n\r\n'],
    ['import re\r\n', 'import json\r\nimport re\r\n'],
  ])
    assert.deepEqual(fixed(before! + grade), [
      ['Insert "import json"', jobWithPython(after! + grade)],
    ]);
});

test('what is missing from a module joins the import from it, one after the other', () => {
  const grade = 'def grade(sample: Dict, item: List) -> Any:\n    return 1.0\n';
  const mended = (source: string, title: string) => {
    const [, text] = fixed(source).find(([each]) => each === title)!;
    return (JSON.parse(text) as JobWithSource).method.reinforcement.grader.source;
  };
  const list = mended(grade, 'Insert "from typing import List"');
  assert.equal(list, `from typing import List\n\n\n${grade}`);
  const dict = mended(list, 'Insert "from typing import Dict"');
  assert.equal(dict, `from typing import List, Dict\n\n\n${grade}`);
  const inBrackets = `from typing import (\n    List as L,\n    Dict,\n)\n\n\n${grade}`;
  assert.equal(
    mended(inBrackets, 'Insert "from typing import Any"'),
    inBrackets.replace('Dict,\n)', 'Dict, Any,\n)'),
  );
  // What is imported in a function, in a try or too late is not at hand.
  for (const source of [
    `def f():\n    from typing import Union\n    return Union\n\n\n${grade}`,
    `try:\n    from typing import Union\nexcept ImportError:\n    pass\n\n\n${grade}`,
    `${grade}from typing import Union\n`,
  ])
    assert.equal(
      mended(source, 'Insert "from typing import List"'),
      `from typing import List\n\n\n${source}`,
    );
});

test('what is imported from a module, and packages by their usual names', () => {
  const lines = (use: string) =>
    fixed(`def grade(sample, item):\n    return ${use}\n`).map(([title]) => title);
  assert.deepEqual(lines('np.mean([1])'), ['Insert "import numpy as np"']);
  assert.deepEqual(lines('Counter("a")["a"]'), ['Insert "from collections import Counter"']);
  assert.deepEqual(lines('fuzz.ratio("a", "b")'), ['Insert "from rapidfuzz import fuzz"']);
  // What the image lacks or what reaches nothing is not imported, and not every name is a module.
  assert.deepEqual(lines('torch.tensor(1)'), []);
  assert.deepEqual(lines('requests.get("a")'), []);
  assert.deepEqual(lines('token'), []);
});

test('of datetime the import has what is taken from it', () => {
  const lines = (use: string) =>
    fixed(`def grade(sample, item):\n    return ${use}\n`).map(([title]) => title);
  assert.deepEqual(lines('datetime.now().year'), ['Insert "from datetime import datetime"']);
  assert.deepEqual(lines('datetime.date(1, 1, 1).year'), ['Insert "import datetime"']);
  assert.deepEqual(lines('datetime.elsewhere'), []);
});

test('a name of a class is read through it in its methods', () => {
  const source = (limit: string, factor: string) =>
    `class Scale:\n    limit = 2\n    top = limit\n    def cut(self, x):\n        return [min(x, ${limit}), ${limit}]\n    @staticmethod\n    def of(x):\n        return ${factor}\n\n\ndef grade(sample, item):\n    return Scale().cut(item["a"])[0]\n`;
  assert.deepEqual(found(source('limit', '1')), [
    'warning python-unknown-name limit: "limit" is a name of the class, which its methods do not see by itself. Write "self.limit".',
  ]);
  assert.deepEqual(fixed(source('limit', '1')), [
    ['Change to "self.limit"', jobWithPython(source('self.limit', '1'))],
  ]);
  assert.deepEqual(fixed(source('self.limit', 'limit')), [
    ['Change to "Scale.limit"', jobWithPython(source('self.limit', 'Scale.limit'))],
  ]);
});

test('a word of another language is changed, and no function is meant to call itself', () => {
  const source = (word: string) => `def grade(sample, item):\n    return 1 if ${word} else 0\n`;
  assert.deepEqual(fixed(source('true')), [['Change to "True"', jobWithPython(source('True'))]]);
  assert.deepEqual(fixed(source('null')), [['Change to "None"', jobWithPython(source('None'))]]);
  assert.deepEqual(found('def grade(sample, item):\n    return _grade(sample, item)\n'), [
    'warning python-unknown-name _grade: Nothing defines "_grade", so Python raises a NameError if it reads it. Define or import it, or correct the name.',
  ]);
});

test('a source that is not understood as a whole is not judged', () => {
  assert.deepEqual(
    found('from math import *\n\n\ndef grade(sample, item):\n    return sqrt(4)\n'),
    [],
  );
  assert.deepEqual(found('def grade(sample, item):\n    return unknown(\n'), []);
  assert.deepEqual(found('def grade(sample, item):\n    return nothing +* 1\n'), []);
});
