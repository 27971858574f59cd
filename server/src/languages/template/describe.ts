/** What a path stands for, and what may follow it. */
import { isNamespace, namespaces, type Field, type FieldType } from './sampleFields.ts';
import type {
  FieldSegment,
  TemplateNamespace,
  TemplateReference,
  TemplateSegment,
} from './tree.ts';

export type ReferenceDescription =
  /** A path without namespace, or none at all: the problems of the template say so. */
  | { readonly kind: 'no-namespace' }
  | {
      readonly kind: 'unknown-namespace';
      readonly namespace: TemplateNamespace;
      readonly known: readonly string[];
    }
  /** A known field, or a namespace itself. */
  | { readonly kind: 'field'; readonly field: Field }
  /** Somewhere in what the data set, the model or the service decides: nothing is known, so nothing is wrong. */
  | { readonly kind: 'open'; readonly type: FieldType }
  /** A field that is not among the known ones of what the service gives, which may have got new ones since. */
  | {
      readonly kind: 'unlisted-field';
      readonly segment: FieldSegment;
      readonly known: readonly string[];
    }
  /** The first segment that cannot be right, and why. */
  | {
      readonly kind: 'unknown-field';
      readonly segment: FieldSegment;
      readonly known: readonly string[];
    }
  | {
      /** An index where there is no list, a name where there is a list, or either behind a text or number. */
      readonly kind: 'unexpected-segment';
      readonly segment: TemplateSegment;
      readonly type: FieldType;
    };

/** What the path of a reference stands for. */
export function describeReference(reference: TemplateReference): ReferenceDescription {
  const { namespace, segments } = reference;
  return namespace === undefined ? { kind: 'no-namespace' } : describePath(namespace, segments);
}

/** What a namespace with some segments stands for; fewer segments than a reference has describe a part of it. */
export function describePath(
  namespace: TemplateNamespace,
  segments: readonly TemplateSegment[],
): ReferenceDescription {
  const root = isNamespace(namespace.name) ? namespaces[namespace.name] : undefined;
  if (root === undefined)
    return { kind: 'unknown-namespace', namespace, known: Object.keys(namespaces) };
  let field: Field | undefined = root;
  let type = root.type;
  for (const segment of segments) {
    switch (type.kind) {
      case 'any':
      case 'json-text':
        return { kind: 'open', type };
      case 'text':
      case 'number':
        return { kind: 'unexpected-segment', segment, type };
      case 'list':
        if (segment.kind === 'field') return { kind: 'unexpected-segment', segment, type };
        field = undefined;
        type = type.element;
        break;
      case 'object': {
        if (segment.kind === 'index') return { kind: 'unexpected-segment', segment, type };
        field = Object.hasOwn(type.fields, segment.name) ? type.fields[segment.name] : undefined;
        if (field !== undefined) type = field.type;
        else return describeUnknown(segment, type);
      }
    }
  }
  return field === undefined ? { kind: 'open', type } : { kind: 'field', field };
}

function describeUnknown(
  segment: FieldSegment,
  { fields, open }: FieldType & { readonly kind: 'object' },
): ReferenceDescription {
  const known = Object.keys(fields);
  if (known.length === 0) return { kind: 'open', type: { kind: 'any' } };
  return { kind: open ? 'unlisted-field' : 'unknown-field', segment, known };
}

/** The known fields that may follow a path, by name; none where the path leaves what is known. */
export function fieldsAfter(
  namespace: TemplateNamespace,
  segments: readonly TemplateSegment[],
): Readonly<Record<string, Field>> {
  const description = describePath(namespace, segments);
  if (description.kind !== 'field' && description.kind !== 'open') return {};
  const type = description.kind === 'field' ? description.field.type : description.type;
  return type.kind === 'object' ? type.fields : {};
}
