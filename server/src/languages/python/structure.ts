/** What the tree of a source gives. Import it through python.ts, which loads the parsers when they are first needed. */
export { completionContext, type CompletionContext } from './completionContext.ts';
export { nameContext, type NameContext, type OwnName } from './completionNames.ts';
export type { Parameter, ParameterKind, PythonFunction } from './functions.ts';
export type { ImportedName, PythonImport } from './imports.ts';
export { parsePython, type Grade, type NamedFunction, type PythonModule } from './module.ts';
export { hasName, nameAt, type NamedPlaces } from './namePlaces.ts';
export type { PythonRead, ReadStep, Root } from './reads.ts';
export { enclosingRanges } from './selection.ts';
export { readSource, type ReadSource } from './source.ts';
export { tokens, type PythonToken, type PythonTokenType } from './tokens.ts';
