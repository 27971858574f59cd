/** Names that nearly everybody imports in the same way, and the line that does. */
import { knownImport, needsNetwork } from './image.ts';

const modules: Readonly<Record<string, string>> = {
  collections: 'Counter OrderedDict defaultdict deque namedtuple',
  dataclasses: 'asdict dataclass field',
  datetime: 'timedelta timezone',
  decimal: 'Decimal',
  difflib: 'SequenceMatcher',
  enum: 'Enum',
  fractions: 'Fraction',
  functools: 'lru_cache partial reduce',
  json: 'JSONDecodeError',
  math: 'ceil floor isclose sqrt',
  pathlib: 'Path',
  pydantic: 'BaseModel ValidationError',
  rapidfuzz: 'fuzz',
  typing: 'Any Callable Dict Iterable List Literal Mapping Optional Sequence Set Tuple Union',
};

/** By the name, the line that imports it. */
export const wellKnownImports: ReadonlyMap<string, string> = new Map([
  ['np', 'import numpy as np'],
  ['pd', 'import pandas as pd'],
  ...Object.entries(modules).flatMap(([module, names]) =>
    names.split(' ').map((name) => [name, `from ${module} import ${name}`] as const),
  ),
]);

/** What is called on the class `datetime`, and what is taken from the module of the same name. */
const datetimeMembers: readonly (readonly [line: string, members: ReadonlySet<string>])[] = [
  [
    'from datetime import datetime',
    new Set('combine fromisoformat fromtimestamp now strptime today utcnow'.split(' ')),
  ],
  ['import datetime', new Set('date datetime time timedelta timezone tzinfo UTC'.split(' '))],
];

/**
 * The import that a name most likely lacks; a module of the image only where something is taken from it. `attribute` is
 * what is taken: the `loads` of `json.loads`.
 */
export function importFor(name: string, attribute: string | undefined): string | undefined {
  if (attribute !== undefined && name === 'datetime')
    return datetimeMembers.find(([, members]) => members.has(attribute))?.[0];
  const isModule =
    attribute !== undefined && knownImport(name) !== undefined && !needsNetwork(name);
  return wellKnownImports.get(name) ?? (isModule ? `import ${name}` : undefined);
}

/** The words of other languages, and of Python 2, and what Python calls the same. */
export const wordsOfOthers: ReadonlyMap<string, string> = new Map([
  ['true', 'True'],
  ['false', 'False'],
  ...['nil', 'none', 'null', 'undefined'].map((word) => [word, 'None'] as const),
  ...['basestring', 'unicode'].map((word) => [word, 'str'] as const),
]);
