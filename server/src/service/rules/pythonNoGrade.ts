/** A Python grader without the function that the service calls. */
import * as l10n from '@vscode/l10n';
import type { NamedFunction, PythonFunction } from '../../languages/python/structure.ts';
import type { Job } from '../job.ts';
import { parentOf } from '../json/tree.ts';
import { pythonSources, type PythonSource } from '../python.ts';
import { mostSimilar } from '../similar.ts';
import { findingAt, fixOf } from './embeddedFindings.ts';
import { atKey } from './places.ts';
import type { Finding, Fix, Rule } from './rule.ts';

export const pythonNoGrade: Rule = {
  code: 'python-no-grade',
  severity: 'error',
  of: 'job',
  check: (job, { python }) =>
    python ? pythonSources(job, python).flatMap((source) => findingOf(job, source)) : [],
};

function findingOf(job: Job, source: PythonSource): readonly Finding[] {
  const { node, module, complete } = source;
  if (!complete) return [];
  const { grade } = module;
  if (grade.kind === 'function') return [];
  if (grade.kind === 'other') {
    // What is assigned or imported under the name may well be a function.
    if (grade.by !== 'class') return [];
    const message = l10n.t(
      'The service calls "grade" for a number, and a class gives an object. Make it a function: def grade(sample, item).',
    );
    return [{ ...findingAt(job, node, grade.range, message), severity: 'warning' }];
  }
  const inner = module.functions.find(({ name }) => name === 'grade');
  if (inner) {
    const message = l10n.t(
      'The service finds "grade" only at the top level of the source. Move it out of the class or function around it.',
    );
    return [findingAt(job, node, inner.nameRange, message)];
  }
  const meant = misnamed(source, grade.others);
  if (meant) return [misnaming(job, source, meant)];
  const message = l10n.t(
    'The source has no function "grade", which the service calls for each answer. Define it: def grade(sample, item).',
  );
  return [{ ...atKey(job, parentOf(job.tree, node), message), fixes: () => [add(job, source)] }];
}

function misnaming(job: Job, source: PythonSource, { definition, uses }: NamedFunction): Finding {
  const { name, nameRange } = definition;
  const message = l10n.t(
    'The service calls a function "grade" for each answer, and the source has none. If it is this one, rename it.',
  );
  const edits = [nameRange, ...uses].map((range) => ({ ...range, text: 'grade' }));
  return {
    ...findingAt(job, source.node, nameRange, message),
    fixes: () => [
      fixOf(job, source.node, l10n.t('Rename "{0}" to "{1}"', name, 'grade'), edits),
      add(job, source),
    ],
  };
}

/** The function that was most likely meant: by its name, as the only one, or by its parameters. */
function misnamed(
  { map, module }: PythonSource,
  others: readonly NamedFunction[],
): NamedFunction | undefined {
  const near = mostSimilar('grade', new Set(others.map(({ definition }) => definition.name)));
  const outer = module.functions.filter(({ within }) => within === 'module');
  const fitting = outer.length === 1 ? outer : outer.filter(takesTwo);
  const name = near ?? (fitting.length === 1 ? fitting[0]!.name : undefined);
  const found = others.find(({ definition }) => definition.name === name);
  // Where something else is called so, its calls would mean that.
  const isFree = found?.uses.length === 0 || !/\bgrade\b/.test(map.decoded);
  return isFree ? found : undefined;
}

function takesTwo({ parameters }: PythonFunction): boolean {
  return parameters.filter(({ kind }) => kind.startsWith('positional')).length === 2;
}

function add(job: Job, { node, map: { decoded } }: PythonSource): Fix {
  const written = decoded.trimEnd();
  const text = `${written === '' ? '' : '\n\n\n'}${skeleton}`;
  const edit = { start: written.length, end: decoded.length, text };
  return fixOf(job, node, l10n.t('Add a function "grade"'), [edit]);
}

const skeleton = `def grade(sample, item):
    return 1.0 if sample["output_text"] == item["reference_answer"] else 0.0
`;
