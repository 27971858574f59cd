/** The characters after which an editor asks for completions by itself, and where they are worth an answer. */
import { embeddedAt } from '../embedded.ts';
import type { Job } from '../job.ts';
import { kindOf, nodeAt, NodeKind } from '../json/tree.ts';
import type { EmbeddedLanguage } from '../schema/shape.ts';

/**
 * These mean something in strings of one language and are typed everywhere else: Enter behind the `{` of an object is
 * meant for a new line.
 */
const inOneLanguage: ReadonlyMap<string, EmbeddedLanguage> = new Map([
  [' ', 'python'],
  ["'", 'python'],
  ['[', 'python'],
  ['{', 'template'],
]);

export const triggerCharacters = ['"', ':', '.', ...inOneLanguage.keys()];

/**
 * Whether a person who has typed this character before an offset (UTF-16) is to be shown completions. An answer of
 * nothing closes the list: a space leaves open what a key's colon or a template's braces before it have opened.
 */
export function answersTrigger(job: Job, offset: number, typed: string): boolean {
  const language = inOneLanguage.get(typed);
  const inside = embeddedAt(job, offset)?.language;
  if (language === undefined || inside === language) return true;
  const before = job.tree.text[offset - 2];
  if (typed !== ' ' || (before !== ':' && before !== '{')) return false;
  if (before === '{') return inside === 'template';
  return kindOf(job.tree, nodeAt(job.tree, offset)) !== NodeKind.string;
}
