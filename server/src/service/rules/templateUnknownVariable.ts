/**
 * A reference to something that neither the row nor the model's answer can hold. The service accepts the job; each grade
 * is then invalid (`invalid_variable_error`), and the reward stays at zero.
 */
import * as l10n from '@vscode/l10n';
import { describeReference } from '../../languages/template/describe.ts';
import type {
  Template,
  TemplateProblem,
  TemplateReference,
} from '../../languages/template/tree.ts';
import { alternatives, quote } from '../describe.ts';
import { templateOf, type Range } from '../embedded.ts';
import type { Job } from '../job.ts';
import { mostSimilar } from '../similar.ts';
import { findingAt, fixOf, stringsIn } from './embeddedFindings.ts';
import type { Finding, Rule } from './rule.ts';

export const templateUnknownVariable: Rule = {
  code: 'template-unknown-variable',
  severity: 'error',
  of: 'job',
  check: (job) =>
    stringsIn(job, 'template').flatMap((node) => {
      const template = templateOf(job, node);
      return [
        ...template.references.flatMap((reference) => check(job, node, template, reference)),
        ...template.problems.flatMap((problem) => missingNamespace(job, node, problem)),
      ];
    }),
};

/** A reference that is not written as one has been reported for that. */
function isSound({ problems }: Template, { start, end }: Range): boolean {
  return !problems.some((problem) => problem.start < end && problem.end > start);
}

function check(
  job: Job,
  node: number,
  template: Template,
  reference: TemplateReference,
): readonly Finding[] {
  if (!isSound(template, reference)) return [];
  const description = describeReference(reference);
  switch (description.kind) {
    case 'no-namespace':
    case 'field':
    case 'open':
      return [];
    case 'unknown-namespace': {
      const { namespace, known } = description;
      return [unknown(job, node, namespace, namespace.name, known)];
    }
    case 'unknown-field': {
      const { segment, known } = description;
      const name = segment.kind === 'field' ? segment.name : '';
      return [unknown(job, node, segment, name, known)];
    }
    case 'unexpected-segment': {
      const written = template.text.slice(reference.start, description.segment.start);
      const path = written.replace(/^\{\{\s*/, '').replace(/\.$/, '');
      const message =
        description.type.kind === 'list'
          ? l10n.t('{0} is a list: name an element first, as in {0}[0].', path)
          : l10n.t('Nothing can follow {0}: it is not an object or list.', path);
      return [findingAt(job, node, description.segment, message)];
    }
  }
}

function unknown(
  job: Job,
  node: number,
  range: Range,
  name: string,
  known: readonly string[],
): Finding {
  const similar = mostSimilar(name, known);
  if (similar === undefined)
    return findingAt(
      job,
      node,
      range,
      l10n.t('There is no {0} here. Use {1}.', quote(name), alternatives(known)),
    );
  const { start, end } = range;
  return {
    ...findingAt(
      job,
      node,
      range,
      l10n.t('There is no {0} here. Did you mean {1}?', quote(name), quote(similar)),
    ),
    fixes: () => [
      fixOf(job, node, l10n.t('Change to {0}', quote(similar)), [{ start, end, text: similar }]),
    ],
  };
}

function missingNamespace(job: Job, node: number, problem: TemplateProblem): readonly Finding[] {
  if (problem.code !== 'missing-namespace') return [];
  const { name, namespace, edits } = problem;
  const message = l10n.t(
    'A reference begins with item or sample. Did you mean {0}?',
    quote(`${namespace}.${name}`),
  );
  const title = l10n.t('Change to {0}', quote(`${namespace}.${name}`));
  return [
    {
      ...findingAt(job, node, problem, message),
      // A name that is no sample field may be meant as it is, as in a formula of LaTeX.
      ...(namespace !== 'sample' && { severity: 'warning' as const }),
      ...(edits.length > 0 && { fixes: () => [fixOf(job, node, title, edits)] }),
    },
  ];
}
