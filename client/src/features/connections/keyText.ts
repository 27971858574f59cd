/** The key in a text that somebody pasted, or what is wrong with the text. */
import * as l10n from '@vscode/l10n';
import { unwrapped, usualWrappings, type Wrapped, type Wrapping } from './pasted.ts';

export type ReadKey =
  | {
      readonly key: string;
      /** What was left out of the text, where that is more than white space. */
      readonly remark?: string;
    }
  | { readonly problem: string };

const wrappings: readonly Wrapping[] = [
  ...usualWrappings,
  { kind: 'bearer', pattern: /^bearer:?(?:\s+(.*))?$/is },
  {
    kind: 'name',
    // A shell says that it is a name; without one the name does. Two `=` are the end of a key in base64.
    pattern:
      /^(?:(?:export|set)\s+\w+\s*=|\$env:\w+\s*=|["']?(?:[\w-]*api[-_]?key|authorization)["']?\s*[:=]|\w+_(?:key|token)\s*=)(?!=)(.*)$/is,
  },
];

/** A key of unknown form is one. */
export function readKey(text: string): ReadKey {
  const { text: key, leftOut } = unwrapped(text, wrappings);
  const problem =
    key === '' && leftOut.length > 0
      ? l10n.t('The key itself is missing. Paste it too.')
      : problemOf(key);
  if (problem !== undefined) return { problem };
  return {
    key,
    ...(leftOut.length > 0 && {
      remark: l10n.t('What is left out around the key: {0}.', leftOut.map(wordsOf).join(', ')),
    }),
  };
}

/** Not the text itself: the box hides what is typed. */
function wordsOf(leftOut: Wrapped): string {
  switch (leftOut) {
    case 'quoted':
      return l10n.t('the quotation marks');
    case 'sign':
      return l10n.t('the comma or semicolon behind it');
    case 'name':
      return l10n.t('the name in front of it');
    case 'bearer':
      return '"Bearer"';
  }
}

/** The key in what was pasted, or in the value of an environment variable; `undefined` where there is none. */
export function keyIn(text: string | undefined): string | undefined {
  const read = readKey(text ?? '');
  return 'key' in read ? read.key : undefined;
}

/** As lists of keys and the messages of services show them: `sk-...abcd`, with `…`, `•` or asterisks. */
const shortened = /\.{3}|\u2026|\u2022|^sk-.*\*{3}/;
/** `YOUR_API_KEY`, `sk-your-key`, `<key>`, `{{key}}`, `$OPENAI_API_KEY`, `%OPENAI_API_KEY%`. */
const standIn =
  /^(?:(?:sk-)?(?:your|YOUR)[-_].*|[A-Z0-9_]*API_KEY|<[\w -]+>|\{+[\w -]+\}+|\$(?:[Ee]nv:)?\{?[A-Z][A-Z0-9_]*\}?|%[A-Z][A-Z0-9_]*%)$/;

function problemOf(key: string): string | undefined {
  if (key === '') return l10n.t('Paste the key.');
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(key))
    return l10n.t('This is an address. Paste the key instead.');
  if (/^(?:org-|proj_)\w+$/.test(key))
    return l10n.t('This is the id of an organization or a project. Paste the key instead.');
  if (standIn.test(key)) return l10n.t('This only stands for a key. Paste the key itself.');
  if (/\s/.test(key)) return l10n.t('A key has no spaces or line breaks in it. Copy it once more.');
  if (shortened.test(key))
    return l10n.t(
      'This key is shortened, as a list of keys shows it. Copy the whole key, or create a new one where it is not shown any more.',
    );
  return /^[\x21-\x7e]+$/.test(key)
    ? undefined
    : l10n.t('A key consists of plain letters, digits and signs. Copy it once more.');
}
