/** Fixtures with marks in them: `<|>` is the cursor. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const cursorMark = '<|>';

/** Splits a fixture into its text and the UTF-16 offset of its one cursor. */
export function parseCursor(fixture: string): { readonly text: string; readonly offset: number } {
  const offset = fixture.indexOf(cursorMark);
  if (offset === -1 || fixture.includes(cursorMark, offset + 1))
    throw new Error(`A fixture needs exactly one ${cursorMark}: ${fixture}`);
  return { text: fixture.slice(0, offset) + fixture.slice(offset + cursorMark.length), offset };
}

/** The example jobs of this repository, by file name. */
export function exampleJobs(): readonly { readonly name: string; readonly text: string }[] {
  const folder = path.resolve(import.meta.dirname, '../../examples');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ftjob.json'))
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
}

/** Ids of files as the service gives them. */
export const trainingFile = 'file-U8JZpDE0iGXlD6gNCFbaEPFj';
export const validationFile = 'file-bD0kH8Oool8DklZDOCj2ISaJ';

/** The body of a supervised job with further members, as text. */
export function jobWith(members: string): string {
  return `{"model":"gpt-4o-mini","training_file":"${trainingFile}",${members}}`;
}

/** The body of a reinforcement job around a grader, as text. */
export function jobWithGrader(grader: string): string {
  return `{"model":"o4-mini-2025-04-16","training_file":"${trainingFile}","validation_file":"${validationFile}","method":{"type":"reinforcement","reinforcement":{"grader":${grader}}}}`;
}
