/** Names that nothing in a source defines or imports: Python raises a NameError where it reads one. */
import * as l10n from '@vscode/l10n';
import { importEdit } from '../../languages/python/importEdit.ts';
import type { UnknownName } from '../../languages/python/unknownNames.ts';
import { importFor, wordsOfOthers } from '../../languages/python/wellKnownNames.ts';
import type { Job } from '../job.ts';
import { pythonSources, type PythonSource } from '../python.ts';
import { editsBetween, nearest } from '../similar.ts';
import { findingAt, fixOf } from './embeddedFindings.ts';
import type { Finding, Rule } from './rule.ts';

export const pythonUnknownName: Rule = {
  code: 'python-unknown-name',
  severity: 'warning',
  of: 'job',
  check: (job, { python }) =>
    python ? pythonSources(job, python).flatMap((source) => findingsOf(job, source)) : [],
};

/** Of each name the first place: what defines it, or corrects it, mends the others too. */
function findingsOf(job: Job, source: PythonSource): readonly Finding[] {
  if (!source.complete) return [];
  const firsts = new Map<string, UnknownName>();
  for (const unknown of source.module.unknownNames)
    if (!firsts.has(unknown.name)) firsts.set(unknown.name, unknown);
  return [...firsts.values()].map((unknown) => findingOf(job, source, unknown));
}

function findingOf(
  job: Job,
  { node, map, module }: PythonSource,
  { name, range, inReach, attribute, ofClass }: UnknownName,
): Finding {
  const at = (message: string) => findingAt(job, node, range, message);
  if (ofClass !== undefined) {
    const edits = () =>
      module.unknownNames
        .filter((other) => other.ofClass === ofClass)
        .map((other) => ({ ...other.range, text: ofClass }));
    return {
      ...at(
        l10n.t(
          '"{0}" is a name of the class, which its methods do not see by itself. Write "{1}".',
          name,
          ofClass,
        ),
      ),
      fixes: () => [fixOf(job, node, l10n.t('Change to "{0}"', ofClass), edits())],
    };
  }
  const line = importFor(name, attribute);
  if (line !== undefined) {
    const edit = importEdit(map.decoded, module, line, range.start);
    return {
      ...at(l10n.t('"{0}" is not imported. Write "{1}" at the beginning.', name, line)),
      fixes: () => [fixOf(job, node, l10n.t('Insert "{0}"', line), [edit])],
    };
  }
  const meant = meantBy(name, inReach);
  if (meant !== undefined) {
    const edits = () =>
      module.unknownNames
        .filter((other) => other.name === name && meantBy(name, other.inReach) === meant)
        .map((other) => ({ ...other.range, text: meant }));
    return {
      ...at(l10n.t('Nothing defines "{0}". Did you mean "{1}"?', name, meant)),
      fixes: () => [fixOf(job, node, l10n.t('Change to "{0}"', meant), edits())],
    };
  }
  const { grade } = module;
  if (grade.kind === 'function' && grade.function.parameters.some((one) => one.name === name))
    return at(
      l10n.t(
        '"{0}" is a parameter of grade and known only there. Pass it on to where it is needed.',
        name,
      ),
    );
  return at(
    l10n.t(
      'Nothing defines "{0}", so Python raises a NameError if it reads it. Define or import it, or correct the name.',
      name,
    ),
  );
}

/** The name that it is a slip of the keys away from, or the word that Python has for it. */
function meantBy(name: string, inReach: readonly string[]): string | undefined {
  const word = wordsOfOthers.get(name);
  if (word !== undefined) return word;
  const near = nearest(name, inReach);
  return near !== undefined && editsBetween(name, near) <= 2 ? near : undefined;
}
