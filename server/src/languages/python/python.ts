/**
 * The Python of graders. Its two parsers are large and most job files have no Python, so each is loaded when it is first
 * asked for; what is known without them is in image.ts.
 */
import type { LoadWasm } from './ruff.ts';
import type { CheckSyntax } from './syntax.ts';

/** `readSource`, `tokens`, `completionContext` and what they are made of. */
export type PythonStructure = typeof import('./structure.ts');

export type { CheckSyntax };

export type Python = {
  readonly structure: () => Promise<PythonStructure>;
  /** For sources that are not surely sound. Rejects, now and later, with what the loading of Ruff's bytes was rejected with. */
  readonly syntax: () => Promise<CheckSyntax>;
};

/** Loads nothing yet. */
export function createPython(loadWasm: LoadWasm): Python {
  let structure: Promise<PythonStructure> | undefined;
  let syntax: Promise<CheckSyntax> | undefined;
  return {
    structure: () => (structure ??= import('./structure.ts')),
    syntax: () => (syntax ??= import('./syntax.ts').then((module) => module.loadSyntax(loadWasm))),
  };
}
