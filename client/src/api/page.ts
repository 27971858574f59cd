/** The lists of the service: one page, and all pages up to a limit. */
import type { Answer, Answered, Failure } from './http.ts';
import { isRecord } from './json.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
  /** The service listed something more, which is not what this list should hold. */
  readonly isPartial?: true;
}

export interface PageOptions {
  /** The id of the last item of the page before. */
  readonly after?: string | undefined;
  /** Items a page; the service's default is 20. */
  readonly limit?: number | undefined;
}

export interface Pages<Item> {
  readonly items: readonly Item[];
  /** Why no further page was read. The service says there is more at `pageCap` and `repeatedCursor`. */
  readonly end: 'complete' | 'pageCap' | 'repeatedCursor' | Failure;
}

/** The query of a list request, empty or beginning with `?`. */
export function pageQuery({ after, limit }: PageOptions): string {
  const query = new URLSearchParams();
  if (after !== undefined) query.set('after', after);
  if (limit !== undefined) query.set('limit', String(limit));
  return query.size === 0 ? '' : `?${query.toString()}`;
}

/** The page that parsed JSON describes, without the items that are none; `undefined` if it is no list. */
export function readPage<Item>(
  value: unknown,
  readItem: (item: unknown) => Item | undefined,
): Page<Item> | undefined {
  if (!isRecord(value) || !Array.isArray(value['data'])) return undefined;
  const items = value['data'].flatMap((item: unknown) => readItem(item) ?? []);
  const isPartial = items.length < value['data'].length;
  return { items, hasMore: value['has_more'] === true, ...(isPartial && { isPartial }) };
}

/** An answer whose value passed a shape check; `unreadable` when it did not. */
export function narrowed<Value>(
  answer: Answer,
  read: (value: unknown) => Value | undefined,
): Answer<Value> {
  if (answer.kind !== 'answered') return answer;
  const value = read(answer.value);
  if (value !== undefined) return { ...answer, value };
  return unexpectedShape(answer);
}

/** What an answer of status 2xx is that does not hold what was asked for. */
export function unexpectedShape({
  status,
  contentType,
  text,
  requestId,
}: Answered<unknown>): Failure {
  return { kind: 'unreadable', problem: 'unexpectedShape', status, contentType, text, requestId };
}

/**
 * Reads page after page, each item once. Stops when the service says that was all, at a failure, after
 * `maximumPages`, and when a page ends where an earlier one did: some servers say `has_more` for ever.
 */
export async function readPages<Item extends { readonly id: string }>(
  readPageAfter: (after: string | undefined) => Promise<Answer<Page<Item>>>,
  maximumPages: number,
): Promise<Pages<Item>> {
  const items = new Map<string, Item>();
  const cursors = new Set<string>();
  let after: string | undefined;
  for (let count = 0; count < maximumPages; count++) {
    const answer = await readPageAfter(after);
    if (answer.kind !== 'answered') return { items: [...items.values()], end: answer };
    for (const item of answer.value.items) items.set(item.id, item);
    after = answer.value.items.at(-1)?.id;
    if (!answer.value.hasMore || after === undefined)
      return { items: [...items.values()], end: 'complete' };
    if (cursors.has(after)) return { items: [...items.values()], end: 'repeatedCursor' };
    cursors.add(after);
  }
  return { items: [...items.values()], end: 'pageCap' };
}
