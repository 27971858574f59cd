/** JSON values as text to insert: with the tab stops of LSP snippets for completion, or plain for quick fixes. */
import type { NumberShape, ObjectShape, Shape } from './schema/shape.ts';

/**
 * A suggestion's body as a snippet. Strings of the body hold placeholders such as `${1:name}`; one that starts with `^`
 * is inserted without quotes. Lines after the first are indented by `indent` a level and begin with `base`.
 */
export function bodyToSnippet(body: unknown, indent: string, base = ''): string {
  return printBody(body, indent, `\n${base}`);
}

function printBody(body: unknown, indent: string, lineStart: string): string {
  if (typeof body === 'string')
    return body.startsWith('^') ? body.slice(1) : `"${encodeForSnippet(body)}"`;
  if (typeof body !== 'object' || body === null) return JSON.stringify(body);
  const inner = lineStart + indent;
  if (Array.isArray(body)) {
    if (body.length === 0) return '[$0]';
    const elements = body.map((element) => printBody(element, indent, inner));
    // Numbers stand on one line, as people write ranges; `$0` and braces inside make no difference.
    const isFlat = body.every((element) => typeof element !== 'object');
    return isFlat
      ? `[${elements.join(', ')}]`
      : `[${inner}${elements.join(`,${inner}`)}${lineStart}]`;
  }
  const members = Object.entries(body).map(
    ([key, value]) => `"${encodeForSnippet(key)}": ${printBody(value, indent, inner)}`,
  );
  if (members.length === 0) return '{$0}';
  return `{${inner}${members.join(`,${inner}`)}${lineStart}}`;
}

/** A string's content with JSON escapes, whose backslashes a snippet would otherwise take for its own. */
function encodeForSnippet(text: string): string {
  return JSON.stringify(text).slice(1, -1).replaceAll('\\', '\\\\');
}

/** Plain text in a snippet, none of which may be taken for a tab stop. */
export function escapeForSnippet(text: string): string {
  return text.replaceAll(/[\\$}]/g, '\\$&');
}

/** A snippet, or a body as JSON, whose tab stops come behind others: those with equal numbers are typed together. */
export function shiftStops(snippet: string, by: number): string {
  return snippet.replaceAll(
    /(?<!\\)(\$\{?)([1-9]\d*)/g,
    (_, before: string, stop: string) => before + String(Number(stop) + by),
  );
}

/** The text that a snippet of this module leaves when nobody types into it: defaults, first choices. */
export function expandSnippet(snippet: string): string {
  let text = '';
  for (let at = 0; at < snippet.length; at++) {
    const char = snippet[at]!;
    if (char === '\\' && at + 1 < snippet.length) {
      text += snippet[++at]!;
    } else if (char === '$') {
      const stop = /^\$(?:\d+|\{\d+\})|^\$\{\d+:/.exec(snippet.slice(at, at + 12));
      const choice = /^\$\{\d+\|/.exec(snippet.slice(at, at + 12));
      if (choice) {
        const end = snippet.indexOf('|}', at);
        text += snippet.slice(at + choice[0].length, end).split(',')[0]!;
        at = end + 1;
      } else if (stop?.[0].endsWith(':')) {
        const end = placeholderEnd(snippet, at + stop[0].length);
        text += expandSnippet(snippet.slice(at + stop[0].length, end));
        at = end;
      } else if (stop) {
        at += stop[0].length - 1;
      } else {
        text += char;
      }
    } else {
      text += char;
    }
  }
  return text;
}

function placeholderEnd(snippet: string, start: number): number {
  let at = start;
  while (at < snippet.length && snippet[at] !== '}') at += snippet[at] === '\\' ? 2 : 1;
  return at;
}

/** The value to start from where a key is inserted: what must stand there, or an empty value with the cursor in it. */
export function valueSnippet(shape: Shape, indent: string): string {
  return stopSnippet(shape, indent, 1);
}

/** The same with a number for its tab stop: equal numbers would be typed together. */
function stopSnippet(shape: Shape, indent: string, stop: number): string {
  const constants = shape.constants.filter(({ value }) => value !== null);
  const only = constants.length === 1 && !shape.number ? constants[0] : undefined;
  if (only) return JSON.stringify(only.value);
  if (shape.string?.allowed && !shape.number && constants.length <= maxChoices) {
    const values = constants.map(({ value }) => String(value));
    return `"\${${stop}|${values.join(',')}|}"`;
  }
  const [first, ...others] = shape.suggestions;
  const isSkeleton = typeof first?.body === 'object';
  if (first && (isSkeleton ? others.length === 0 : !shape.string || shape.string.allowed))
    return isSkeleton
      ? bodyToSnippet(first.body, indent)
      : `\${${stop}:${JSON.stringify(first.body)}}`;
  if (shape.string) return `"$${stop}"`;
  if (shape.array) return `[$${stop}]`;
  if (shape.object) return objectSnippet(shape.object, indent, stop);
  if (shape.number) return `\${${stop}:${firstNumber(shape.number, shape.default)}}`;
  return shape.boolean ? `\${${stop}|true,false|}` : 'null';
}

/** The default; without one the first whole number from 0 on that the place takes. */
function firstNumber({ minimum, exclusiveMinimum }: NumberShape, byDefault: unknown): number {
  if (typeof byDefault === 'number') return byDefault;
  return exclusiveMinimum === undefined
    ? Math.max(0, minimum ?? 0)
    : Math.max(0, Math.floor(exclusiveMinimum) + 1);
}

/** A choice of more values than these is no help while typing; the value is then completed by itself. */
const maxChoices = 12;

/** An object with what it must have; the schema nests such objects no deeper than three levels. */
function objectSnippet(object: ObjectShape, indent: string, stop: number): string {
  if (object.variants || object.required.length === 0) return `{$${stop}}`;
  const members = object.required.map((key, index) => {
    const value = stopSnippet(object.properties.get(key)!.shape, indent, stop + index);
    return `\n${indent}${JSON.stringify(key)}: ${value.replaceAll('\n', `\n${indent}`)}`;
  });
  return `{${members.join(',')}\n}`;
}
