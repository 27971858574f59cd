/** A grader that never looks at the model's answer: every answer gets the same reward, and nothing is learned. */
import * as l10n from '@vscode/l10n';
import { templateOf } from '../embedded.ts';
import { graderAround } from '../graders.ts';
import { templatesByGrader } from '../graderTexts.ts';
import type { Grader, Job } from '../job.ts';
import {
  endOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  parentOf,
  startOf,
  stringOf,
} from '../json/tree.ts';
import { pythonSources, type PythonSource } from '../python.ts';
import { findingAt } from './embeddedFindings.ts';
import { atKey, keyRange } from './places.ts';
import { swapped } from './pythonSwapped.ts';
import type { Finding, Rule } from './rule.ts';
import { namesAnswer } from './templateNoBraces.ts';

export const graderIgnoresSample: Rule = {
  code: 'grader-ignores-sample',
  severity: 'warning',
  of: 'job',
  check: (job, { python }) => [
    ...[...templatesByGrader(job)].flatMap(([grader, nodes]) => inTemplates(job, grader, nodes)),
    ...job.graders.flatMap((grader) => emptyPrompt(job, grader)),
    ...(python ? pythonSources(job, python).flatMap((source) => inPython(job, source)) : []),
  ],
};

function inTemplates(job: Job, grader: Grader, nodes: readonly number[]): readonly Finding[] {
  if (isHalfWritten(job, grader)) return [];
  const templates = nodes.map((node) => templateOf(job, node));
  // Half-written references have their own messages; one of them, or one that was not read, may be the sample's.
  if (templates.some(({ problems, complete }) => problems.length > 0 || !complete)) return [];
  const looks = templates.some(({ references }) =>
    references.some(({ namespace }) => namespace?.name !== 'item'),
  );
  if (looks || namesAnswer(job, nodes)) return [];
  const [start, end] = keyRange(job, grader.node);
  const message = l10n.t(
    'This grader never looks at the model\'s answer, so every answer gets the same reward. Refer to it by "{{sample.output_text}}".',
  );
  return [{ start, end, message }];
}

/** Whether a text that may look at the answer is missing or stands where no text is read, which has its own message. */
function isHalfWritten({ tree, shapes }: Job, { node, type }: Grader): boolean {
  const kindOfMember = (key: string) => {
    const member = memberOf(tree, node, key);
    return member === none ? undefined : kindOf(tree, member);
  };
  if (type === 'string_check' || type === 'text_similarity')
    return ['input', 'reference'].some((key) => kindOfMember(key) !== NodeKind.string);
  if (kindOfMember('input') !== NodeKind.array) return true;
  const input = memberOf(tree, node, 'input');
  const end = endOf(tree, input);
  for (let inner = input + 1; inner < tree.size && startOf(tree, inner) < end; inner++) {
    const isMisplaced = kindOf(tree, inner) === NodeKind.string && !shapes[inner]?.string;
    if (isMisplaced && stringOf(tree, inner).includes('{{')) return true;
  }
  return false;
}

/** A model that is asked nothing. */
function emptyPrompt(job: Job, { node, type }: Grader): readonly Finding[] {
  if (type !== 'score_model' && type !== 'label_model') return [];
  const { tree } = job;
  const input = memberOf(tree, node, 'input');
  if (input === none || kindOf(tree, input) !== NodeKind.array) return [];
  if (tree.firstChildren[input] !== none || tree.text[endOf(tree, input) - 1] !== ']') return [];
  const message = l10n.t(
    'The prompt is empty, so the model is asked nothing. Add a message that says what to judge, with "{{sample.output_text}}" in it.',
  );
  const text = '[{ "role": "user", "content": "{{sample.output_text}}" }]';
  const edits = [{ start: startOf(tree, input), end: endOf(tree, input), text }];
  return [
    {
      ...atKey(job, parentOf(tree, input), message),
      fixes: () => [{ title: l10n.t('Add a message'), edits }],
    },
  ];
}

function inPython(job: Job, source: PythonSource): readonly Finding[] {
  const { node, module, complete } = source;
  // In a multi grader it may well give a number of the row for the others to be compared with.
  const isAlone = graderAround(job, node)?.property === none;
  if (!complete || !isAlone || !module.ignoresSample || swapped(source)) return [];
  if (module.grade.kind !== 'function') return [];
  const { parameters, returnsValue, isGenerator, isAsync } = module.grade.function;
  // What cannot be called, or returns nothing, has its own message.
  if (parameters.length !== 2 || !returnsValue || isGenerator || isAsync) return [];
  const message = l10n.t(
    "This grader never looks at the model's answer, so every answer gets the same reward. Read {0}.",
    `${parameters[0]!.name}["output_text"]`,
  );
  return [findingAt(job, node, parameters[0]!.range, message)];
}
