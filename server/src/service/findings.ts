/** Runs the rules over a job: one walk, one message for one mistake, a bounded number of them. */
import * as l10n from '@vscode/l10n';
import type { Job } from './job.ts';
import { endOf, kindOf, NodeKind, startOf } from './json/tree.ts';
import { withUnseenShown } from './untrusted.ts';
import { rules as allRules } from './rules/index.ts';
import {
  maxFindings,
  type Finding,
  type Rule,
  type RuleContext,
  type Severity,
} from './rules/rule.ts';

export interface CodedFinding extends Finding {
  readonly code: string;
  readonly severity: Severity;
}

/** All findings of a job in the order of the text. Beyond `maxFindings`, one information says that there are more. */
export function findingsOf(
  job: Job,
  context: RuleContext,
  rules: readonly Rule[] = allRules,
): readonly CodedFinding[] {
  const { tree } = job;
  const found: CodedFinding[] = [];
  const add = (rule: Rule, finding: Finding) => {
    if (finding.start <= tree.lostAt && found.length <= maxFindings)
      found.push({
        severity: rule.severity,
        ...finding,
        code: rule.code,
        // Names of the file stand in many messages.
        message: withUnseenShown(finding.message),
      });
  };
  for (const rule of rules)
    if (rule.of === 'job') for (const finding of rule.check(job, context)) add(rule, finding);
  const objectRules = rules.filter((rule) => rule.of === 'object');
  const valueRules = rules.filter((rule) => rule.of === 'value');
  for (let node = 0; node < tree.size && found.length <= maxFindings; node++) {
    if (startOf(tree, node) > tree.lostAt) break;
    const kind = kindOf(tree, node);
    const shape = job.shapes[node];
    if (!shape || kind === NodeKind.property) continue;
    const object = job.objects[node];
    if (object)
      for (const rule of objectRules)
        for (const finding of rule.check(job, node, object, context)) add(rule, finding);
    for (const rule of valueRules) {
      const finding = rule.check(job, node, shape, context);
      if (!finding) continue;
      add(rule, finding);
      break;
    }
  }
  const left = withoutExplained(job, found);
  return bounded(left.sort((one, other) => one.start - other.start || one.end - other.end));
}

/** The findings less those inside a node about which another one has said all. */
function withoutExplained({ tree }: Job, found: CodedFinding[]): CodedFinding[] {
  const explained = [...new Set(found.flatMap(({ explains }) => explains ?? []))];
  if (explained.length === 0) return found;
  const isInside = ({ start }: CodedFinding, node: number) =>
    startOf(tree, node) <= start && start < endOf(tree, node);
  return found.filter(
    (finding) =>
      finding.code.startsWith('syntax-') ||
      !explained.some((node) => node !== finding.explains && isInside(finding, node)),
  );
}

function bounded(found: readonly CodedFinding[]): readonly CodedFinding[] {
  if (found.length <= maxFindings) return found;
  const more: CodedFinding = {
    start: 0,
    end: 1,
    code: 'more-problems',
    severity: 'information',
    message: l10n.t(
      'There are more than {0} problems; the others appear when these are mended.',
      maxFindings,
    ),
  };
  return [more, ...found.slice(0, maxFindings)];
}
