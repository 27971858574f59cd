/** Where the bytes of Ruff are on a machine with files: beside the bundle, or in node_modules when run from source. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const fileName = 'ruff_wasm_bg.wasm';

/**
 * V8 would compile Ruff's large functions a second time in the background, which takes up to 350 MB more for a fifth of a
 * millisecond less per check. It asks for these flags as long as the module runs, and the server runs no other one.
 */
const compileOnce = ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering'];

/** Call it once, right before Ruff is compiled. */
export async function loadRuffWasm(): Promise<Uint8Array> {
  // Loaded here, since the server need not wait for it when it starts.
  const { readFile } = await import('node:fs/promises');
  for (const flag of compileOnce) setFlagsFromString(flag);
  return readFile(
    import.meta.filename.endsWith('.ts')
      ? fileURLToPath(import.meta.resolve(`@astral-sh/ruff-wasm-web/${fileName}`))
      : path.join(import.meta.dirname, 'ruff', fileName),
  );
}
