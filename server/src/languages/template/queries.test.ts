import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseTemplate } from './parse.ts';
import { completionContext, referenceAt } from './queries.ts';
import { textWithBraces } from './testTexts.ts';

const cursor = '<|>';

/** The text without the cursor's mark, and the cursor's offset. */
function withCursor(marked: string): readonly [text: string, offset: number] {
  const offset = marked.indexOf(cursor);
  return [marked.slice(0, offset) + marked.slice(offset + cursor.length), offset];
}

/** The part of the text that is at the cursor: `namespace item`, `segment 1 [0]`, `reference {{ }}`, `nothing`. */
function found(marked: string): string {
  const [text, offset] = withCursor(marked);
  const at = referenceAt(parseTemplate(text), offset);
  if (at === undefined) return 'nothing';
  const { reference, part } = at;
  const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  if (part === undefined) return `reference ${slice(reference)}`;
  if (part.kind === 'namespace') return `namespace ${slice(reference.namespace!)}`;
  return `segment ${part.index} ${slice(reference.segments[part.index]!)}`;
}

test('the part of a reference at an offset is found', () => {
  const cases: readonly (readonly [marked: string, expected: string])[] = [
    ['a <|>b {{item.x}}', 'nothing'],
    ['<|>{{item.x}}', 'reference {{item.x}}'],
    ['{{it<|>em.x}}', 'namespace item'],
    ['{{item<|>.x}}', 'namespace item'],
    ['{{item.<|>x}}', 'segment 0 x'],
    ['{{item.rows[<|>0].x}}', 'segment 1 [0]'],
    ['{{item.rows<|>[0].x}}', 'segment 1 [0]'],
    ['{{ item.x <|>| upper }}', 'reference {{ item.x | upper }}'],
    ['{{item.x}}<|>{{item.y}}', 'reference {{item.y}}'],
    ['{{item.x}}<|> {{item.y}}', 'reference {{item.x}}'],
    ['{{output<|>_text}}', 'segment 0 output_text'],
  ];
  for (const [marked, expected] of cases) assert.equal(found(marked), expected, marked);
});

/** What can be completed, with `name` put in as an editor would: `field of sample output_tools: …`. */
function completed(marked: string): string {
  const [text, offset] = withCursor(marked);
  const context = completionContext(parseTemplate(text), text, offset);
  if (context.kind === 'nothing') return 'nothing';
  const { start, end, close } = context;
  const result = `${text.slice(0, start)}NAME${close}${text.slice(end)}`;
  if (context.kind === 'namespace') return `namespace: ${result}`;
  const { namespace, segments } = context;
  const path = segments.map((part) => (part.kind === 'field' ? part.name : `[${part.index}]`));
  return `field of ${[namespace.name, ...path].join(' ')}: ${result}`;
}

test('what can be completed, and what the text is then', () => {
  const cases: readonly (readonly [marked: string, expected: string])[] = [
    ['a<|> b', 'nothing'],
    ['{<|>', 'nothing'],
    ['{{<|>', 'namespace: {{NAME}}'],
    ['Say {{ <|>', 'namespace: Say {{ NAME}}'],
    ['{{<|>}', 'namespace: {{NAME}}'],
    ['{{<|>}}', 'namespace: {{NAME}}'],
    ['{{ <|> }}', 'namespace: {{ NAME }}'],
    ['{{it<|>', 'namespace: {{NAME}}'],
    ['{{it<|>em.x}}', 'namespace: {{NAME.x}}'],
    ['{{<|>item.x}}', 'namespace: {{NAME.x}}'],
    ['{{ out<|>put_text }}', 'namespace: {{ NAME }}'],
    ['{{item.<|>', 'field of item: {{item.NAME}}'],
    ['{{item.<|>}}', 'field of item: {{item.NAME}}'],
    ['{{item.<|>} and', 'field of item: {{item.NAME}} and'],
    ['{{item.an<|>swer}} b', 'field of item: {{item.NAME}} b'],
    [
      '{{sample.output_tools[0].<|>}}',
      'field of sample output_tools [0]: {{sample.output_tools[0].NAME}}',
    ],
    [
      '{{sample.output_tools[0].fun<|>.x}}',
      'field of sample output_tools [0]: {{sample.output_tools[0].NAME.x}}',
    ],
    ['{{item["<|>"]}}', 'field of item: {{item["NAME"]}}'],
    ['{{item["a"].<|>}}', 'field of item a: {{item["a"].NAME}}'],
    ['{{item.rows[<|>0]}}', 'nothing'],
    ['{{item.rows[0]<|>}}', 'nothing'],
    ['{{ item.x <|>}}', 'nothing'],
    ['{{ <|> item.x }}', 'nothing'],
    ['{{ item.x | up<|> }}', 'nothing'],
    ['{{ item.x | a.<|> }}', 'nothing'],
    ['{{ "<|> }}', 'nothing'],
    ['{{item.x}}<|>', 'nothing'],
    ['{{item.x}<|>}', 'nothing'],
  ];
  for (const [marked, expected] of cases) assert.equal(completed(marked), expected, marked);
});

test('at every offset of every text, a completion replaces what holds the offset', () => {
  fc.assert(
    fc.property(textWithBraces, (text) => {
      const template = parseTemplate(text);
      for (let offset = 0; offset <= text.length; offset++) {
        const reference = referenceAt(template, offset)?.reference;
        assert.ok(
          reference === undefined || (reference.start <= offset && offset <= reference.end),
        );
        const context = completionContext(template, text, offset);
        if (context.kind === 'nothing') continue;
        assert.ok(context.start <= offset && offset <= context.end, text);
        assert.ok(reference && reference.contentStart <= context.start, text);
        assert.ok(context.end <= reference.contentEnd, text);
      }
    }),
    { numRuns: 2000 },
  );
});
