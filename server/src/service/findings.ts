/** Runs the rules over a job: one walk, one message for one mistake, a bounded number of them. */
import * as l10n from '@vscode/l10n';
import type { Job } from './job.ts';
import { endOf, kindOf, NodeKind, startOf } from './json/tree.ts';
import { rules as allRules } from './rules/index.ts';
import {
  maxFindings,
  type Finding,
  type Rule,
  type RuleContext,
  type Severity,
} from './rules/rule.ts';
import type { ObjectShape, Shape } from './schema/shape.ts';
import { withUnseenShown } from './untrusted.ts';

export interface CodedFinding extends Finding {
  readonly code: string;
  readonly severity: Severity;
}

/** What the rules say of one text. */
export interface Judgement {
  /** In the order of the text. Beyond the limit, one information says that there are more. */
  readonly findings: readonly CodedFinding[];
  /** All that was found, also what is not repeated because another finding explains it. */
  readonly found: readonly CodedFinding[];
}

/** The part of a job in which something may be found; the rules about the whole job see the strings of this part only. */
export interface Part {
  readonly job: Job;
  /** In the order of the text. */
  readonly nodes: readonly number[];
}

/** How many nodes are judged between two pauses. */
const nodesATurn = 500;

/** All findings of a job, up to a limit. */
export function findingsOf(
  job: Job,
  context: RuleContext,
  rules: readonly Rule[] = rulesFor(context),
  limit = maxFindings,
): readonly CodedFinding[] {
  const judging = judge(job, context, rules, undefined, limit);
  for (;;) {
    const { done, value } = judging.next();
    if (done) return value.findings;
  }
}

/** Judges a job with pauses, in which others may do something; `part` where elsewhere there surely is nothing. */
export function* judge(
  whole: Job,
  context: RuleContext,
  rules: readonly Rule[] = rulesFor(context),
  part?: Part,
  limit = maxFindings,
): Generator<undefined, Judgement, undefined> {
  const job = part?.job ?? whole;
  const { tree } = job;
  const found: CodedFinding[] = [];
  const add = (rule: Rule, finding: Finding) => {
    if (finding.start <= tree.lostAt && found.length <= limit)
      found.push({
        severity: rule.severity,
        ...finding,
        code: rule.code,
        // Names of the file stand in many messages.
        message: withUnseenShown(finding.message),
      });
  };
  for (const rule of rules) {
    if (rule.of !== 'job') continue;
    for (const finding of rule.check(job, context)) add(rule, finding);
    yield;
  }
  const valueRulesFor = rulesByShape(
    rules.filter((rule) => rule.of === 'value'),
    ({ concerns }, shape: Shape) => concerns?.(shape) ?? true,
  );
  const objectRulesFor = rulesByShape(
    rules.filter((rule) => rule.of === 'object'),
    ({ shapes }, { name }: ObjectShape) => shapes?.includes(name) ?? true,
  );
  const count = part ? part.nodes.length : tree.size;
  for (let step = 0; step < count && found.length <= limit; step++) {
    if (step % nodesATurn === nodesATurn - 1) yield;
    const node = part ? part.nodes[step]! : step;
    if (startOf(tree, node) > tree.lostAt) break;
    const shape = job.shapes[node];
    if (!shape || kindOf(tree, node) === NodeKind.property) continue;
    const object = job.objects[node];
    /* eslint-disable @typescript-eslint/prefer-for-of -- asked a million times, for-of would leave 50 MB of iterators */
    const objectRules = object ? objectRulesFor(object) : [];
    for (let place = 0; place < objectRules.length; place++) {
      const findings = objectRules[place]!.check(job, node, object!, context);
      if (findings.length > 0) for (const finding of findings) add(objectRules[place]!, finding);
    }
    const valueRules = valueRulesFor(shape);
    for (let place = 0; place < valueRules.length; place++) {
      const finding = valueRules[place]!.check(job, node, shape, context);
      if (!finding) continue;
      add(valueRules[place]!, finding);
      break;
    }
    /* eslint-enable @typescript-eslint/prefer-for-of */
  }
  const inOrder = found.toSorted((one, other) => one.start - other.start || one.end - other.end);
  return { findings: bounded(withoutExplained(job, inOrder), limit), found };
}

function rulesFor({ python }: RuleContext): readonly Rule[] {
  return [...allRules, ...(python?.service?.pythonRules ?? [])];
}

/** The rules that have to do with a shape, found once for each shape. */
function rulesByShape<OneRule, OneShape>(
  rules: readonly OneRule[],
  isAbout: (rule: OneRule, shape: OneShape) => boolean,
): (shape: OneShape) => readonly OneRule[] {
  const known = new Map<OneShape, readonly OneRule[]>();
  const find = (shape: OneShape) => {
    const some = rules.filter((rule) => isAbout(rule, shape));
    known.set(shape, some);
    return some;
  };
  return (shape) => known.get(shape) ?? find(shape);
}

/** The findings, in the order of the text, less those inside a node about which another one has said all. */
function withoutExplained({ tree }: Job, found: readonly CodedFinding[]): CodedFinding[] {
  // In the order of the text, those around others first.
  const explained = [...new Set(found.flatMap(({ explains }) => explains ?? []))].sort(
    (one, other) => one - other,
  );
  const around: number[] = [];
  const leaveBefore = (offset: number) => {
    while (around.length > 0 && endOf(tree, around.at(-1)!) <= offset) around.pop();
  };
  let next = 0;
  return found.filter(({ code, start, explains }) => {
    for (; next < explained.length && startOf(tree, explained[next]!) <= start; next++) {
      leaveBefore(startOf(tree, explained[next]!));
      around.push(explained[next]!);
    }
    leaveBefore(start);
    const isOwn = explains !== undefined && around.includes(explains);
    return code.startsWith('syntax-') || around.length === (isOwn ? 1 : 0);
  });
}

function bounded(found: readonly CodedFinding[], limit: number): readonly CodedFinding[] {
  if (found.length <= limit) return found;
  const more: CodedFinding = {
    start: 0,
    end: 1,
    code: 'more-problems',
    severity: 'information',
    message: l10n.t(
      'There are more than {0} problems; the others appear when these are mended.',
      limit,
    ),
  };
  return [more, ...found.slice(0, limit)];
}
