/**
 * Our schema in a form that the other servers can stand at any size. It chooses among variants by if/then on `type`;
 * for such a schema VS Code's JSON service collects more matches in a large document than it can hold, and answers
 * nothing. With `oneOf`, and a constant `type` in each variant, it has half as many.
 */

/** The same JSON Schema with `oneOf` in place of each list of if/then; it accepts the same documents. */
export function withOneOf(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withOneOf);
  if (!isObject(schema)) return schema;
  const converted = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, withOneOf(value)]),
  );
  const conditions = Array.isArray(converted['allOf']) ? converted['allOf'] : [];
  const variants = conditions.flatMap((one: unknown) =>
    isObject(one) && 'then' in one ? [one['then']] : [],
  );
  if (variants.length === 0) return converted;
  // Each variant says itself which keys it has and which of them it needs.
  const { allOf: _allOf, properties: _properties, required: _required, ...others } = converted;
  return { ...others, oneOf: variants };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
