/**
 * Ruff's parser as WebAssembly: it knows Python's whole grammar and where exactly a source breaks it. 11 MB, so it is
 * loaded when the first Python source is checked, and its bytes come from outside: a file for a server, a fetch for a
 * web worker.
 */
import type { Range } from './range.ts';

/** What Ruff found wrong: a rule's name or `invalid-syntax`, its words, and the place in UTF-16 units. */
export type Finding = Range & { readonly code: string; readonly message: string };

/**
 * Finds what Python's compiler would refuse; undefined for a source that Ruff cannot read: nested too deeply, or with
 * lines that take it too long.
 */
export type FindErrors = (text: string) => readonly Finding[] | undefined;

/** Gives the bytes of `@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm`. */
export type LoadWasm = () => Promise<Uint8Array>;

/**
 * The rules that CPython's compiler has too, though Ruff counts them to its lint rules: misplaced `return`, `yield`,
 * `break`, `continue`, `await`, `nonlocal`, `global`, `import *`, `except:` and `from __future__`.
 */
const compilerRules = [
  'F404',
  'F406',
  'F407',
  'F62',
  'F701',
  'F702',
  'F704',
  'F706',
  'F707',
  'PLE0115',
  'PLE0117',
  'PLE0118',
  'PLE1142',
];

/** The image is of May 2025, so it runs nothing newer; what an older Python refuses may still be right there. */
const newestPython = 'py313';

/** What a host throws when WebAssembly runs out of stack, or traps. */
const stackErrors = new Set(['RangeError', 'RuntimeError']);

/**
 * Ruff counts the columns of a line that is not ASCII anew for each finding: a page of prose on one line would take it
 * many seconds.
 */
const maxUncommonLine = 5000;

type Diagnostic = {
  readonly code: string | null;
  readonly message: string;
  readonly start_location: Position;
  readonly end_location: Position;
};
type Position = { readonly row: number; readonly column: number };

/** Loads Ruff; rejects with what the loading of the bytes rejects with. */
export async function loadRuff(loadWasm: LoadWasm): Promise<FindErrors> {
  const [ruff, bytes] = await Promise.all([import('./ruffModule.ts'), loadWasm()]);
  await ruff.initialize({ module_or_path: bytes });
  const settings = {
    'target-version': newestPython,
    lint: { select: compilerRules },
    preview: true,
  };
  const workspace = new ruff.Workspace(settings, ruff.PositionEncoding.Utf16);
  return (text) => {
    if (hasSlowLine(text)) return undefined;
    let diagnostics: readonly Diagnostic[];
    try {
      diagnostics = workspace.check(text) as readonly Diagnostic[];
    } catch (error) {
      // Its parser recurses: thousands of nested operators overflow the stack, after which it works on.
      if (error instanceof Error && stackErrors.has(error.name)) return undefined;
      throw error;
    }
    const lineStarts = [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), lineAfter)];
    const offsetOf = ({ row, column }: Position) =>
      Math.min((lineStarts[row - 1] ?? text.length) + column - 1, text.length);
    return diagnostics.map(({ code, message, start_location, end_location }) => {
      const start = offsetOf(start_location);
      const end = Math.max(start, offsetOf(end_location));
      return { code: code ?? '', message, start, end };
    });
  };
}

function lineAfter({ index, 0: lineBreak }: RegExpExecArray): number {
  return index + lineBreak.length;
}

function hasSlowLine(text: string): boolean {
  return text
    .split(/[\r\n]/)
    .some((line) => line.length > maxUncommonLine && /[^ -~\t]/.test(line));
}
