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
import { templateOf, textOf, type Range } from '../embedded.ts';
import type { Job } from '../job.ts';
import { answerFields } from '../responseSchema.ts';
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
      if (template.references.length + template.problems.length === 0) return [];
      return [
        ...soundReferences(template).flatMap((reference) => check(job, node, reference)),
        ...template.problems.flatMap((problem) => missingNamespace(job, node, problem)),
      ];
    }),
};

/** The references less those that are not written as one: they have been reported for that. */
function soundReferences({ references, problems }: Template): readonly TemplateReference[] {
  if (problems.length === 0) return references;
  let next = 0;
  let problemsEnd = 0;
  return references.filter(({ start, end }) => {
    for (; next < problems.length && problems[next]!.start < end; next++)
      problemsEnd = Math.max(problemsEnd, problems[next]!.end);
    return problemsEnd <= start;
  });
}

function check(job: Job, node: number, reference: TemplateReference): readonly Finding[] {
  const description = describeReference(reference);
  switch (description.kind) {
    case 'no-namespace':
    case 'field':
    case 'open':
      return [];
    case 'unknown-namespace': {
      const { namespace, known } = description;
      const message = l10n.t(
        'A reference begins with item or sample, not {0}.',
        quote(namespace.name),
      );
      return [unknown(job, node, namespace, message, mostSimilar(namespace.name, known))];
    }
    case 'unknown-field': {
      const { segment, known } = description;
      const { name } = segment;
      const owner = pathBefore(job, node, reference, segment);
      const similar =
        (owner === 'sample' ? commonField(job, name) : undefined) ?? mostSimilar(name, known);
      const message =
        similar === undefined
          ? l10n.t('{0} has no {1}. Use {2}.', owner, quote(name), alternatives(known))
          : l10n.t('{0} has no {1}. Did you mean {2}?', owner, quote(name), quote(similar));
      return [unknown(job, node, segment, message, similar)];
    }
    case 'unlisted-field': {
      const { segment, known } = description;
      const owner = pathBefore(job, node, reference, segment);
      const similar = mostSimilar(segment.name, known);
      const message =
        similar === undefined
          ? l10n.t(
              '{0} is not known to have {1}. Known are {2}.',
              owner,
              quote(segment.name),
              known.map(quote).join(', '),
            )
          : l10n.t('{0} has no {1}. Did you mean {2}?', owner, quote(segment.name), quote(similar));
      // The service may have added a field.
      const severity = similar === undefined ? 'information' : 'warning';
      return [{ ...unknown(job, node, segment, message, similar), severity }];
    }
    case 'unexpected-segment': {
      const path = pathBefore(job, node, reference, description.segment);
      const message =
        description.type.kind === 'list'
          ? l10n.t('{0} is a list: name an element first, as in {0}[0].', path)
          : l10n.t('Nothing can follow {0}: it is not an object or list.', path);
      return [findingAt(job, node, description.segment, message)];
    }
  }
}

/** What a reference says before one of its segments. */
function pathBefore(
  job: Job,
  node: number,
  { contentStart }: TemplateReference,
  to: Range,
): string {
  return textOf(job, node).slice(contentStart, to.start).trim().replace(/\.$/, '');
}

/** What people take a field of the sample to be called (DOMAIN.md 2), and its name. */
const commonFields: Readonly<Record<string, string>> = {
  output: 'output_text',
  text: 'output_text',
  content: 'output_text',
  response: 'output_text',
  answer: 'output_text',
  completion: 'output_text',
  json: 'output_json',
  output_parsed: 'output_json',
  tools: 'output_tools',
  tool_calls: 'output_tools',
  audio: 'output_audio',
};

/** The field that a wrong name in the sample stands for: one of the JSON answer's own, or one known by another name. */
function commonField(job: Job, name: string): string | undefined {
  if (answerFields(job, []).includes(name)) return `output_json.${name}`;
  return Object.hasOwn(commonFields, name) ? commonFields[name] : undefined;
}

function unknown(
  job: Job,
  node: number,
  { start, end }: Range,
  message: string,
  similar: string | undefined,
): Finding {
  const found = findingAt(job, node, { start, end }, message);
  if (similar === undefined) return found;
  const title = l10n.t('Change to {0}', quote(similar));
  return { ...found, fixes: () => [fixOf(job, node, title, [{ start, end, text: similar }])] };
}

function missingNamespace(job: Job, node: number, problem: TemplateProblem): readonly Finding[] {
  if (problem.code !== 'missing-namespace') return [];
  const { name, namespace, edits } = problem;
  const message =
    edits.length > 0
      ? l10n.t(
          'A reference begins with item or sample. Did you mean {0}?',
          quote(`${namespace}.${name}`),
        )
      : l10n.t('A reference begins with item or sample, not {0}.', quote(name));
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
