import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { pythonContext } from '../test/support/python.ts';
import { readableFindings } from '../test/support/readable.ts';
import { createDocument, mistakenText, sizes, type Size } from './documents.ts';

test('a document is the same each time, and of about the size that is asked for', () => {
  for (const size of Object.keys(sizes) as Size[]) {
    const { text } = createDocument(size);
    assert.equal(hash(text), hash(createDocument(size).text));
    assert.ok(Math.abs(text.length / sizes[size] - 1) < 0.2, `${size}: ${text.length}`);
  }
});

test('nothing is wrong with a document but the two mistakes that are put into it', () => {
  for (const size of Object.keys(sizes) as Size[]) {
    const document = createDocument(size);
    assert.deepEqual(readableFindings(document.text, pythonContext), []);
    const findings = readableFindings(mistakenText(document), pythonContext);
    assert.deepEqual(findings.map((finding) => finding.split(':')[0]).sort(), [
      'error unknown-value "ez"',
      'warning python-sample-key output_texz',
    ]);
  }
});

test('the places are where they are said to be', () => {
  const { text, places } = createDocument('50k');
  const around = (offset: number) =>
    `${text.slice(offset - 1, offset)}|${text.slice(offset, offset + 5)}`;
  assert.deepEqual(
    Object.values(places).map((offset: number) => around(offset)),
    ['"|suffi', '"|mediu', '"|opera', '"|eq"\n ', 'e|q"\n  ', 'x|t\\"].', 't|:\\n  ', 'n|Answe'],
  );
});

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
