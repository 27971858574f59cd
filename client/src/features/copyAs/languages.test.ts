import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hostileJson } from '../../../../test/support/hostileJson.ts';
import { literal as csharpLiteral } from './languages/csharp.ts';
import { literal as goLiteral } from './languages/go.ts';
import { hereString, quoted as powershellQuoted } from './languages/powershell.ts';
import { literal as rubyLiteral } from './languages/ruby.ts';
import { languages } from './languages.ts';
import { requestOf, secretsOf, type CopiedConnection } from './request.ts';

// Bash, Python, Node and Java run for real in test/wire/copyAs.test.ts. For the others, which are not on every
// machine, their literals are read here by the rules of their specifications.

/** The simple escapes of a language's double-quoted strings, beside `\u` and four digits. */
type Escapes = Readonly<Record<string, string>>;
const common: Escapes = { '"': '"', '\\': '\\', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** The text of a double-quoted literal; fails for what the language would refuse or read otherwise. */
function read(source: string, escapes: Escapes, forbidden: RegExp): string {
  assert.match(source, /^"[^]*"$/);
  const content = source.slice(1, -1);
  const unescaped = content.replace(/\\(?:u[\da-f]{4}|[^])/g, '');
  assert.doesNotMatch(unescaped, /["\\\n\r]/);
  assert.doesNotMatch(unescaped, forbidden);
  return content.replace(/\\(u([\da-f]{4})|[^])/g, (_all, escape: string, code?: string) => {
    if (code !== undefined) return String.fromCharCode(parseInt(code, 16));
    assert.ok(escape in escapes, `\\${escape}`);
    return escapes[escape]!;
  });
}

/** The texts of a list with a literal a line, joined. */
function readList(list: string, escapes: Escapes, forbidden: RegExp): string {
  const lines = list.split('\n').filter((line) => line !== '');
  return lines
    .map((line) => read(/^ {2}(.*),$/.exec(line)?.[1] ?? '', escapes, forbidden))
    .join('');
}

const between = (text: string, start: string, end: string): string | undefined =>
  text.startsWith(start) && text.endsWith(end)
    ? text.slice(start.length, text.length - end.length)
    : undefined;

/** https://go.dev/ref/spec#String_literals */
function readGo(source: string): string {
  const raw = between(source, '`', '`');
  if (raw !== undefined) {
    assert.doesNotMatch(raw, /[`\r\ufeff]/);
    return raw;
  }
  return readList(between(source, 'strings.Join([]string{', '\n}, "")')!, common, /\ufeff/);
}

/** ECMA-334, string literals; raw ones are of C# 11. */
function readCsharp(source: string): string {
  const raw = between(source, '"""\n', '\n"""');
  if (raw !== undefined) {
    assert.doesNotMatch(raw, /"""|[\r\u0085\u2028\u2029]/);
    return raw;
  }
  const list = between(source, 'string.Concat(new[] {', '\n})')!;
  return readList(list, common, /[\u0085\u2028\u2029]/);
}

/** https://docs.ruby-lang.org/en/master/syntax/literals_rdoc.html */
function readRuby(source: string): string {
  const raw = between(source, "<<'JSON'.chomp\n", '\nJSON');
  if (raw !== undefined) {
    assert.ok(!raw.split('\n').includes('JSON') && !raw.includes('\r'));
    return raw;
  }
  return readList(between(source, '[', '\n].join')!, { ...common, '#': '#' }, /#[{$@]/);
}

/** about_Quoting_Rules: here-strings. */
function readPowershell(source: string): string {
  const raw = between(source, "@'\n", "\n'@")!;
  for (const line of raw.split(/[\r\n]/)) assert.doesNotMatch(line, /^['‘’‚‛]@/);
  return raw;
}

for (const [name, write, readBack] of [
  ['Go', goLiteral, readGo],
  ['C#', csharpLiteral, readCsharp],
  ['Ruby', rubyLiteral, readRuby],
  ['PowerShell', hereString, readPowershell],
] as const)
  test(`any body is the same text to ${name}`, () => {
    fc.assert(
      fc.property(hostileJson, (json) => {
        assert.equal(readBack(write(json)), json);
      }),
      { numRuns: 1000 },
    );
  });

test('typographic quotes do not end a string of PowerShell', () => {
  assert.equal(powershellQuoted(`a'b’c`), `'a''b’’c'`);
});

const connection: CopiedConnection = {
  kind: 'openai',
  address: 'https://api.openai.com/v1',
  authorization: 'bearer',
};

test('each language sends what the connection wants: address, key, organization and project', () => {
  const cases: readonly (readonly [CopiedConnection, readonly string[]])[] = [
    [connection, ['Authorization', 'Bearer ', 'Set OPENAI_API_KEY to the API key first.']],
    [
      {
        kind: 'compatible',
        address: 'https://gpu.example/v1',
        authorization: 'bearer',
        keyVariable: 'OPENAI_API_KEY',
      },
      ['Authorization', 'Bearer ', 'OPENAI_API_KEY'],
    ],
    [
      { ...connection, organization: 'org-1', project: 'proj_1' },
      ['OpenAI-Organization', 'org-1', 'OpenAI-Project', 'proj_1'],
    ],
    [
      {
        kind: 'azure',
        address: 'https://r.openai.azure.com/openai/v1',
        authorization: 'api-key',
      },
      ['api-key', 'AZURE_OPENAI_API_KEY'],
    ],
    [
      {
        kind: 'azure',
        address: 'https://r.openai.azure.com/openai/v1',
        authorization: 'entra',
        tokenScope: 'https://ai.azure.com/.default',
      },
      [
        'Authorization',
        'Bearer ',
        'Set AZURE_OPENAI_AUTH_TOKEN to a token first: az account get-access-token --scope https://ai.azure.com/.default ',
      ],
    ],
  ];
  for (const [given, parts] of cases) {
    const request = requestOf(given, '{"model":"m"}');
    const { host, pathname } = new URL(request.url);
    for (const { name, write } of languages)
      for (const part of [...parts, host, pathname, '{"model":"m"}'])
        assert.ok(write(request).includes(part), `${part} in ${name}:\n${write(request)}`);
  }
});

test('a connection without a key has none in the code, and nothing that needs it', () => {
  const request = requestOf({ ...connection, authorization: 'none' }, '{}');
  assert.deepEqual(secretsOf(request), []);
  for (const { write } of languages)
    assert.doesNotMatch(write(request), /Authorization|API_KEY|environ|"os"|import os/);
});
