// What the service finds out about a data set when a job validates its files.
import { isObject } from './json.ts';
import type { JobFailure, StoredFile } from './state.ts';

const fewestRows = 10;

/** The lines of a data set that are not empty. */
export function rowsOf(file: StoredFile): readonly string[] {
  return new TextDecoder()
    .decode(file.content)
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/** What a job fails with because of this file; `undefined` when it can be trained on. */
export function findDatasetFailure(
  file: StoredFile,
  param: 'training_file' | 'validation_file',
): JobFailure | undefined {
  const rows = rowsOf(file);
  const kind = param === 'training_file' ? 'Training' : 'Validation';
  const unreadable = rows.findIndex((row) => !isRow(row));
  if (unreadable >= 0)
    return {
      code: `invalid_${param}`,
      message: `Invalid file format. Line ${unreadable + 1} of ${file.id} is not a JSON object.`,
      param,
    };
  if (param === 'training_file' && rows.length < fewestRows)
    return {
      code: 'invalid_n_examples',
      message: `${kind} file has ${rows.length} example(s), but must have at least ${fewestRows} examples`,
      param,
    };
  return undefined;
}

function isRow(line: string): boolean {
  try {
    return isObject(JSON.parse(line));
  } catch {
    return false;
  }
}
