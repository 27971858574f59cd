/** A stretch of the source, in UTF-16 code units from its beginning; `end` is exclusive. */
export type Range = { readonly start: number; readonly end: number };

/** Puts a text in the place of a range; an empty range is where it is inserted. */
export type Edit = Range & { readonly text: string };
