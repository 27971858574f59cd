/**
 * Templates that are not written as the service reads them. It accepts such a job, and the text is then not filled in: a
 * grader compares the braces themselves, for hours.
 */
import * as l10n from '@vscode/l10n';
import type { TemplateProblem, TemplateProblemCode } from '../../languages/template/tree.ts';
import { quote } from '../describe.ts';
import { templateOf, textOf } from '../embedded.ts';
import type { Job } from '../job.ts';
import { findingAt, fixOf, stringsIn, titleOf } from './embeddedFindings.ts';
import type { Finding, Rule, Severity } from './rule.ts';

/** The rules, and which of the language's problems each of them tells. */
const problemsOf: Readonly<Record<string, readonly TemplateProblemCode[]>> = {
  'template-unclosed': ['unclosed-reference', 'unopened-reference', 'unclosed-index'],
  'template-braces': ['stray-braces', 'surplus-braces', 'literal-braces', 'single-braces'],
  'template-empty': ['empty-reference', 'missing-field'],
  'template-expression': ['expression', 'statement'],
  'template-path': [
    'empty-segment',
    'missing-dot',
    'space-in-path',
    'quoted-reference',
    'bad-index',
    'quoted-index',
  ],
};

/** Braces that a prompt may well mean as they are, and a way to write a field that may work though nobody says so. */
const quiet: ReadonlySet<TemplateProblemCode> = new Set([
  'literal-braces',
  'surplus-braces',
  'quoted-index',
]);

export const templateSyntaxRules: readonly Rule[] = Object.entries(problemsOf).map(
  ([code, problems]) => ({
    code,
    severity: 'warning',
    of: 'job',
    check: (job) =>
      stringsIn(job, 'template')
        .filter((node) => templateOf(job, node).problems.length > 0)
        .flatMap((node) =>
          templateOf(job, node)
            .problems.filter((problem) => problems.includes(problem.code))
            .filter(isFirstStatement())
            .map((problem) => toFinding(job, node, problem)),
        ),
  }),
);

/** The parts of `{% if … %} … {% endif %}` are one mistake. */
function isFirstStatement(): (problem: TemplateProblem) => boolean {
  let isFound = false;
  return (problem) => {
    if (problem.code !== 'statement' || problem.construct !== 'statement') return true;
    const isFirst = !isFound;
    isFound = true;
    return isFirst;
  };
}

function toFinding(job: Job, node: number, problem: TemplateProblem): Finding {
  const text = textOf(job, node);
  const written = text.slice(problem.start, problem.end);
  const title = titleOf(text, problem.edits, l10n.t('Correct the reference'));
  const severity: { readonly severity?: Severity } = quiet.has(problem.code)
    ? { severity: 'information' }
    : {};
  return {
    ...findingAt(job, node, problem, messageOf(problem, written)),
    ...severity,
    ...(problem.edits.length > 0 && {
      fixes: () => [fixOf(job, node, title, problem.edits)],
    }),
  };
}

function messageOf(problem: TemplateProblem, written: string): string {
  switch (problem.code) {
    case 'unclosed-reference':
      return l10n.t('This "{{" is not closed by "}}", so nothing is filled in.');
    case 'unopened-reference':
      return l10n.t('These "}}" have no "{{" before them, so nothing is filled in.');
    case 'unclosed-index':
      return l10n.t('The bracket of this index is not closed. Write it as in [0].');
    case 'stray-braces':
      return l10n.t('These braces belong to no reference and stay in the text. Remove them.');
    case 'surplus-braces':
      return l10n.t('The outer braces stay in the text. A reference has two on each side.');
    case 'literal-braces':
      return l10n.t('The service fills in whatever stands in "{{ }}", and this is no reference.');
    case 'single-braces':
      return l10n.t('A reference has two braces on each side; {0} stays as it is.', quote(written));
    case 'empty-reference':
      return l10n.t('Nothing is named between the braces. Write item.KEY or sample.FIELD.');
    case 'missing-field':
      return problem.namespace === 'sample'
        ? l10n.t('Behind "sample" a field is missing. Write one, as in sample.output_text.')
        : l10n.t('Behind "item" a key of the row is missing. Write one, as in item.KEY.');
    case 'expression':
      return l10n.t(
        'A reference is only a path such as item.answer; {0} is not computed.',
        quote(written),
      );
    case 'statement':
      return l10n.t('Templates know no statements or comments; this stays in the text. Remove it.');
    case 'empty-segment':
      return l10n.t('There is a dot without a name here. Remove it.');
    case 'missing-dot':
      return l10n.t('A dot is missing before {0}.', quote(written));
    case 'space-in-path':
      return l10n.t('A path has no spaces in it. Remove them.');
    case 'quoted-reference':
      return l10n.t('A reference stands without quotes. Remove them.');
    case 'bad-index':
      return l10n.t('An index is a number from 0 on, not {0}.', quote(problem.written));
    case 'quoted-index':
      return l10n.t(
        'Fields are named with a dot, as in .{0}; that brackets work is not documented.',
        problem.name,
      );
    case 'missing-namespace':
      return l10n.t('A reference begins with item or sample.');
  }
}
