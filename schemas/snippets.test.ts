// The skeletons of the schema: what stands in the editor after one is inserted is valid at its place.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ajv, all, at, validator, type Body, type Json } from './testing.ts';

/** The snippet text that VS Code's JSON service makes of a body: strings that begin with ^ lose their quotes. */
function snippetText(body: Json): string {
  if (Array.isArray(body)) return `[${body.map(snippetText).join(', ')}]`;
  if (typeof body === 'object' && body !== null)
    return `{${Object.entries(body)
      .map(([key, value]) => `${JSON.stringify(key)}: ${snippetText(value)}`)
      .join(', ')}}`;
  return typeof body === 'string' && body.startsWith('^') ? body.slice(1) : JSON.stringify(body);
}

/** What stands in the editor when a snippet is inserted and no placeholder is changed (LSP snippet grammar). */
function expand(text: string): string {
  const defaults = new Map<string, string>();
  let position = 0;
  const plain = (end: string): string => {
    let out = '';
    while (position < text.length && !end.includes(text.charAt(position))) {
      const char = text.charAt(position);
      const isTabStop = char === '$' && /^\$(\d|\{\d)/.test(text.slice(position));
      if (isTabStop) out += placeholder();
      else if (char === '\\' && /[$}\\]/.test(text.charAt(position + 1))) {
        out += text.charAt(position + 1);
        position += 2;
      } else {
        out += char;
        position++;
      }
    }
    return out;
  };
  const placeholder = (): string => {
    const head = /\$\{?(\d+)([:|]?)/y;
    head.lastIndex = position;
    const [whole = '', number = '', kind] = head.exec(text) ?? [];
    position += whole.length;
    if (kind === ':') {
      defaults.set(number, plain('}'));
      position++;
    } else if (kind === '|') {
      const close = text.indexOf('|}', position);
      defaults.set(number, text.slice(position, close).split(',')[0] ?? '');
      position = close + 2;
    } else if (whole.includes('{')) position++;
    return defaults.get(number) ?? '';
  };
  return plain('');
}

describe('the snippets', () => {
  it('expand as the grammar of snippets says', () => {
    assert.equal(expand('a ${1:b} $1 ${2|x,y|} {{c.${3:d}}} \\$ \\n'), 'a b b x {{c.d}} $ \\n');
    assert.equal(snippetText({ n: '^${1:4}', s: '${2:t}' }), '{"n": ${1:4}, "s": "${2:t}"}');
  });

  for (const [pointer, node] of all)
    for (const { label, body } of node.defaultSnippets ?? [])
      it(`${pointer.replaceAll(/\/(definitions|properties)/g, '')}: ${label} is valid at its place`, () => {
        const value = JSON.parse(expand(snippetText(body))) as Json;
        const validate = validator(pointer);
        assert.ok(validate(value), `${JSON.stringify(value)}: ${ajv.errorsText(validate.errors)}`);
        assert.doesNotMatch(JSON.stringify(value), /\$\{|\\\\/, 'nothing of the grammar is left');
      });

  it('make a skeleton for every variant of a grader, a method and a content block', () => {
    for (const name of ['grader', 'subGrader', 'method', 'contentBlock', 'integration']) {
      const union = at(`/definitions/${name}`);
      const types = union.defaultSnippets?.map(({ body }) => (body as Body)['type']);
      assert.deepEqual(types, union.properties?.['type']?.enum, name);
    }
  });
});
