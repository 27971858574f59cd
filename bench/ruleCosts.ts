/** What judging a document costs in process: the reading of the text, what several rules share, and each rule. */
import { createPython } from '../server/src/languages/python/python.ts';
import { loadRuffWasm } from '../server/src/ruffWasm.ts';
import { formulaOf, mapOf, templateOf } from '../server/src/service/embedded.ts';
import { findingsOf } from '../server/src/service/findings.ts';
import { readJob, type EmbeddedString, type Job } from '../server/src/service/job.ts';
import { rules as otherRules } from '../server/src/service/rules/index.ts';
import * as service from '../server/src/service/pythonService.ts';
import type { Rule, RuleContext } from '../server/src/service/rules/rule.ts';
import type { ObjectShape, Shape } from '../server/src/service/schema/shape.ts';
import type { JobDocument } from './documents.ts';
import { median } from './statistics.ts';

export interface RuleCosts {
  /** Parts of the first judgement of a text, in ms. */
  readonly shared: readonly (readonly [string, number])[];
  /** The whole of it, rules included, in ms: of a text that was never seen, and of a version of one that was. */
  readonly first: number;
  readonly again: number;
  /** By code, most expensive first: what a rule takes when all that it shares with others is there. */
  readonly rules: readonly (readonly [string, number])[];
  /** UTF-16 units of Python in the document, in thousands. */
  readonly pythonLength: number;
}

const rules = [...otherRules, ...service.pythonRules];

const repetitions = 5;

/** Measures on a document in which there is nothing to find. */
export async function measureRules({ text }: JobDocument): Promise<RuleCosts> {
  const parsers = createPython(loadRuffWasm);
  const python = {
    structure: await parsers.structure(),
    checkSyntax: await parsers.syntax(),
    service,
  };
  const context: RuleContext = { provider: undefined, today: '2026-11-23', python };
  const judge = (job: Job, some?: readonly Rule[]) => findingsOf(job, context, some);
  const onJob = (textOf: () => string, action: (job: Job) => unknown) => () => {
    const job = readJob(textOf());
    return timed(() => action(job));
  };
  const each = (language: EmbeddedString['language'], read: (job: Job, node: number) => unknown) =>
    onJob(
      () => text,
      (job) => {
        for (const one of job.embedded) if (one.language === language) read(job, one.node);
      },
    );
  const sources = decodedSources(readJob(text));
  // What is known of a Python source is kept beyond a version of the text, so each time it is another one.
  let times = 0;
  const otherText = () => text.replaceAll('import re\\n', `import re  # ${times++}\\n`);
  const onSources = (read: (source: string) => unknown) => () => {
    const others = sources.map((source) => `${source}# ${times++}\n`);
    return timed(() => others.forEach((source) => read(source)));
  };
  const shared = [
    ['the text as a tree, and the job model', () => timed(() => readJob(text))],
    ['templates', each('template', templateOf)],
    ['formulas', each('formula', formulaOf)],
    ['Python: structure', onSources((source) => python.structure.readSource(source))],
    [
      'Python: syntax (Ruff), for a source in doubt',
      onSources((source) => python.checkSyntax(source)),
    ],
    [
      'the walk that asks the rules',
      onJob(
        () => text,
        (job) => judge(job, []),
      ),
    ],
  ] as const;
  const first = typical(onJob(otherText, judge));
  const again = typical(onJob(() => text, judge));
  const job = readJob(text);
  judge(job);
  const byCode = new Map<string, number>();
  for (const rule of rules)
    byCode.set(rule.code, (byCode.get(rule.code) ?? 0) + typical(checkOf(rule, job, context)));
  return {
    shared: shared.map(([name, measure]) => [name, typical(measure)]),
    first,
    again,
    rules: [...byCode].sort(([, one], [, other]) => other - one),
    pythonLength: sources.reduce((sum, { length }) => sum + length, 0) / 1000,
  };
}

/** Times a rule on all that it is asked about, without the walk that asks it. */
function checkOf(rule: Rule, job: Job, context: RuleContext): () => number {
  const { of } = rule;
  if (of === 'job') return () => timed(() => rule.check(job, context));
  if (of === 'object') {
    const { shapes } = rule;
    const objects = [...job.objects.entries()].filter(
      ([, shape]) => shape && (!shapes || shapes.includes(shape.name)),
    ) as [number, ObjectShape][];
    return () =>
      timed(() => objects.forEach(([node, shape]) => rule.check(job, node, shape, context)));
  }
  const { concerns } = rule;
  const values = [...job.shapes.entries()].filter(
    ([, shape]) => shape && (!concerns || concerns(shape)),
  ) as [number, Shape][];
  return () =>
    timed(() => values.forEach(([node, shape]) => rule.check(job, node, shape, context)));
}

function decodedSources(job: Job): readonly string[] {
  return job.embedded
    .filter(({ language }) => language === 'python')
    .map(({ node }) => mapOf(job, node).decoded);
}

/** The median of some times, after one that is not counted. */
function typical(measure: () => number): number {
  measure();
  return median(Array.from({ length: repetitions }, measure))!;
}

function timed(action: () => unknown): number {
  const begun = performance.now();
  action();
  return performance.now() - begun;
}
