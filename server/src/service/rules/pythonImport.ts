/** Imports that fail in the image that runs graders, or that need the network, which it does not have (DOMAIN.md 4). */
import * as l10n from '@vscode/l10n';
import {
  imagePackages,
  knownImport,
  needsNetwork,
  packageNamed,
} from '../../languages/python/image.ts';
import type { PythonImport } from '../../languages/python/imports.ts';
import { graderAround } from '../graders.ts';
import type { Job } from '../job.ts';
import { stringMember } from '../json/tree.ts';
import { pythonSources, type PythonSource } from '../python.ts';
import { mostSimilar } from '../similar.ts';
import { findingAt, fixOf } from './embeddedFindings.ts';
import type { Finding, Rule } from './rule.ts';

/** The only image that is documented. */
const documentedImage = '2025-05-08';

export const pythonImport: Rule = {
  code: 'python-import',
  severity: 'warning',
  of: 'job',
  check: (job, { python }) => {
    if (!python) return [];
    return pythonSources(job, python).flatMap((source) => {
      // Half an import is a mistake of syntax.
      if (source.errors.length > 0) return [];
      const grader = graderAround(job, source.node);
      const tag = grader && stringMember(job.tree, grader.node, 'image_tag');
      const isKnownImage = tag === undefined || tag === documentedImage;
      return source.module.imports
        .filter(({ guarded }) => !guarded)
        .flatMap((one) => findingOf(job, source, one, isKnownImage));
    });
  },
};

function findingOf(
  job: Job,
  { node }: PythonSource,
  { module, range, level, names }: PythonImport,
  isKnownImage: boolean,
): readonly Finding[] {
  if (level > 0) {
    const message = l10n.t(
      'A grader is one file, so there is nothing beside it to import. Write the code into the source.',
    );
    return [findingAt(job, node, range, message)];
  }
  const offline = [module, ...(names ?? []).map(({ name }) => `${module}.${name}`)].find(
    needsNetwork,
  );
  if (offline !== undefined) {
    const message = l10n.t(
      'Graders run without a network, so "{0}" reaches nothing. Compute the grade from the sample and the item alone.',
      offline,
    );
    return [findingAt(job, node, range, message)];
  }
  if (!isKnownImage || knownImport(module) !== undefined) return [];
  const [first] = module.split('.') as [string];
  const meant = importNameOf(first);
  const at = { start: range.start, end: range.start + first.length };
  const message =
    meant === undefined
      ? l10n.t(
          'The image that runs graders has no module "{0}", so the import fails and every answer gets the reward 0. It has: {1}.',
          first,
          imagePackages.map(({ imports }) => imports[0]).join(', '),
        )
      : l10n.t(
          'The image that runs graders has no module "{0}". Did you mean "{1}"?',
          first,
          meant,
        );
  return [
    {
      ...findingAt(job, node, at, message),
      ...(meant !== undefined && {
        fixes: () => [fixOf(job, node, l10n.t('Change to "{0}"', meant), [{ ...at, text: meant }])],
      }),
    },
  ];
}

/** What a package is imported by, from its own name or one near to an import's. */
function importNameOf(name: string): string | undefined {
  const known = packageNamed(name)?.imports[0];
  return (
    known ??
    mostSimilar(
      name,
      imagePackages.flatMap(({ imports }) => imports),
    )
  );
}
