/** Writes one more import into a source. */
import type { PythonModule } from './module.ts';
import { lineAround, type Edit } from './range.ts';

/**
 * What adds a line such as `import json` at the beginning; `from typing import Dict` joins an import from the same module
 * that stands before `place`, the first place where the name is needed.
 */
export function importEdit(
  text: string,
  { imports, importAt }: Pick<PythonModule, 'imports' | 'importAt'>,
  line: string,
  place: number,
): Edit {
  const [, from, taken] = /^from (\S+) import (.*)$/.exec(line) ?? [];
  const joined = imports.find(({ module, range, level, names, star }) => {
    // In the first column it belongs to no block.
    const before = text.slice(lineAround(text, range.start).start, range.start);
    const canTake = module === from && level === 0 && names?.length && !star;
    return canTake && range.end < place && /^from[ \t]+$/.test(before);
  });
  if (joined) {
    const last = joined.names!.at(-1)!;
    const { end } = (last.alias ?? last).range;
    return { start: end, end, text: `, ${taken!}` };
  }
  const isAmongImports = /^(?:import|from)\b/.test(text.slice(importAt, importAt + 10));
  const lineEnd = /\r\n?|\n/.exec(text)?.[0] ?? '\n';
  return { start: importAt, end: importAt, text: line + lineEnd.repeat(isAmongImports ? 1 : 3) };
}
