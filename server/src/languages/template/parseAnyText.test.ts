// What holds of every template that is read, whatever is in it and however long it is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseTemplate } from './parse.ts';
import { pathOf, textWithBraces } from './testTexts.ts';

test('whatever the text, every range is inside it and in order', () => {
  fc.assert(
    fc.property(textWithBraces, (text) => {
      const { references, problems } = parseTemplate(text);
      let last = 0;
      for (const reference of references) {
        const { start, end, contentStart, contentEnd, namespace, segments } = reference;
        const parts = [...(namespace ? [namespace] : []), ...segments];
        const offsets = [
          contentStart,
          ...parts.flatMap((part) => [part.start, part.end]),
          contentEnd,
        ];
        assertAscending([last, start, ...offsets, end, text.length], text);
        last = end;
      }
      assertAscending([0, ...problems.map(({ start }) => start), text.length], text);
      for (const { start, end, edits } of problems) {
        assert.ok(start < end && end <= text.length, text);
        assertAscending([0, ...edits.flatMap((edit) => [edit.start, edit.end]), text.length], text);
      }
    }),
    { numRuns: 3000 },
  );
});

function assertAscending(offsets: readonly number[], text: string): void {
  for (const [position, offset] of offsets.entries())
    assert.ok(position === 0 || offsets[position - 1]! <= offset, `${text}: ${offsets.join(' ')}`);
}

const space = fc.constantFrom('', ' ', '\n', '  ');
const field = fc.stringMatching(/^[A-Za-z_ä日$][A-Za-z0-9_ä日$-]{0,6}$/);
const step = fc.oneof(
  field.map((name) => ({ written: `.${name}`, shown: name })),
  fc.nat().map((index) => ({ written: `[${index}]`, shown: `[${index}]` })),
);
const path = fc
  .tuple(fc.constantFrom('item', 'sample'), field, fc.array(step, { maxLength: 4 }))
  .map(([namespace, first, steps]) => ({
    written: `${namespace}.${first}${steps.map(({ written }) => written).join('')}`,
    shown: [`${namespace}:`, first, ...steps.map(({ shown }) => shown)].join(' '),
  }));

test('a printed path is read as it was', () => {
  const written = fc.tuple(fc.string().map(withoutBraces), space, path, space);
  fc.assert(
    fc.property(fc.array(written), (pieces) => {
      const text = pieces
        .map(([before, left, { written: inner }, right]) => `${before}{{${left}${inner}${right}}}`)
        .join('');
      assert.deepEqual(parseTemplate(text).problems, []);
      assert.deepEqual(
        parseTemplate(text).references.map(pathOf),
        pieces.map(([, , { shown }]) => shown),
      );
    }),
  );
});

test('JSON around references is never a problem', () => {
  const value = fc.letrec<{ value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      path.map(({ written }) => `{{${written}}}`),
      fc.integer().map(String),
      fc.string().map((content) => JSON.stringify(withoutBraces(content))),
      fc.array(tie('value')).map((values) => `[${values.join(',')}]`),
      fc.array(fc.tuple(field, tie('value'))).map((entries) => {
        const properties = entries.map(([key, inner]) => `${JSON.stringify(key)}:${inner}`);
        return `{${properties.join(',')}}`;
      }),
    ),
  })).value;
  fc.assert(
    fc.property(value, (json) => {
      assert.deepEqual(parseTemplate(json).problems, []);
    }),
  );
});

function withoutBraces(text: string): string {
  return text.replaceAll(/[{}]/g, '');
}

test('100,000 braces are read at once', { timeout: 20_000 }, () => {
  const count = 100_000;
  const pieces = [
    '{',
    '}',
    '{{',
    '}}',
    '{{item',
    '{{item.x}}',
    '{{a[',
    '{ ',
    '{{ ',
    'item.x}}',
    '{{item.a b',
  ];
  for (const piece of pieces)
    assert.ok(parseTemplate(piece.repeat(count)).problems.length <= count, piece);
  assert.equal(parseTemplate('{{item.x}}'.repeat(count)).references.length, count);
  assert.equal(
    parseTemplate(`{{item${'.x[0]'.repeat(count)}}}`).references[0]?.segments.length,
    2 * count,
  );
  const long = [
    ' ',
    '.',
    '[',
    '"',
    'a ',
    '["',
    "['",
    '[“',
    '[“]',
    '[0] ',
    '[0]',
    "['][",
    '|',
    ')',
    'x.',
    '. ',
  ];
  for (const piece of long) {
    for (const open of ['{{', '{{item.a', '{{item.a()', '{', '{item.a', '']) {
      const text = open + piece.repeat(count);
      for (const close of ['', ' '.repeat(count), '}', '}}'])
        assert.ok(parseTemplate(text + close).references.length <= 1, open + piece);
    }
  }
});
