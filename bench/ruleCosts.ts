/** What judging a document costs in process: the reading of the text, what several rules share, and each rule. */
import { createPythonLoader } from '../server/src/pythonLoader.ts';
import { loadRuffWasm } from '../server/src/ruffWasm.ts';
import { formulaOf, mapOf, templateOf } from '../server/src/service/embedded.ts';
import { findingsOf } from '../server/src/service/findings.ts';
import { readJob, type EmbeddedString, type Job } from '../server/src/service/job.ts';
import { rules } from '../server/src/service/rules/index.ts';
import type { Rule, RuleContext } from '../server/src/service/rules/rule.ts';
import type { ObjectShape, Shape } from '../server/src/service/schema/shape.ts';
import type { JobDocument } from './documents.ts';
import { median } from './statistics.ts';

export interface RuleCosts {
  /** Parts of the first judgement of a text, in ms. */
  readonly shared: readonly (readonly [string, number])[];
  /** The whole of it, rules included. */
  readonly total: number;
  /** By code, most expensive first: what a rule takes when all that it shares with others is there. */
  readonly rules: readonly (readonly [string, number])[];
  /** UTF-16 units of Python in the document, in thousands. */
  readonly pythonLength: number;
}

const repetitions = 5;

/** Measures on a document in which there is nothing to find. */
export async function measureRules({ text }: JobDocument): Promise<RuleCosts> {
  const load = createPythonLoader(loadRuffWasm, (message) => {
    throw new Error(message);
  });
  const python = await load(readJob(text));
  const { structure, checkSyntax } = python!;
  const context: RuleContext = { provider: undefined, today: '2026-11-23', python };
  const judge = (job: Job, some?: readonly Rule[]) => findingsOf(job, context, some);
  const fresh = (action: (job: Job) => unknown) => () => {
    const job = readJob(text);
    return timed(() => action(job));
  };
  const each = (language: EmbeddedString['language'], read: (job: Job, node: number) => unknown) =>
    fresh((job) => {
      for (const one of job.embedded) if (one.language === language) read(job, one.node);
    });
  const sources = decodedSources(readJob(text));
  const shared = [
    ['the text as a tree, and the job model', () => timed(() => readJob(text))],
    ['templates', each('template', templateOf)],
    ['formulas', each('formula', formulaOf)],
    ['Python: structure', () => timed(() => sources.forEach((one) => structure!.parsePython(one)))],
    ['Python: syntax (Ruff)', () => timed(() => sources.forEach((one) => checkSyntax!(one)))],
    ['the walk that asks the rules', fresh((job) => judge(job, []))],
  ] as const;
  const total = typical(fresh((job) => judge(job)));
  const job = readJob(text);
  judge(job);
  const byCode = new Map<string, number>();
  for (const rule of rules)
    byCode.set(rule.code, (byCode.get(rule.code) ?? 0) + typical(checkOf(rule, job, context)));
  return {
    shared: shared.map(([name, measure]) => [name, typical(measure)]),
    total,
    rules: [...byCode].sort(([, one], [, other]) => other - one),
    pythonLength: sources.reduce((sum, { length }) => sum + length, 0) / 1000,
  };
}

/** Times a rule on all that it is asked about, without the walk that asks it. */
function checkOf(rule: Rule, job: Job, context: RuleContext): () => number {
  const { of } = rule;
  if (of === 'job') return () => timed(() => rule.check(job, context));
  if (of === 'object') {
    const objects = [...job.objects.entries()].filter(([, shape]) => shape) as [
      number,
      ObjectShape,
    ][];
    return () =>
      timed(() => objects.forEach(([node, shape]) => rule.check(job, node, shape, context)));
  }
  const values = [...job.shapes.entries()].filter(([, shape]) => shape) as [number, Shape][];
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
