/**
 * A path below `sample.output_json` that the job's own schema of the answer excludes: the model cannot answer it, and each
 * grade is then invalid.
 */
import * as l10n from '@vscode/l10n';
import type { TemplateReference } from '../../languages/template/tree.ts';
import { onlyFieldsIn, schemasBelow } from '../answerSchema.ts';
import { quote } from '../describe.ts';
import { templateOf } from '../embedded.ts';
import type { Job } from '../job.ts';
import { none } from '../json/tree.ts';
import { responseSchema } from '../responseSchema.ts';
import { mostSimilar } from '../similar.ts';
import { findingAt, fixOf, stringsIn } from './embeddedFindings.ts';
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
  const root = responseSchema(job);
  let schemas: readonly number[] = [root];
  for (const segment of path) {
    if (segment.kind === 'field') {
      const known = onlyFieldsIn(job.tree, root, schemas);
      if (known && !known.includes(segment.name)) return [finding(job, node, segment, known)];
    }
    schemas = schemasBelow(job.tree, root, schemas, segment);
  }
  return [];
}

function finding(
  job: Job,
  node: number,
  segment: { readonly name: string; readonly start: number; readonly end: number },
  known: readonly string[],
): Finding {
  const { name, start, end } = segment;
  const meant = mostSimilar(name, known);
  if (meant === undefined)
    return findingAt(
      job,
      node,
      segment,
      l10n.t(
        'The "response_format" allows the answer no {0}. It has {1}.',
        quote(name),
        known.map(quote).join(', '),
      ),
    );
  return {
    ...findingAt(
      job,
      node,
      segment,
      l10n.t(
        'The "response_format" allows the answer no {0}. Did you mean {1}?',
        quote(name),
        quote(meant),
      ),
    ),
    fixes: () => [
      fixOf(job, node, l10n.t('Change to {0}', quote(meant)), [{ start, end, text: meant }]),
    ],
  };
}
