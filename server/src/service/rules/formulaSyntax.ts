/**
 * Formulas that cannot be computed. The service accepts the job; each grade is then invalid (`formula_parse_error`).
 */
import * as l10n from '@vscode/l10n';
import type {
  FormulaProblem,
  FormulaProblemCode,
  WrongOperator,
} from '../../languages/formula/problems.ts';
import { functions } from '../../languages/formula/functions.ts';
import { quote } from '../describe.ts';
import { formulaOf } from '../embedded.ts';
import type { Job } from '../job.ts';
import { multiOfFormula } from '../graders.ts';
import { findingAt, fixOf, stringsIn, titleOf } from './embeddedFindings.ts';
import { isCovered, misnamedGraders } from './misnamedGraders.ts';
import type { Finding, Fix, Rule } from './rule.ts';

/** The rules, and which of the language's problems each of them tells. */
const problemsOf: Readonly<Record<string, readonly FormulaProblemCode[]>> = {
  'formula-syntax': [
    'empty-formula',
    'comment',
    'unexpected-character',
    'unexpected-text',
    'bad-number',
    'empty-parentheses',
    'unclosed-parenthesis',
    'unopened-parenthesis',
    'wrong-bracket',
    'missing-operand',
    'missing-operator',
    'misplaced-comma',
    'quoted-name',
    'braced-name',
    'dotted-name',
  ],
  'formula-operator': ['wrong-operator'],
  'formula-unknown-function': ['unknown-function'],
  'formula-arguments': ['wrong-arity'],
};

export const formulaSyntaxRules: readonly Rule[] = Object.entries(problemsOf).map(
  ([code, problems]) => ({
    code,
    severity: 'error',
    of: 'job',
    check: (job) =>
      stringsIn(job, 'formula').flatMap((node) =>
        ownProblems(job, node)
          .filter((problem) => problems.includes(problem.code))
          .map((problem) => toFinding(job, node, problem)),
      ),
  }),
);

/** The problems of a formula, less those that other words about the same mistake make superfluous. */
export function ownProblems(job: Job, node: number): readonly FormulaProblem[] {
  const { text, problems: found } = formulaOf(job, node);
  if (found.length === 0) return found;
  const multi = multiOfFormula(job, node);
  const keys = new Set(multi?.members.map(({ key }) => key));
  const problems = found.map((problem) => commentOf(text, problem, keys) ?? problem);
  const misnamed = multi ? misnamedGraders(job, multi) : [];
  const unjoined = new Set(
    problems.flatMap(({ code, start }) => (code === 'missing-operator' ? [start] : [])),
  );
  return problems.filter(
    (problem) =>
      // Of a name that is none of a grader the rule about names says all.
      !(problem.code === 'dotted-name' && multi !== undefined && !keys.has(problem.name)) &&
      !isCovered(problem, misnamed) &&
      // Brackets behind a value are wrong as brackets only when there is an operator before them.
      !(problem.code === 'wrong-bracket' && unjoined.has(problem.start)),
  );
}

/** `// note` at the end, where a word that is no key divides nothing. */
function commentOf(
  text: string,
  problem: FormulaProblem,
  keys: ReadonlySet<string>,
): FormulaProblem | undefined {
  if (problem.code !== 'wrong-operator' || problem.operator !== '//') return undefined;
  const word = text.slice(problem.end).trim();
  if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(word) || keys.has(word)) return undefined;
  const { start } = problem;
  const before = text.slice(0, start).trimEnd().length;
  const end = text.trimEnd().length;
  return { code: 'comment', start, end, edits: [{ start: before, end, text: '' }] };
}

function toFinding(job: Job, node: number, problem: FormulaProblem): Finding {
  const { text } = formulaOf(job, node);
  const written = text.slice(problem.start, problem.end);
  return {
    ...findingAt(job, node, problem, messageOf(problem, written)),
    ...(problem.edits.length > 0 && {
      fixes: () => fixesOf(job, node, problem),
    }),
  };
}

function fixesOf(job: Job, node: number, problem: FormulaProblem): readonly Fix[] {
  const { text } = formulaOf(job, node);
  const title = titleOf(text, problem.edits, l10n.t('Correct the formula'));
  const correct = fixOf(job, node, title, problem.edits);
  // With more behind it, as in `a + b) / 2`, the parenthesis was meant to close something.
  if (problem.code !== 'unopened-parenthesis' || text.slice(problem.end).trim() === '')
    return [correct];
  const open = [{ start: 0, end: 0, text: '(' }];
  return [fixOf(job, node, l10n.t('Insert {0} at the beginning', '"("'), open), correct];
}

function messageOf(problem: FormulaProblem, written: string): string {
  switch (problem.code) {
    case 'empty-formula':
      return l10n.t('The formula is empty. Combine the graders by their keys, as in (a + b) / 2.');
    case 'comment':
      return l10n.t('A formula has no comments. Remove it.');
    case 'unexpected-character':
      return l10n.t('{0} is no part of a formula.', quote(written));
    case 'unexpected-text':
      return l10n.t('A formula has no texts; {0} cannot stand here.', quote(written));
    case 'bad-number':
      return l10n.t('{0} is no number. Write numbers like 0.5 or 1e-3.', quote(written));
    case 'empty-parentheses':
      return l10n.t('There is nothing between these parentheses. Write a value, or remove them.');
    case 'unclosed-parenthesis':
      return l10n.t('This parenthesis is not closed. Close it with ")".');
    case 'unopened-parenthesis':
      return l10n.t('This parenthesis closes nothing. Remove it, or open it with "(".');
    case 'wrong-bracket':
      return l10n.t('A formula has only round parentheses, not {0}.', written);
    case 'missing-operand':
      return problem.side === 'before'
        ? l10n.t('A value is missing before {0}.', quote(problem.operator))
        : l10n.t('A value is missing after {0}.', quote(problem.operator));
    case 'missing-operator':
      return l10n.t('An operator is missing before {0}: +, -, *, / or ^.', quote(written));
    case 'misplaced-comma':
      return problem.isDecimal
        ? l10n.t('A number has a point, not a comma.')
        : l10n.t('A comma only separates the arguments of a function.');
    case 'wrong-operator':
      return operatorMessage(problem.operator, problem.meaning);
    case 'unknown-function':
      return l10n.t(
        'There is no function {0}. There are {1}.',
        quote(problem.name),
        [...functions.keys()].join(', '),
      );
    case 'wrong-arity':
      return problem.maximum === Infinity
        ? l10n.t('{0} takes one value or more.', problem.name)
        : l10n.t('{0} takes one value; there are {1}.', problem.name, problem.found);
    case 'quoted-name':
      return l10n.t('A grader stands in the formula by its bare key: {0}.', problem.name);
    case 'braced-name':
      return l10n.t(
        'The formula is no template: a grader stands by its bare key: {0}.',
        problem.name,
      );
    case 'dotted-name':
      return l10n.t("The key {0} is the grader's score; nothing follows it.", quote(problem.name));
  }
}

function operatorMessage(operator: string, meaning: WrongOperator): string {
  switch (meaning) {
    case 'power':
      return l10n.t('A power is written with ^, not {0}.', operator);
    case 'typographic':
      return l10n.t('{0} is no operator. Use + - * / ^.', quote(operator));
    case 'floor-division':
      return l10n.t('There is no {0}. Use floor(a / b).', quote(operator));
    case 'remainder':
      return l10n.t('There is no remainder {0} in formulas.', quote(operator));
    case 'percent':
      return l10n.t('There is no percent sign in formulas. Divide by 100.');
    case 'comparison':
      return l10n.t(
        'There are no comparisons in formulas. Let a grader compare, or use min and max.',
      );
    case 'logic':
      return l10n.t('There is no {0} in formulas. Use * for "and", max for "or".', quote(operator));
    case 'conditional':
      return l10n.t('There are no conditions in formulas. Let a grader decide, and weight it.');
    case 'assignment':
      return l10n.t('A formula is only the expression, without {0}.', quote(operator));
  }
}
