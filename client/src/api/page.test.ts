import { test } from 'node:test';
import assert from 'node:assert/strict';
import type { Answer, Failure } from './http.ts';
import { pageQuery, readPage, readPages, type Page } from './page.ts';

const item = (id: string) => ({ id });

function page(ids: readonly string[], hasMore: boolean): Answer<Page<{ id: string }>> {
  const value = { items: ids.map(item), hasMore };
  return {
    kind: 'answered',
    status: 200,
    value,
    contentType: 'application/json',
    text: '',
    requestId: undefined,
  };
}

/** Reads the pages of a list that has these, by the id before each. */
async function read(pages: Readonly<Record<string, Answer<Page<{ id: string }>>>>, maximum = 10) {
  const asked: (string | undefined)[] = [];
  const result = await readPages((after) => {
    asked.push(after);
    const answer = pages[after ?? ''];
    assert(answer, `nothing comes after ${after ?? 'the beginning'}`);
    return Promise.resolve(answer);
  }, maximum);
  return { ...result, asked };
}

test('pages are read to the end', async () => {
  const pages = { '': page(['a', 'b'], true), b: page(['c'], false) };
  assert.deepEqual(await read(pages), {
    items: ['a', 'b', 'c'].map(item),
    end: 'complete',
    asked: [undefined, 'b'],
  });
});

test('a server that answers the same page for ever is left', async () => {
  const pages = { '': page(['a'], true), a: page(['a'], true) };
  assert.deepEqual(await read(pages), {
    items: [item('a')],
    end: 'repeatedCursor',
    asked: [undefined, 'a'],
  });
});

test('a server that goes round in a circle is left, each item is there once', async () => {
  const pages = { '': page(['a'], true), a: page(['b'], true), b: page(['a'], true) };
  assert.deepEqual((await read(pages)).items, ['a', 'b'].map(item));
});

test('no more pages are read than allowed', async () => {
  const pages = { '': page(['a'], true), a: page(['b'], true), b: page(['c'], true) };
  assert.deepEqual(await read(pages, 2), {
    items: ['a', 'b'].map(item),
    end: 'pageCap',
    asked: [undefined, 'a'],
  });
});

test('an empty page is the end, whatever it says', async () => {
  assert.deepEqual((await read({ '': page([], true) })).end, 'complete');
});

test('a failure keeps what was read before it', async () => {
  const failure: Failure = { kind: 'unknown', reason: 'timeout', detail: '' };
  const pages = { '': page(['a'], true), a: failure };
  assert.deepEqual(await read(pages), {
    items: [item('a')],
    end: failure,
    asked: [undefined, 'a'],
  });
});

test('the query of a list', () => {
  assert.equal(pageQuery({}), '');
  assert.equal(pageQuery({ after: 'a&b', limit: 5 }), '?after=a%26b&limit=5');
});

test('a page without the items that are none; what is no list is undefined', () => {
  const readItem = (value: unknown) => (typeof value === 'number' ? value : undefined);
  assert.deepEqual(readPage({ data: [1, 'x', 2], has_more: true }, readItem), {
    items: [1, 2],
    hasMore: true,
    isPartial: true,
  });
  assert.deepEqual(readPage({ data: [] }, readItem), { items: [], hasMore: false });
  assert.equal(readPage({ object: 'list' }, readItem), undefined);
  assert.equal(readPage([], readItem), undefined);
});
