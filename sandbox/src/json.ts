// Reading JSON that somebody else wrote.

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deeper nesting is refused, so that no walk over a value can exhaust the stack. */
const deepest = 100;

/** The value of a JSON text; `undefined` when the text is no JSON, or nested too deeply. */
export function readJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return isTooDeep(value) ? undefined : value;
  } catch {
    return undefined;
  }
}

/** The JSON object in a body; `undefined` when the body is anything else, or nested too deeply. */
export function readObject(body: Uint8Array): JsonObject | undefined {
  const value = readJson(new TextDecoder().decode(body));
  return isObject(value) ? value : undefined;
}

function isTooDeep(value: unknown): boolean {
  let level: readonly unknown[] = [value];
  for (let depth = 0; depth < deepest && level.length > 0; depth++)
    level = level.flatMap((one): unknown[] =>
      typeof one === 'object' && one !== null ? Object.values(one) : [],
    );
  return level.length > 0;
}

/** The own property `name`; a body may also say `__proto__` or `constructor`. */
export function property(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}
