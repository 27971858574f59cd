/** The result file of a job: comma-separated figures of its steps, which OpenAI answers in base64 and Azure plain. */
import { nameOf, type StepMetrics } from './metrics.ts';

/** More than a person looks at, and few enough to be read at once. */
const mostRows = 50_000;
const mostColumns = 100;

/** The text of a result file, whichever way it came. */
export function resultText(bytes: Uint8Array): string {
  return new TextDecoder().decode(resultBytes(bytes));
}

/** The content of a result file, out of its base64 if it has one. */
export function resultBytes(bytes: Uint8Array): Uint8Array {
  const text = new TextDecoder().decode(bytes);
  // A line of figures has commas, base64 has none.
  return hasFigures(text) ? bytes : (fromBase64(text) ?? bytes);
}

function fromBase64(text: string): Uint8Array | undefined {
  try {
    const decoded = Uint8Array.from(atob(text.trim()), (character) => character.charCodeAt(0));
    return hasFigures(new TextDecoder().decode(decoded)) ? decoded : undefined;
  } catch {
    return undefined;
  }
}

/** The steps of a result file's text, at most 50 000; `undefined` when its first line names no column `step`. */
export function readResultText(text: string): readonly StepMetrics[] | undefined {
  const [header = '', ...lines] = text.split('\n', mostRows + 1);
  const names = header
    .split(',')
    .slice(0, mostColumns)
    .map((name) => nameOf(name.trim()));
  const stepColumn = names.indexOf('step');
  if (stepColumn === -1) return undefined;
  return lines.flatMap((line) => {
    const cells = line.split(',', names.length + 1);
    // In a row that is longer or shorter, nobody knows what belongs to which name.
    if (cells.length !== names.length) return [];
    const figures = cells.map((cell) => (cell.trim() === '' ? Number.NaN : Number(cell)));
    const step = figures[stepColumn];
    if (step === undefined || !Number.isFinite(step)) return [];
    const values = names.flatMap((name, column) => {
      const value = figures[column];
      return column !== stepColumn && Number.isFinite(value) ? [[name, value] as const] : [];
    });
    return [{ step, values: Object.fromEntries(values) as Record<string, number> }];
  });
}

function hasFigures(text: string): boolean {
  const end = text.indexOf('\n');
  return text.slice(0, end === -1 ? text.length : end).includes(',');
}
