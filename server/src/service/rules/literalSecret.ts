/**
 * A credential in the file. Headers of endpoint graders and tools are sent as they stand (DOMAIN.md 6.3), so the place is
 * the right one, but the file is reviewed, committed and shared. The value is never repeated.
 */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import type { Job } from '../job.ts';
import {
  childrenOf,
  keyOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  stringOf,
  valueOf,
} from '../json/tree.ts';
import { changeTo } from './fixes.ts';
import { atValue } from './places.ts';
import type { Finding, Rule } from './rule.ts';

const secretName =
  /authorization|api[-_]?key|(?<!idempotency)[-_]key$|token$|secret|passw|credential|cookie|^(?:key|code|auth)$/i;
const secretValue =
  /^(?:bearer|basic)\s+\S|^(?:sk-|ghp_|github_pat_|hf_|xox[a-z]-|eyJ|AKIA)[\w.-]{8}/i;
/** A part that somebody or something is to fill in. */
const placeholder =
  /<[^>]*>|\{\{.*\}\}|\$\{.*\}|\$[A-Z_]+\b|%\w+%|\*{3}|\u2026|\.{3}|x{4}|redacted|\byour\b|your[-_]/i;

/** Characters of a value that are looked at: more tell nothing new. */
const maxLooked = 200;

export const literalSecret: Rule = {
  code: 'literal-secret',
  severity: 'warning',
  of: 'object',
  shapes: ['endpointGrader', 'tool'],
  check: (job, node) => {
    const headers = memberOf(job.tree, node, 'headers');
    if (headers === none || kindOf(job.tree, headers) !== NodeKind.object) return [];
    return childrenOf(job.tree, headers).flatMap((property) => headerFinding(job, property));
  },
};

function headerFinding(job: Job, property: number): readonly Finding[] {
  const { tree } = job;
  const value = valueOf(tree, property);
  if (value === none || kindOf(tree, value) !== NodeKind.string) return [];
  const name = keyOf(tree, property);
  const text = stringOf(tree, value).trim().slice(0, maxLooked);
  if (text === '' || placeholder.test(text)) return [];
  if (!secretName.test(name) && !secretValue.test(text)) return [];
  const scheme = /^(?:bearer|basic)(?=\s)/i.exec(text)?.[0];
  return [
    {
      ...atValue(
        job,
        value,
        l10n.t(
          'The value of {0} looks like a secret, and everybody who gets the file gets it. Keep a placeholder here and write the secret in only while you submit, or use one that you can revoke.',
          quote(name),
        ),
      ),
      fixes: () => [
        changeTo(
          job,
          value,
          JSON.stringify(scheme === undefined ? '<SECRET>' : `${scheme} <SECRET>`),
        ),
      ],
    },
  ];
}
