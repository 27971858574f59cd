/** JSON texts of objects that are hard to write down in another language: quotes, escapes, line ends, odd characters. */
import fc from 'fast-check';

const hostileTexts = [
  `'`,
  `'\\''`,
  '"',
  '"""',
  `'''`,
  '\\',
  '\\\\u0041',
  '\n',
  '\r\n',
  '\t',
  '$HOME $(id) ${x} $env:X',
  '`id`',
  '#{1} #$a #@b',
  '!!',
  '%s %n',
  '</script>',
  `'@`,
  'JSON',
  '"#',
  'é ß 日本語 😀',
  '‘’‚‛“”',
  '\u0085\u2028\u2029',
  '\u202e\u200b\ufeff\u007f',
  '{{ item.x }}',
];

const text = fc
  .array(fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'grapheme' })), {
    maxLength: 4,
  })
  .map((parts) => parts.join(''));

const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    text,
    fc.integer(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(text, tie('value'), { maxKeys: 3 }),
  ),
}));

/** An object as its text, in the layouts and with the line ends that files have. */
export const hostileJson: fc.Arbitrary<string> = fc
  .tuple(
    fc.dictionary(text, value, { maxKeys: 4, noNullPrototype: true }),
    fc.constantFrom(undefined, 2, '\t'),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '\n', '  \n', '\n\n'),
  )
  .map(([object, indent, lineEnd, end]) =>
    `${JSON.stringify(object, undefined, indent)}${end}`.replaceAll('\n', lineEnd),
  );
