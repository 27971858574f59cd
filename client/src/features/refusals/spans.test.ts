import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { moved } from './spans.ts';

const text = 'before [place] behind';
const span = { start: 7, end: 14 };

function edited(offset: number, length: number, inserted: string): string | undefined {
  const edit = { rangeOffset: offset, rangeLength: length, text: inserted };
  const after = text.slice(0, offset) + inserted + text.slice(offset + length);
  const place = moved(span, edit);
  return place && after.slice(place.start, place.end);
}

test('edits elsewhere move the place, edits in it end it', () => {
  assert.equal(edited(0, 0, 'long '), '[place]');
  assert.equal(edited(0, 3, ''), '[place]');
  assert.equal(edited(15, 6, ''), '[place]');
  assert.equal(edited(7, 0, '\n'), '[place]');
  assert.equal(edited(14, 0, ','), '[place]');
  assert.equal(edited(8, 1, 'P'), undefined);
  assert.equal(edited(10, 0, 'x'), undefined);
  assert.equal(edited(0, 21, text), undefined);
  assert.equal(edited(5, 3, ''), undefined);
});

test('what is left of a place after any edit is the place', () => {
  fc.assert(
    fc.property(fc.nat(text.length), fc.nat(text.length), fc.string(), (one, other, inserted) => {
      const place = edited(Math.min(one, other), Math.abs(one - other), inserted);
      assert.ok(place === undefined || place === '[place]');
    }),
  );
});
