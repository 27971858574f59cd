// What editors do with the tab stops of a snippet: those with equal numbers hold the same text.
import assert from 'node:assert/strict';

/** Tab stops with equal numbers are meant to be equal: they have a text, and it is the same. */
export function assertStopsAgree(snippet: string): void {
  const stops = /(?<!\\)\$(?:(\d+)|\{(\d+)([:|][^}]*)?\})/g;
  const texts = new Map<string, string>();
  for (const [, bare, number = bare!, text = ''] of snippet.matchAll(stops)) {
    const other = texts.get(number);
    assert.ok(
      other === undefined || (other === text && text !== ''),
      `stop ${number} is "${other}" and "${text}" in ${snippet}`,
    );
    texts.set(number, text);
  }
}
