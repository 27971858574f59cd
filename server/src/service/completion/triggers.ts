/** The characters after which an editor asks for completions by itself, and where they are worth an answer. */
import { embeddedAt } from '../embedded.ts';
import type { Job } from '../job.ts';

/** These mean something in the Python of a grader and are typed everywhere else. */
const inPythonOnly = [' ', "'", '['];

export const triggerCharacters = ['"', ':', '{', '.', ...inPythonOnly];

/** Whether a person who has typed this character before an offset (UTF-16) is to be shown completions. */
export function answersTrigger(job: Job, offset: number, typed: string): boolean {
  return !inPythonOnly.includes(typed) || embeddedAt(job, offset)?.language === 'python';
}
