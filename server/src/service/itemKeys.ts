/**
 * The keys of the data set's rows. What rows there are is not known here; a key that the job reads at one place is likely
 * to be meant at another.
 */
import { templateOf, type EmbeddedPlace, type Range } from './embedded.ts';
import type { Job } from './job.ts';
import { pythonSources, type PythonParsers } from './python.ts';

/** The keys that the job's templates and, with its parsers, its Python read from the row, but for the one at a place. */
export function usedItemKeys(
  job: Job,
  { node: nodeHere, offset }: EmbeddedPlace,
  python: PythonParsers | undefined,
): readonly string[] {
  const keys = new Set<string>();
  const add = (node: number, key: string, { start, end }: Range) => {
    const isHere = node === nodeHere && start <= offset && offset <= end;
    if (key !== '' && !isHere) keys.add(key);
  };
  for (const { node, language } of job.embedded) {
    if (language !== 'template') continue;
    for (const { namespace, segments, closed } of templateOf(job, node).references) {
      const [first] = segments;
      if (closed && namespace?.name === 'item' && first?.kind === 'field')
        add(node, first.name, first);
    }
  }
  for (const { node, module } of python ? pythonSources(job, python) : [])
    for (const { root, path } of module.reads) {
      const [first] = path;
      if (root === 'item' && typeof first?.key === 'string') add(node, first.key, first.range);
    }
  return [...keys];
}
