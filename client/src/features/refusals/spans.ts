/** How a place in a text fares while the text is edited. */

/** UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A part of a text that was replaced, as VS Code tells it. */
export interface Replacement {
  readonly rangeOffset: number;
  readonly rangeLength: number;
  readonly text: string;
}

/** Where the place is after the edit; `undefined` when the edit was in it. Text put right before or behind it is not. */
export function moved({ start, end }: Span, edit: Replacement): Span | undefined {
  const { rangeOffset, rangeLength, text } = edit;
  if (rangeOffset >= end) return { start, end };
  if (rangeOffset + rangeLength > start) return undefined;
  const shift = text.length - rangeLength;
  return { start: start + shift, end: end + shift };
}
