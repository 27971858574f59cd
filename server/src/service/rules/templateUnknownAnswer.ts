/**
 * A path below `sample.output_json` that the job's own schema of the answer excludes: the model cannot answer it, and each
 * grade is then invalid.
 */
import * as l10n from '@vscode/l10n';
import { skipName } from '../../languages/template/characters.ts';
import type { TemplateReference } from '../../languages/template/tree.ts';
import { quote } from '../describe.ts';
import { templateOf } from '../embedded.ts';
import type { Job } from '../job.ts';
import { none } from '../json/tree.ts';
import { responseSchema } from '../responseSchema.ts';
import { findingAt, fixOf, stringsIn } from './embeddedFindings.ts';
import { excludedField } from './excludedField.ts';
import type { Finding, Rule } from './rule.ts';

export const templateUnknownAnswer: Rule = {
  code: 'template-unknown-answer',
  severity: 'warning',
  of: 'job',
  check: (job) => {
    if (responseSchema(job) === none) return [];
    return stringsIn(job, 'template').flatMap((node) =>
      templateOf(job, node).references.flatMap((reference) => check(job, node, reference)),
    );
  },
};

function check(
  job: Job,
  node: number,
  { namespace, segments, closed }: TemplateReference,
): readonly Finding[] {
  const [field, ...path] = segments;
  if (!closed || namespace?.name !== 'sample' || field?.kind !== 'field') return [];
  if (field.name !== 'output_json') return [];
  const excluded = excludedField(job, path);
  if (!excluded) return [];
  const { message, meant } = excluded;
  const segment = path[excluded.index]!;
  // What is no name cannot be written in a reference.
  if (meant === undefined || skipName(meant, 0, meant.length) < meant.length)
    return [findingAt(job, node, segment, message)];
  const edit = { start: segment.start, end: segment.end, text: meant };
  return [
    {
      ...findingAt(job, node, segment, message),
      fixes: () => [fixOf(job, node, l10n.t('Change to {0}', quote(meant)), [edit])],
    },
  ];
}
