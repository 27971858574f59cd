/** A function `grade` that cannot be called as the service calls it, or gives no number when called so. */
import * as l10n from '@vscode/l10n';
import type { PythonFunction } from '../../languages/python/functions.ts';
import type { Job } from '../job.ts';
import { pythonSources, type PythonSource } from '../python.ts';
import { findingAt, fixOf } from './embeddedFindings.ts';
import type { Finding, Fix, Rule } from './rule.ts';

export const pythonParameters: Rule = {
  code: 'python-parameters',
  severity: 'error',
  of: 'job',
  check: (job, { python }) =>
    python ? pythonSources(job, python).flatMap((source) => findingsOf(job, source)) : [],
};

function findingsOf(job: Job, { node, map, module, complete }: PythonSource): readonly Finding[] {
  // A decorator may give another function in its place.
  if (!complete || module.grade.kind !== 'function' || module.grade.function.decorators.length > 0)
    return [];
  const grade = module.grade.function;
  const { start } = grade.range;
  const severity = grade.conditional ? 'warning' : 'error';
  const findings: Finding[] = [];
  if (grade.isAsync) {
    const async = { start, end: start + 'async'.length };
    const body = map.decoded.slice(async.end, grade.range.end);
    const message = l10n.t(
      'The service does not await "grade", so its result would be no number. Write it without async.',
    );
    const removed = { start, end: start + map.decoded.slice(start).search(/def\b/), text: '' };
    findings.push({
      ...findingAt(job, node, async, message),
      severity,
      ...(!/\b(?:await|async)\b/.test(body) && {
        fixes: () => [fixOf(job, node, l10n.t('Remove async'), [removed])],
      }),
    });
  } else if (grade.isGenerator) {
    const message = l10n.t(
      'With "yield" in it, "grade" gives a generator, not a number. Use return.',
    );
    findings.push({ ...findingAt(job, node, grade.nameRange, message), severity });
  }
  const positional = grade.parameters.filter(({ kind }) => kind.startsWith('positional'));
  const takesMore = grade.parameters.some(({ kind }) => kind === 'var-positional');
  const isOwed = grade.parameters.some(
    ({ kind, hasDefault }) => kind === 'keyword-only' && !hasDefault,
  );
  if (positional.length === 2 && !isOwed && !takesMore) return findings;
  const needed = positional.filter(({ hasDefault }) => !hasDefault).length;
  const isCallable = needed <= 2 && (positional.length >= 2 || takesMore) && !isOwed;
  const message = isCallable
    ? l10n.t(
        'The documentation wants exactly two parameters of "grade": the sample and the item. What else it takes is never given.',
      )
    : l10n.t(
        'The service calls "grade" with exactly two arguments, the sample and the item: def grade(sample, item).',
      );
  return [
    ...findings,
    {
      ...findingAt(job, node, grade.parametersRange, message),
      severity: isCallable ? 'warning' : severity,
      fixes: () => parameterFixes(job, node, map.decoded, grade),
    },
  ];
}

/**
 * Two parameters, where nothing but positional ones without defaults stands there, none that goes is used, none that comes
 * hides a name, and nothing else calls the function.
 */
function parameterFixes(
  job: Job,
  node: number,
  source: string,
  { parameters, parametersRange: { start, end }, range }: PythonFunction,
): readonly Fix[] {
  const list = source.slice(start, end);
  const names = parameters.map(({ name }) => name);
  const isPlain = list.replaceAll(/\s/g, '') === `(${names.join(',')})`;
  if (!isPlain || names.length === 2) return [];
  const [first, second, ...others] = names;
  const body = source.slice(end, range.end);
  if (others.some((name) => body.includes(name))) return [];
  const elsewhere = `${source.slice(0, start)} ${source.slice(end)}`;
  const [one, two] =
    first === undefined || (first === 'item' && second === undefined)
      ? ['sample', 'item']
      : [first, second ?? 'item'];
  const inserted = [one, two].filter((name) => !names.includes(name));
  if (/\bgrade\s*\(/.test(elsewhere) || inserted.some((name) => mayMeanElse(name, elsewhere)))
    return [];
  const kept = `(${one}, ${two})`;
  const fix = fixOf(job, node, l10n.t('Change to {0}', kept), [{ start, end, text: kept }]);
  return [others.length > 0 ? { ...fix, takesAway: true } : fix];
}

/** Only looked into, as in `item["a"]`, it is bound nowhere: that is what the service would give. */
function mayMeanElse(name: string, source: string): boolean {
  return new RegExp(String.raw`\b${name}\b(?!\s*[[.])`).test(source);
}
