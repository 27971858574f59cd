/**
 * Python that reads a field of the answer which the job's own schema of the answer excludes: it is never there, so the
 * reading raises an exception, or `get` gives its default for every answer.
 */
import * as l10n from '@vscode/l10n';
import type { PythonPath } from '../../languages/python/paths.ts';
import type { AnswerStep } from '../answerSchema.ts';
import { quote } from '../describe.ts';
import type { Job } from '../job.ts';
import { none } from '../json/tree.ts';
import { pythonSources } from '../python.ts';
import { responseSchema } from '../responseSchema.ts';
import { findingAt, fixOf } from './embeddedFindings.ts';
import { excludedField } from './excludedField.ts';
import type { Finding, Rule } from './rule.ts';

export const pythonUnknownAnswer: Rule = {
  code: 'python-unknown-answer',
  severity: 'warning',
  of: 'job',
  check: (job, { python }) => {
    if (!python || responseSchema(job) === none) return [];
    return pythonSources(job, python).flatMap(({ node, module, errors }) =>
      errors.length > 0 ? [] : unwritten(module.paths).flatMap((path) => check(job, node, path)),
    );
  },
};

/** The paths less those that name a key which the source itself puts somewhere. */
function unwritten(paths: readonly PythonPath[]): readonly PythonPath[] {
  const written = new Set(
    paths.flatMap(({ steps, isStore }) => (isStore ? steps.at(-1)!.key : [])),
  );
  return paths.filter(({ steps }) => !steps.some(({ key }) => written.has(key)));
}

function check(job: Job, node: number, { root, before, steps }: PythonPath): readonly Finding[] {
  const [field, ...path] = [...before, ...steps.map(({ key }) => key)];
  if (root !== 'sample' || field !== 'output_json') return [];
  const excluded = excludedField(job, path.map(stepOf));
  // What excludes a part that a variable holds is told where the variable got it.
  const step = excluded && steps[excluded.index + 1 - before.length];
  if (!step) return [];
  const { message, meant } = excluded;
  if (meant === undefined) return [findingAt(job, node, step.range, message)];
  return [
    {
      ...findingAt(job, node, step.range, message),
      fixes: () => [
        fixOf(job, node, l10n.t('Change to {0}', quote(meant)), [{ ...step.range, text: meant }]),
      ],
    },
  ];
}

function stepOf(key: string | number): AnswerStep {
  return typeof key === 'string' ? { kind: 'field', name: key } : { kind: 'index', index: key };
}
