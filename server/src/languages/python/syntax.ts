/** All that is needed only for a source that may have a mistake of syntax. Import it through python.ts. */
import { remembered } from './remembered.ts';
import { loadRuff, type LoadWasm } from './ruff.ts';
import { syntaxErrors, type PythonSyntaxError } from './syntaxErrors.ts';

/** The syntax errors of a source; undefined where nothing can be said about it. */
export type CheckSyntax = (text: string) => readonly PythonSyntaxError[] | undefined;

/** Rejects with what the loading of Ruff's bytes rejects with. */
export async function loadSyntax(loadWasm: LoadWasm): Promise<CheckSyntax> {
  const findErrors = await loadRuff(loadWasm);
  return remembered((text) => syntaxErrors(text, findErrors));
}
