/**
 * A path below `sample.output_json` that the job's own schema of the answer excludes: the model cannot answer it, and each
 * grade is then invalid.
 */
import * as l10n from '@vscode/l10n';
import type { TemplateReference } from '../../languages/template/tree.ts';
import { quote } from '../describe.ts';
import { templateOf } from '../embedded.ts';
import type { Job } from '../job.ts';
import { memberOf, none, sourceOf } from '../json/tree.ts';
import { propertiesOf, responseSchema, schemaAt } from '../responseSchema.ts';
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
  for (const [index, segment] of path.entries()) {
    const schema = schemaAt(job, path.slice(0, index));
    if (segment.kind === 'index' || !isClosed(job, schema)) continue;
    const known = propertiesOf(job, schema);
    if (!known.includes(segment.name)) return [finding(job, node, segment, known)];
  }
  return [];
}

/** Whether a schema names all the properties that an answer may have; alternatives and references may add some. */
function isClosed({ tree }: Job, schema: number): boolean {
  const additional = memberOf(tree, schema, 'additionalProperties');
  if (additional === none || sourceOf(tree, additional) !== 'false') return false;
  return ['anyOf', 'oneOf', 'allOf', '$ref', 'patternProperties'].every(
    (keyword) => memberOf(tree, schema, keyword) === none,
  );
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
