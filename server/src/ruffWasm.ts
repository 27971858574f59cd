/** Where the bytes of Ruff are on a machine with files: beside the bundle, or in node_modules when run from source. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const fileName = 'ruff_wasm_bg.wasm';

export function loadRuffWasm(): Promise<Uint8Array> {
  return readFile(
    import.meta.filename.endsWith('.ts')
      ? fileURLToPath(import.meta.resolve(`@astral-sh/ruff-wasm-web/${fileName}`))
      : path.join(import.meta.dirname, 'ruff', fileName),
  );
}
