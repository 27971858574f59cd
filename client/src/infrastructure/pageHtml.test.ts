import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageHtml } from './pageHtml.ts';

test('the page may load its own script and style sheet and nothing else', () => {
  const html = pageHtml({ script: 'S', style: 'C', source: 'https://own', nonce: 'N' });
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
  assert.equal(policy, "default-src 'none'; style-src https://own; script-src 'nonce-N'");
  assert.deepEqual(html.match(/<script[^>]*>/g), ['<script nonce="N" src="S">']);
  assert.doesNotMatch(html, /<style| style=| on\w+=/);
});
