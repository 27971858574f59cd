import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jobWithPython, pythonContext } from '../../../../test/support/python.ts';
import { readableFindings } from '../../../../test/support/readable.ts';

const limit = 256 * 1024;
const source = (filler: string, length: number) => {
  const code = 'def grade(sample, item):\n    return len(sample)\n#';
  return jobWithPython(code + filler.repeat(Math.floor((length - code.length) / filler.length)));
};

test('a source that has too many bytes is told once, at its key', () => {
  assert.deepEqual(readableFindings(source('x', limit + 1), pythonContext), [
    'error python-too-large "source": The source has 257 kB; the service takes less than 256 kB. Shorten it, or move data into the rows of the data set.',
  ]);
});

test('bytes count, not characters; whether the service counts so is not certain', () => {
  for (const filler of ['é', '日', '😀'])
    assert.deepEqual(
      readableFindings(source(filler, limit - 50), pythonContext).map((finding) =>
        finding.slice(0, 24),
      ),
      ['warning python-too-large'],
      filler,
    );
});

test('a source up to the limit is right', () => {
  assert.deepEqual(readableFindings(source('x', limit), pythonContext), []);
});
