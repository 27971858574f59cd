/**
 * Text of the file where it is shown: it stays text. An editor makes links, images and icons of Markdown and `$(name)`,
 * and characters that nobody sees turn a line around.
 */

/** Characters that turn the direction of the text around them, and control characters, line breaks among them. */
const unseen = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** A text with its unseen characters written out as JSON escapes, so on one line. */
export function withUnseenShown(text: string): string {
  return text.replaceAll(unseen, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(4, '0');
    return `\\u${code}`;
  });
}

/** A label of a list: on one line, and no part of it drawn as an icon, by a joiner that nobody sees. */
export function plainLabel(text: string): string {
  return withUnseenShown(text.replaceAll(/\s+/g, ' ')).replaceAll('$(', '$\u2060(');
}

/** The same as Markdown, none of which may be taken for a link, an image, HTML or an icon. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(unseen, '')
    .replaceAll(/[!-/:-@[-`{-~]/g, '\\$&');
}

/** A block of code in Markdown that nothing in it can close. */
export function codeBlock(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}
