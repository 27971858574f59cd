/** What is known of a source once its tree has been read. */
import { parsePython, type PythonModule } from './module.ts';
import { remembered, type Remembered } from './remembered.ts';
import { readTree } from './tree.ts';

export type ReadSource = {
  readonly module: PythonModule;
  /** Whether it surely has no mistake of syntax, so that nobody needs to look for one. */
  readonly isSound: boolean;
};

export const readSource: Remembered<ReadSource> = remembered((text) => {
  return { module: parsePython(text), isSound: readTree(text).isSound };
});
