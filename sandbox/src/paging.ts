// One page of a list: `after` names the last object of the page before, `limit` says how many.
import { badRequest, invalidType } from './errors.ts';
import type { Refusal } from './messages.ts';

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
}

/** The page that the query asks for, or why there is none. */
export function readPage<Item extends { readonly id: string }>(
  all: readonly Item[],
  query: URLSearchParams,
  usualLimit: number,
): Page<Item> | Refusal {
  const limitText = query.get('limit') ?? `${usualLimit}`;
  if (!/^\d{1,6}$/.test(limitText)) return invalidType('limit', 'an integer', limitText);
  const limit = Number(limitText);
  if (limit < 1)
    return badRequest(
      `Invalid 'limit': integer below minimum value. Expected a value >= 1, but got ${limit} instead.`,
      'limit',
      'integer_below_min_value',
    );
  const after = query.get('after');
  const start = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
  if (after !== null && start === 0)
    return badRequest(
      `Invalid 'after': there is no object with the id '${after}' in this list.`,
      'after',
    );
  return { items: all.slice(start, start + limit), hasMore: all.length > start + limit };
}

export function isRefusal(value: Refusal | Page<unknown>): value is Refusal {
  return 'status' in value;
}
