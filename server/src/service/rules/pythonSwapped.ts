/** A function `grade` that takes the item first: the service passes the sample first, whatever the names are. */
import * as l10n from '@vscode/l10n';
import type { Job } from '../job.ts';
import { pythonSources, type PythonSource } from '../python.ts';
import { sampleFieldsBehind } from '../sampleKeys.ts';
import { findingAt, fixOf } from './embeddedFindings.ts';
import type { Fix, Rule } from './rule.ts';

export const pythonSwapped: Rule = {
  code: 'python-swapped',
  severity: 'error',
  of: 'job',
  check: (job, { python }) => {
    if (!python) return [];
    return pythonSources(job, python).flatMap((source) => {
      const found = swapped(source);
      if (!found) return [];
      const { first, second, isCertain } = found;
      const message = l10n.t(
        'The service passes the sample first, so {0} gets the sample and {1} the item. Swap them.',
        first.name,
        second.name,
      );
      const range = { start: first.range.start, end: second.range.end };
      return [
        {
          ...findingAt(job, source.node, range, message),
          ...(!isCertain && { severity: 'warning' as const }),
          fixes: () => [swap(job, source, found)],
        },
      ];
    });
  },
};

type Swapped = NonNullable<ReturnType<typeof swapped>>;

/** The parameters of `grade`, if they stand in the wrong order: by their names, and by what is read from them. */
export function swapped({ module, errors, complete }: PythonSource) {
  if (module.grade.kind !== 'function' || errors.length > 0) return undefined;
  const { parameters, decorators, conditional } = module.grade.function;
  const [first, second] = parameters;
  if (!first || !second || decorators.length > 0) return undefined;
  if (!first.kind.startsWith('positional') || !second.kind.startsWith('positional'))
    return undefined;
  const named = Number(first.name === 'item') + Number(second.name === 'sample');
  if (named === 0) return undefined;
  const fields = sampleFieldsBehind([]);
  const readsField = (root: 'sample' | 'item') =>
    module.reads.filter((read) => read.root === root && Object.hasOwn(fields, read.path[0]!.key));
  // `root` is by place: the first is the sample. Who reads its fields there only has chosen odd names.
  if (readsField('sample').length > 0) return undefined;
  const proofs = readsField('item');
  if (named === 1 && proofs.length === 0) return undefined;
  const isCertain = complete && !conditional && proofs.some(({ expects }) => expects === 'present');
  return { first, second, isCertain };
}

/** The names go with their annotations where these are plain; defaults stay at their places. */
function swap(job: Job, { node, map, module }: PythonSource, { first, second }: Swapped): Fix {
  const text = map.decoded;
  const title = l10n.t('Swap the parameters');
  const plain = () =>
    fixOf(job, node, title, [
      { ...first.range, text: second.name },
      { ...second.range, text: first.name },
    ]);
  if (module.grade.kind !== 'function') return plain();
  const { parameters, parametersRange } = module.grade.function;
  const between = text.slice(first.range.end, second.range.start);
  const tail = text.slice(second.range.end, parametersRange.end - 1).trimEnd();
  if (parameters.length > 2 || /[=#/*]/.test(between + tail)) return plain();
  const firstEnd = first.range.end + between.slice(0, between.lastIndexOf(',')).trimEnd().length;
  const annotation = tail.endsWith(',') ? tail.slice(0, -1).trimEnd() : tail;
  const secondEnd = second.range.end + annotation.length;
  return fixOf(job, node, title, [
    { start: first.range.start, end: firstEnd, text: text.slice(second.range.start, secondEnd) },
    { start: second.range.start, end: secondEnd, text: text.slice(first.range.start, firstEnd) },
  ]);
}
