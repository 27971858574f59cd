/** Reads of the sample by a key that it never has, and of both dictionaries as if they were objects. */
import * as l10n from '@vscode/l10n';
import type { PythonRead } from '../../languages/python/reads.ts';
import type { Job } from '../job.ts';
import { pythonSources, type PythonSource } from '../python.ts';
import { sampleFieldsBehind } from '../sampleKeys.ts';
import { mostSimilar } from '../similar.ts';
import { findingAt, fixOf } from './embeddedFindings.ts';
import { swapped } from './pythonSwapped.ts';
import type { Finding, Rule } from './rule.ts';

export const pythonSampleKey: Rule = {
  code: 'python-sample-key',
  severity: 'warning',
  of: 'job',
  check: (job, { python }) => {
    if (!python) return [];
    return pythonSources(job, python).flatMap((source) =>
      source.errors.length > 0 || swapped(source)
        ? []
        : source.module.reads.flatMap((read) => findingOf(job, source, read)),
    );
  },
};

/** The service may have fields in its choices that are not known here, so only what looks misspelt is worth a word. */
function misspeltBelow(
  job: Job,
  node: number,
  path: PythonRead['path'],
  expects: PythonRead['expects'],
): readonly Finding[] {
  for (const [index, { key, access, range }] of path.entries()) {
    if (typeof key === 'number') continue;
    const fields = sampleFieldsBehind(path.slice(0, index).map((step) => step.key));
    const known = Object.keys(fields);
    if (known.length === 0 || Object.hasOwn(fields, key)) continue;
    const meant = mostSimilar(key, known);
    if (meant === undefined || key === '') return [];
    const message = l10n.t('There is no "{0}" here. Did you mean "{1}"?', key, meant);
    const isOptional = expects === 'optional' || access === 'get';
    return [
      {
        ...findingAt(job, node, range, message),
        ...(isOptional && { severity: 'information' }),
        fixes: () => [
          fixOf(job, node, l10n.t('Change to "{0}"', meant), [{ ...range, text: meant }]),
        ],
      },
    ];
  }
  return [];
}

function findingOf(
  job: Job,
  { node, map: { decoded } }: PythonSource,
  { root, path, expects }: PythonRead,
): readonly Finding[] {
  const [step] = path;
  if (!step || expects === 'unknown') return [];
  const { key, access, range } = step;
  const name = decoded.slice(0, range.start).trimEnd();
  if (access === 'attribute') {
    if (expects === 'optional') return [];
    const message = l10n.t(
      'The service gives dictionaries, which have no attributes of their own. Write ["{0}"].',
      key,
    );
    const edit = { start: name.length - 1, end: range.end, text: `["${key}"]` };
    return [
      {
        ...findingAt(job, node, range, message),
        fixes: () => [fixOf(job, node, l10n.t('Change to ["{0}"]', key), [edit])],
      },
    ];
  }
  const fields = sampleFieldsBehind([]);
  if (root === 'item') return [];
  if (Object.hasOwn(fields, key)) return misspeltBelow(job, node, path, expects);
  const meant = mostSimilar(String(key), Object.keys(fields));
  // Many a source looks for keys of other services by get; only one that looks misspelt is worth a word.
  if (expects === 'optional' && meant === undefined) return [];
  const message =
    meant === undefined
      ? l10n.t(
          'The sample has no "{0}", so every answer gets the reward 0. It has: {1}.',
          key,
          Object.keys(fields).join(', '),
        )
      : l10n.t('The sample has no "{0}". Did you mean "{1}"?', key, meant);
  return [
    {
      ...findingAt(job, node, range, message),
      ...(expects === 'optional' && { severity: 'information' }),
      ...(meant !== undefined &&
        typeof key === 'string' &&
        key !== '' && {
          fixes: () => [
            fixOf(job, node, l10n.t('Change to "{0}"', meant), [{ ...range, text: meant }]),
          ],
        }),
    },
  ];
}
