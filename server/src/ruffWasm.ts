/** Where the bytes of Ruff are on a machine with files: beside the bundle, or in node_modules when run from source. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const fileName = 'ruff_wasm_bg.wasm';

export function loadRuffWasm(): Promise<Uint8Array> {
  const bundled = path.join(import.meta.dirname, 'ruff', fileName);
  return readFile(
    existsSync(bundled)
      ? bundled
      : fileURLToPath(import.meta.resolve(`@astral-sh/ruff-wasm-web/${fileName}`)),
  );
}
