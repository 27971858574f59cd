// Which files a job can name, besides those that were uploaded: a service that trains nothing need not insist on data.
import type { State, StoredFile } from './state.ts';

const wellFormed = /^file-(?:[A-Za-z0-9]{22}|[A-Za-z0-9]{24}|[0-9a-f]{32})$/;
const neverProcessed = /^file-pending[A-Za-z0-9]*$/;
const neverThere = 'file-missing';

/** What a file contains that nobody uploaded: enough rows for a job. */
const exampleContent = new TextEncoder().encode(
  Array.from({ length: 12 }, (_, index) => exampleRow(index + 1)).join(''),
);

function exampleRow(number: number): string {
  const messages = [
    { role: 'user', content: `How much is ${number} plus ${number}?` },
    { role: 'assistant', content: `${number * 2}` },
  ];
  return `${JSON.stringify({ messages })}\n`;
}

/** The file of this id: an uploaded one, or one that exists from the beginning; `undefined` when there is none. */
export function findFile(state: State, id: string): StoredFile | undefined {
  const uploaded = state.files.get(id);
  if (uploaded !== undefined) return uploaded;
  return isKnown(state, id) && !state.deletedFileIds.has(id) ? exampleFile(id) : undefined;
}

function isKnown({ settings: { knownFileIds } }: State, id: string): boolean {
  if (id.startsWith(neverThere)) return false;
  if (neverProcessed.test(id)) return true;
  return knownFileIds === undefined ? wellFormed.test(id) : knownFileIds.has(id);
}

/** The content and the dates of a file that exists from the beginning. */
export function exampleFile(id: string): StoredFile {
  return {
    id,
    name: 'example.jsonl',
    purpose: 'fine-tune',
    content: exampleContent,
    uploadedAt: 0,
  };
}

/** Whether a job can use the file at the time `now`. */
export function isProcessed(state: State, file: StoredFile, now: number): boolean {
  return (
    !neverProcessed.test(file.id) && now >= file.uploadedAt + state.settings.durations.processing
  );
}
