import { equal } from 'node:assert/strict';
import { test } from 'node:test';
import { parsePython } from './module.ts';

const ignores = (text: string) => parsePython(text).ignoresSample;
const inBody = (body: string) =>
  `def grade(sample, item):\n    ${body.replaceAll('\n', '\n    ')}\n`;

test('A parameter that is named nowhere is never read.', () => {
  for (const text of [
    inBody('return 1.0'),
    inBody('return float(item["difficulty"])'),
    inBody('# sample\n"""Of the sample."""\nreturn 1.0'),
    inBody('sample = 3\nreturn 1.0'),
    'sample = {}\nx = sample["a"]\ndef grade(answer, item):\n    return x\n',
    'def grade(_, item):\n    return len(item)\n',
  ])
    equal(ignores(text), true, text);
});

test('What reads it in any way, or may, is not told of.', () => {
  for (const text of [
    inBody('return sample["output_text"] == "x"'),
    inBody('return score(sample)'),
    inBody('return float(f"{sample[\'output_text\']}")'),
    inBody('def inner():\n    return sample\nreturn inner()'),
    inBody('return [x for x in sample]'),
    inBody('return (lambda: sample)()'),
    inBody('return eval("sample")'),
    inBody('return locals()["sample"]'),
    'import sys\ndef grade(sample, item):\n    return sys._getframe()\n',
    'def grade(*sample):\n    return 1.0\n',
    'def grade():\n    return 1.0\n',
    'if True:\n    def grade(sample, item):\n        return 1.0\n',
    '@wrapped\ndef grade(sample, item):\n    return 1.0\n',
    'grade = lambda sample, item: 1.0\n',
    '',
  ])
    equal(ignores(text), false, text);
});
