/** What the tests of syntax errors share: Ruff, loaded once. */
import { deepEqual } from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createPython, type CheckSyntax } from './python.ts';
import { applied, mark } from './testing.ts';

/** Ruff's bytes from node_modules, as a server that runs from source finds them. */
export function loadWasm(): Promise<Uint8Array> {
  const address = import.meta.resolve('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm');
  return readFile(fileURLToPath(address));
}

export const checkSyntax: CheckSyntax = await createPython(loadWasm).syntax();

/** A source with the range of the only mistake marked, the message, and the source after the fix if there is one. */
export type Mistake = readonly [marked: string, message: string, fixed?: string];

/** Checks that each source has this one mistake, and not any more after its fix. */
export function checkMistakes(cases: readonly Mistake[]): void {
  for (const [expected, message, fixed] of cases) {
    const text = expected.replace(/[«»]/g, '');
    const errors = checkSyntax(text)!;
    const fix = errors[0]?.fix;
    const after = fix && applied(text, fix);
    deepEqual(
      [mark(text, errors), errors.map((error) => error.message), after],
      [expected, [message], fixed],
    );
    // A fix takes its message away.
    if (after !== undefined)
      deepEqual(
        checkSyntax(after)!.filter((error) => error.message === message),
        [],
        after,
      );
  }
}
