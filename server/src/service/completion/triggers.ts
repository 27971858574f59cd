/** The characters after which an editor asks for completions by itself, and where they are worth an answer. */
import { embeddedAt } from '../embedded.ts';
import type { Job } from '../job.ts';
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

/** Whether a person who has typed this character before an offset (UTF-16) is to be shown completions. */
export function answersTrigger(job: Job, offset: number, typed: string): boolean {
  const language = inOneLanguage.get(typed);
  return language === undefined || embeddedAt(job, offset)?.language === language;
}
