import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position } from 'vscode-languageserver-types';
import { createTextDocument, type TextDocument as OurDocument } from './textDocument.ts';

const text = fc.string({
  unit: fc.constantFrom('a', 'é', '😀', '\n', '\r', '\r\n'),
  maxLength: 20,
});
const position = fc.record({
  line: fc.integer({ min: -1, max: 12 }),
  character: fc.integer({ min: -1, max: 8 }),
});
const change = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ range: fc.record({ start: position, end: position }), text }),
  },
  { weight: 1, arbitrary: fc.record({ text }) },
);

/** All that a document tells. */
function told(document: OurDocument, lineCount: number): unknown {
  const { length } = document.getText();
  const offsets = Array.from({ length: length + 3 }, (_, at) => at - 1);
  const lines = Array.from({ length: lineCount + 2 }, (_, line) => line - 1);
  const places = lines.flatMap((line) =>
    [-1, 0, 1, 2, 30].map((character): Position => ({ line, character })),
  );
  return {
    version: document.version,
    text: document.getText(),
    positions: offsets.map((at) => document.positionAt(at)),
    offsets: places.map((place) => document.offsetAt(place)),
  };
}

test('documents tell after any edits what a new one of vscode-languageserver-textdocument tells', () => {
  fc.assert(
    fc.property(
      text,
      fc.array(fc.array(change, { maxLength: 3 }), { maxLength: 6 }),
      (first, edits) => {
        const ours = createTextDocument('file:///a', 'ftjob', 1, first);
        // A new one each time: edits at lines that are not there leave the library's own lines in disorder.
        let theirs = TextDocument.create('file:///a', 'ftjob', 1, first);
        for (const [index, changes] of edits.entries()) {
          const version = index + 2;
          ours.update(changes, version);
          for (const one of changes) {
            const edited = TextDocument.update(theirs, [one], version).getText();
            theirs = TextDocument.create('file:///a', 'ftjob', version, edited);
          }
          theirs = TextDocument.create('file:///a', 'ftjob', version, theirs.getText());
        }
        assert.deepEqual(told(ours, theirs.lineCount), told(theirs, theirs.lineCount));
      },
    ),
    { numRuns: 2000 },
  );
});
