/** What a template holds at an offset, and what can be typed there. */
import type {
  Range,
  Template,
  TemplateNamespace,
  TemplateReference,
  TemplateSegment,
} from './tree.ts';

export interface ReferenceAt {
  readonly reference: TemplateReference;
  /** Which part the offset is in or touches: the namespace, or the segment with this position in the path. */
  readonly part:
    | { readonly kind: 'namespace' }
    | { readonly kind: 'segment'; readonly index: number }
    | undefined;
}

/** The reference that holds the offset, its ends included; of two neighbours the one that begins there. */
export function referenceAt(template: Template, offset: number): ReferenceAt | undefined {
  const reference = referenceAround(template.references, offset);
  if (reference === undefined) return undefined;
  const { namespace, segments } = reference;
  if (namespace !== undefined && touches(namespace, offset))
    return { reference, part: { kind: 'namespace' } };
  const index = segments.findLastIndex((segment) => touches(segment, offset));
  return { reference, part: index === -1 ? undefined : { kind: 'segment', index } };
}

export type TemplateCompletion =
  | { readonly kind: 'nothing' }
  /** `start` to `end` is what a completion replaces; `close` is what must stand behind it to close the reference. */
  | (Range & { readonly kind: 'namespace'; readonly close: '' | '}' | '}}' })
  | (Range & {
      readonly kind: 'field';
      /** The path in front of the field. */
      readonly namespace: TemplateNamespace;
      readonly segments: readonly TemplateSegment[];
      readonly close: '' | '}' | '}}';
    });

const nothing: TemplateCompletion = { kind: 'nothing' };

/** What can be completed at an offset: between the braces, a name that is there, or one that is about to be. */
export function completionContext(
  template: Template,
  text: string,
  offset: number,
): TemplateCompletion {
  const reference = referenceAround(template.references, offset);
  if (reference === undefined || offset < reference.contentStart || offset > reference.contentEnd)
    return nothing;
  const { namespace, segments } = reference;
  const close = reference.closed ? '' : reference.end > reference.contentEnd ? '}' : '}}';
  if (namespace !== undefined && touches(namespace, offset))
    return { kind: 'namespace', start: namespace.start, end: namespace.end, close };
  const typed = segments.find((part) => part.kind === 'field' && touches(part, offset));
  const { start, end } = typed ?? { start: offset, end: offset };
  const before = segments.filter((segment) => segment.end < start);
  if (namespace === undefined) {
    const isFirst =
      before.length === 0 && (typed !== undefined || isBlank(text, reference, offset));
    return isFirst ? { kind: 'namespace', start, end, close } : nothing;
  }
  const pathEnd = before.at(-1)?.end ?? namespace.end;
  return typed !== undefined || isDotBehind(text, pathEnd, offset)
    ? { kind: 'field', start, end, namespace, segments: before, close }
    : nothing;
}

/** Whether nothing but spaces stands before the offset in a reference that has no path. */
function isBlank(text: string, reference: TemplateReference, offset: number): boolean {
  return (
    reference.segments.length === 0 && text.slice(reference.contentStart, offset).trim() === ''
  );
}

/** Whether from the end of a segment, whose quote and bracket may follow, to the offset there is a dot. */
function isDotBehind(text: string, pathEnd: number, offset: number): boolean {
  return /^(?:["'\u201d\u2019]\s*\])?\s*\.+$/.test(text.slice(pathEnd, offset));
}

function touches({ start, end }: Range, offset: number): boolean {
  return start <= offset && offset <= end;
}

function referenceAround(
  references: readonly TemplateReference[],
  offset: number,
): TemplateReference | undefined {
  let low = 0;
  let high = references.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (references[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  const reference = references[low - 1];
  return reference !== undefined && offset <= reference.end ? reference : undefined;
}
