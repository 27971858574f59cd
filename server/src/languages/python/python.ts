/**
 * The Python of graders. Its two parsers are large and most job files have no Python, so each is loaded when it is first
 * asked for; what is known without them is in image.ts.
 */
import { loadRuff, type LoadWasm } from './ruff.ts';
import { syntaxErrors, type PythonSyntaxError } from './syntaxErrors.ts';

/** `parsePython`, `tokens` and `completionContext`. */
export type PythonStructure = typeof import('./structure.ts');

/** The syntax errors of a source; undefined where nothing can be said about it. */
export type CheckSyntax = (text: string) => readonly PythonSyntaxError[] | undefined;

export type Python = {
  readonly structure: () => Promise<PythonStructure>;
  /** Rejects, now and later, with what the loading of Ruff's bytes was rejected with. */
  readonly syntax: () => Promise<CheckSyntax>;
};

/** Loads nothing yet. */
export function createPython(loadWasm: LoadWasm): Python {
  let structure: Promise<PythonStructure> | undefined;
  let syntax: Promise<CheckSyntax> | undefined;
  return {
    structure: () => (structure ??= import('./structure.ts')),
    syntax: () => (syntax ??= loadSyntax(loadWasm)),
  };
}

async function loadSyntax(loadWasm: LoadWasm): Promise<CheckSyntax> {
  const findErrors = await loadRuff(loadWasm);
  return (text) => syntaxErrors(text, findErrors);
}
