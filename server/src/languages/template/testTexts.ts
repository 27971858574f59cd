/** Texts for the tests of the template language. */
import fc from 'fast-check';
import type { TemplateEdit, TemplateReference, TemplateSegment } from './tree.ts';

/** Texts made of what the template language looks at. */
export const textWithBraces = fc
  .array(
    fc.constantFrom(
      ...'{ } {{ }} . [ ] 0 " \' | ( ) # % item sample x output_text or if'.split(' '),
      ' ',
      '\n',
      'é',
      '😀',
      'item.x',
    ),
    { maxLength: 25 },
  )
  .map((pieces) => pieces.join(''));

/** The text with the edits made; all offsets are in the text before. */
export function applyEdits(text: string, edits: readonly TemplateEdit[]): string {
  return edits.reduceRight(
    (changed, edit) => changed.slice(0, edit.start) + edit.text + changed.slice(edit.end),
    text,
  );
}

function stepOf(segment: TemplateSegment): string {
  if (segment.kind === 'field') return segment.name;
  return segment.index === undefined ? '[?]' : `[${segment.index}]`;
}

/** `item: rows [0] name`; an unclosed reference has `…` behind it. */
export function pathOf({ namespace, segments, closed }: TemplateReference): string {
  const path = [`${namespace?.name ?? '?'}:`, ...segments.map(stepOf)].join(' ');
  return closed ? path : `${path} …`;
}
