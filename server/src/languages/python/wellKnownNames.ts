/** Names that nearly everybody imports in the same way, and the line that does. */
import { knownImport, needsNetwork } from './image.ts';

const modules: Readonly<Record<string, string>> = {
  collections: 'Counter OrderedDict defaultdict deque namedtuple',
  dataclasses: 'asdict dataclass',
  decimal: 'Decimal',
  difflib: 'SequenceMatcher',
  enum: 'Enum',
  fractions: 'Fraction',
  functools: 'lru_cache partial reduce',
  pathlib: 'Path',
  pydantic: 'BaseModel ValidationError',
  rapidfuzz: 'fuzz',
  typing: 'Any Callable Dict Iterable List Literal Mapping Optional Sequence Set Tuple Union',
};

const lines: ReadonlyMap<string, string> = new Map([
  ['np', 'import numpy as np'],
  ['pd', 'import pandas as pd'],
  ...Object.entries(modules).flatMap(([module, names]) =>
    names.split(' ').map((name) => [name, `from ${module} import ${name}`] as const),
  ),
]);

/** The import that a name most likely lacks; a module of the image only where something is taken from it. */
export function importFor(name: string, hasAttribute: boolean): string | undefined {
  const isModule = hasAttribute && knownImport(name) !== undefined && !needsNetwork(name);
  return lines.get(name) ?? (isModule ? `import ${name}` : undefined);
}
