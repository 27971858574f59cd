import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readKey } from './keyText.ts';

test('a key is printable and in one piece, of whatever form', () => {
  for (const key of [
    'sk-proj-abc_DEF-123',
    'a:b/"c"',
    'my-key:secret',
    'team=secret',
    'Zm9vYmFyIGtleQ==',
    'api_key==',
    'header.payload.',
    '$ecret*word',
    'org-',
    'token-abc123',
    'my-api-key',
    'bearer-1',
  ])
    assert.deepEqual(readKey(` ${key}\n`), { key });
});

test('what was copied around a key is left out, and the box says what', () => {
  const name = 'the name in front of it';
  const quotes = 'the quotation marks';
  const sign = 'the comma or semicolon behind it';
  for (const [text, leftOut] of [
    ['"sk-1"', quotes],
    ["'sk-1'", quotes],
    ['“sk-1”', quotes],
    ['„sk-1“', quotes],
    ['sk-1,', sign],
    ['"sk-1";', `${sign}, ${quotes}`],
    ['Bearer sk-1', '"Bearer"'],
    ['Bearer "sk-1"', `"Bearer", ${quotes}`],
    ['"Bearer sk-1"', `${quotes}, "Bearer"`],
    ['"Authorization: Bearer sk-1"', `${quotes}, ${name}, "Bearer"`],
    ['"Authorization": "Bearer sk-1",', `${sign}, ${name}, ${quotes}, "Bearer"`],
    ['api-key: sk-1', name],
    ['OPENAI_API_KEY=sk-1', name],
    ['AZURE_OPENAI_AUTH_TOKEN=sk-1', name],
    ["export OPENAI_API_KEY='sk-1'", `${name}, ${quotes}`],
    ['export MINE=sk-1', name],
    ['$env:OPENAI_API_KEY = "sk-1"', `${name}, ${quotes}`],
    ['api_key="sk-1",', `${sign}, ${name}, ${quotes}`],
    ['"apiKey": "sk-1"', `${name}, ${quotes}`],
  ] as const)
    assert.deepEqual(
      readKey(text),
      { key: 'sk-1', remark: `What is left out around the key: ${leftOut}.` },
      text,
    );
});

test('what is surely no key is refused with what to paste', () => {
  for (const [texts, expected] of [
    [['', '   '], /^Paste the key\.$/],
    [['sk abc', 'sk-abc\nsk-def'], /no spaces or line breaks/],
    [['sk-äöü'], /plain letters/],
    [['https://platform.openai.com/api-keys'], /is an address\. Paste the key/],
    [
      ['Bearer', 'Authorization: Bearer', 'api-key:', 'OPENAI_API_KEY=', 'OPENAI_API_KEY=""', '""'],
      /^The key itself is missing\. Paste it too\.$/,
    ],
    [
      ['sk-...abcd', 'sk-proj-…abcd', 'Bearer sk-...abcd', 'sk-pr********abcd', 'sk-••••abcd'],
      /^This key is shortened.* Copy the whole key, or create a new one/,
    ],
    [
      [
        ...['YOUR_API_KEY', '"your-api-key"', 'sk-your-key-here', '<your key>', '{{API_KEY}}'],
        ...['OPENAI_API_KEY', '$OPENAI_API_KEY', '${OPENAI_API_KEY}', '$env:AZURE_OPENAI_API_KEY'],
        ...['Bearer $OPENAI_API_KEY', '%OPENAI_API_KEY%', 'OPENAI_API_KEY=$KEY'],
      ],
      /^This only stands for a key\. Paste the key itself\.$/,
    ],
    [
      ['org-AbCdEf123', 'proj_AbCdEf123', '"proj_AbCdEf123"'],
      /^This is the id of an organization or a project\. Paste the key instead\.$/,
    ],
  ] as const)
    for (const text of texts) {
      const read = readKey(text);
      assert.match('problem' in read ? read.problem : JSON.stringify(read), expected, text);
    }
});
