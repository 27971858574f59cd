/** Job bodies for property tests: sound ones as our schema describes them, and ones that were broken afterwards. */
import fc from 'fast-check';
import { jobShape } from '../../server/src/service/schema/schema.ts';
import type {
  NumberShape,
  ObjectShape,
  Shape,
  StringShape,
} from '../../server/src/service/schema/shape.ts';
import { trainingFile, validationFile } from './fixtures.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

/** Values that a rule about meaning would refuse if they were any text. */
const meaningful: Readonly<Record<string, readonly string[]>> = {
  training_file: [trainingFile],
  validation_file: [validationFile],
  model: ['gpt-4o-mini-2024-07-18', 'o4-mini-2025-04-16', 'a-model-of-tomorrow'],
};
const languages = {
  template: ['{{sample.output_text}}', '{{item.answer}}', 'Is {{ item.a.b[0] }} right?'],
  formula: ['a', '0.5 * a + 0.5'],
  python: ['def grade(sample, item):\n    return float(sample["output_text"] == item["answer"])\n'],
};
/** The keys of maps; the formulas know `a`. */
const mapKeys = ['a', 'b', 'c'];

function stringOf(shape: StringShape, key: string): fc.Arbitrary<string> {
  if (shape.allowed) return fc.constantFrom(...shape.allowed);
  if (shape.language) return fc.constantFrom(...languages[shape.language]);
  if (shape.pattern) return fc.constantFrom('Standard', 'globalstandard', 'developerTier');
  const known = meaningful[key];
  if (known) return fc.constantFrom(...known);
  return fc.constantFrom('a', 'text', 'x'.repeat(Math.min(shape.maxLength ?? 9, 64)));
}

function numberOf({ integer, allowed, minimum, maximum, exclusiveMinimum }: NumberShape) {
  if (allowed) return fc.constantFrom(...allowed);
  const lowest = minimum ?? (exclusiveMinimum === undefined ? 0 : exclusiveMinimum + 0.001);
  const highest = maximum ?? lowest + 9;
  const middle = (lowest + highest) / 2;
  return fc.constantFrom(lowest, highest, integer ? Math.floor(middle) : middle);
}

function objectOf(shape: ObjectShape): fc.Arbitrary<Json> {
  if (shape.variants) return fc.oneof(...[...shape.variants.values()].map(objectOf));
  const properties = [...shape.properties].map(
    ([key, property]) => [key, valueOf(property.shape, key)] as const,
  );
  if (properties.length > 0)
    return fc.record<Record<string, Json>>(Object.fromEntries(properties), {
      requiredKeys: [
        ...[...shape.required, ...shape.recommended],
        // Most of what can be wrong is in there.
        ...(shape.properties.has('method') ? ['method'] : []),
      ],
    });
  if (!shape.additional || shape.additional.name === 'anything') return fc.constant({});
  const value = valueOf(shape.additional, '');
  return fc.record<Record<string, Json>>(Object.fromEntries(mapKeys.map((key) => [key, value])), {
    requiredKeys: ['a'],
  });
}

function valueOf(shape: Shape, key: string): fc.Arbitrary<Json> {
  const { array } = shape;
  const values: fc.Arbitrary<Json>[] = [];
  if (shape.string) values.push(stringOf(shape.string, key));
  if (shape.number) values.push(numberOf(shape.number));
  if (shape.boolean) values.push(fc.boolean());
  if (shape.null) values.push(fc.constant(null));
  if (shape.object) values.push(objectOf(shape.object));
  if (array?.items)
    values.push(
      fc.array(valueOf(array.items, key), {
        minLength: array.minItems ?? 0,
        maxLength: array.maxItems ?? 2,
      }),
    );
  return fc.oneof(...values);
}

/** Bodies that our schema accepts. Two values may still contradict each other. */
export const jobs: fc.Arbitrary<Json> = fc
  .tuple(valueOf(jobShape(), ''), fc.nat(9))
  // The old place of the hyperparameters is in few of them: rules answer it with one message for the whole block.
  .map(([job, rarely]) => (rarely === 0 ? job : withValue(job, ['hyperparameters'], undefined)));

type Place = readonly (string | number)[];

function placesIn(value: Json, place: Place = []): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  return [
    place,
    ...Object.entries(value).flatMap(([key, child]) =>
      placesIn(child, [...place, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

function valueAt(value: Json, place: Place): Json {
  return place.reduce((parent, key) => (parent as JsonObject)[key]!, value);
}

/** A copy with another value at a place; with none, that key or element is gone. */
export function withValue(value: Json, [key, ...rest]: Place, replacement: Json | undefined): Json {
  if (key === undefined) return replacement ?? {};
  if (Array.isArray(value)) {
    const elements = value as readonly Json[];
    const index = Number(key);
    const child = rest.length > 0 ? withValue(elements[index]!, rest, replacement) : replacement;
    return child === undefined ? elements.toSpliced(index, 1) : elements.with(index, child);
  }
  const { [key]: old, ...others } = value as JsonObject;
  const child = rest.length > 0 ? withValue(old!, rest, replacement) : replacement;
  return child === undefined ? others : { ...(value as JsonObject), [key]: child };
}

const strange: readonly Json[] = [
  null,
  true,
  0,
  -1,
  0.5,
  2.5,
  51,
  257,
  2147483648,
  1e-7,
  '',
  'auto',
  'Auto',
  '3',
  'eq',
  'multi',
  'dpo',
  'x'.repeat(65),
  'x'.repeat(513),
  '{{sample.output_text}}',
  [],
  [1],
  ['x'],
  [0, 1],
  {},
  { a: 1 },
  { type: 'multi' },
  { type: 'label_model' },
  { a: { type: 'python' } },
  Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`k${index}`, 'v'])),
  { ['k'.repeat(65)]: 'v' },
];

/** Keys that have a meaning somewhere, and one that has none. */
const keys = ['supervised', 'dpo', 'reinforcement', 'name', 'input', 'range', 'graders', 'extra'];

const change = fc.record({
  what: fc.constantFrom('vary', 'replace', 'remove', 'wrap', 'graft', 'add' as const),
  at: fc.nat(),
  from: fc.nat(),
  value: fc.constantFrom(...strange),
  key: fc.constantFrom(...keys),
});

/** Sound bodies with one or two changes: other values, missing keys, values at the wrong place, foreign keys. */
export const brokenJobs: fc.Arbitrary<Json> = fc
  .tuple(jobs, fc.array(change, { minLength: 1, maxLength: 2 }))
  .map(([body, changes]) =>
    changes.reduce<Json>((broken, { what, at, from, value, key }) => {
      const places = placesIn(broken);
      const place = places[at % places.length]!;
      const old = valueAt(broken, place);
      switch (what) {
        case 'vary': {
          const alike = strange.filter((other) => typeof other === typeof old);
          return withValue(broken, place, alike[from % alike.length]);
        }
        case 'replace':
          return withValue(broken, place, value);
        case 'remove':
          return withValue(broken, place, undefined);
        case 'wrap':
          return withValue(broken, place, [old]);
        case 'graft':
          return withValue(broken, place, valueAt(broken, places[from % places.length]!));
        case 'add':
          return isObject(old) ? withValue(broken, [...place, key], value) : broken;
      }
    }, body),
  );

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
