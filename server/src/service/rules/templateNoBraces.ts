/** A reference that has lost its braces: the text stays as it is, and a comparison with it never holds. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { templateOf, textOf, type Range } from '../embedded.ts';
import { templatesByGrader } from '../graderTexts.ts';
import type { Job } from '../job.ts';
import { endOf, startOf } from '../json/tree.ts';
import { sampleFieldsBehind } from '../sampleKeys.ts';
import { findingAt, fixOf, stringsIn } from './embeddedFindings.ts';
import { maxFindings, type Finding, type Rule } from './rule.ts';

export const templateNoBraces: Rule = {
  code: 'template-no-braces',
  severity: 'warning',
  of: 'job',
  check: (job) => {
    const findings: Finding[] = [];
    for (const [node, range] of places(job)) {
      // Beyond what is listed nobody reads on.
      if (findings.length > maxFindings) break;
      findings.push(findingOf(job, node, range));
    }
    return findings;
  },
};

function* places(job: Job): Generator<readonly [node: number, range: Range]> {
  for (const node of stringsIn(job, 'template')) {
    const range = wholeReference(job, node);
    if (range) yield [node, range];
  }
  for (const nodes of templatesByGrader(job).values()) {
    // In a sentence it may be meant as it stands, unless nothing else would show the answer.
    if (nodes.some((node) => hasReference(job, node))) continue;
    for (const node of nodes) {
      const range = sentenceReference(textOf(job, node));
      if (range && !wholeReference(job, node)) yield [node, range];
    }
  }
}

/** Whether the answer is named without braces in one of the texts of a grader, which has no reference to it. */
export function namesAnswer(job: Job, nodes: readonly number[]): boolean {
  return nodes.some((node) => sentenceReference(textOf(job, node)) !== undefined);
}

function hasReference(job: Job, node: number): boolean {
  const { references, problems, complete } = templateOf(job, node);
  return (
    problems.length > 0 ||
    !complete ||
    references.some(({ namespace }) => namespace?.name !== 'item')
  );
}

const answer = String.raw`sample\.(?:${Object.keys(sampleFieldsBehind([])).join('|')})\b`;
const rest = String.raw`(?:\.\w+|\[\d+\])*`;
const whole = new RegExp(String.raw`"\s*((?:item\.[A-Za-z_]\w*|${answer})${rest})\s*"`, 'y');
const inSentence = new RegExp(String.raw`(?<![\w.$])${answer}${rest}`);

/** The place of a path in a text that is nothing else. */
function wholeReference(job: Job, node: number): Range | undefined {
  const { tree } = job;
  whole.lastIndex = startOf(tree, node);
  const path = whole.exec(tree.text)?.[1];
  if (path === undefined || whole.lastIndex !== endOf(tree, node)) return undefined;
  const start = textOf(job, node).indexOf(path);
  return { start, end: start + path.length };
}

function sentenceReference(text: string): Range | undefined {
  const match = inSentence.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

function findingOf(job: Job, node: number, range: Range): Finding {
  const path = textOf(job, node).slice(range.start, range.end);
  const message = l10n.t(
    'Without braces nothing is filled in: {0} stays as it is. Write {1}.',
    quote(path),
    quote(`{{${path}}}`),
  );
  const title = l10n.t('Put it into braces');
  return {
    ...findingAt(job, node, range, message),
    fixes: () => [fixOf(job, node, title, [{ ...range, text: `{{${path}}}` }])],
  };
}
