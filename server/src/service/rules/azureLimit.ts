/** Narrower limits that Azure's documents name, where the specification allows more (DOMAIN.md 1.2, 6.3). */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import type { Job } from '../job.ts';
import { keyOf, kindOf, NodeKind, parentOf, sourceOf, stringOf } from '../json/tree.ts';
import { changeTo } from './fixes.ts';
import { atValue } from './places.ts';
import type { Finding, Rule } from './rule.ts';

interface Limits {
  readonly minimum: number;
  readonly maximum: number;
}

/** By the name of the hyperparameter of a reinforcement job. */
const ranges: ReadonlyMap<string, Limits> = new Map([
  ['eval_samples', { minimum: 1, maximum: 10 }],
  ['eval_interval', { minimum: 1, maximum: 25 }],
  ['compute_multiplier', { minimum: 0.5, maximum: 3 }],
]);

const maxSuffixLength = 40;

export const azureLimit: Rule = {
  code: 'azure-limit',
  severity: 'information',
  of: 'value',
  concerns: ({ name }) => ranges.has(name) || name === 'suffix',
  check: (job, node, shape, { provider }) => {
    if (provider !== 'azure') return undefined;
    const kind = kindOf(job.tree, node);
    if (kind === NodeKind.number) return numberFinding(job, node, ranges.get(shape.name));
    return kind === NodeKind.string && shape.name === 'suffix'
      ? suffixFinding(job, node)
      : undefined;
  },
};

function numberFinding(job: Job, node: number, limits: Limits | undefined): Finding | undefined {
  if (!limits) return undefined;
  const value = Number(sourceOf(job.tree, node));
  const { minimum, maximum } = limits;
  if (minimum <= value && value <= maximum) return undefined;
  const key = keyOf(job.tree, parentOf(job.tree, node));
  return {
    ...atValue(
      job,
      node,
      l10n.t('Azure documents {0} to {1} for {2}.', minimum, maximum, quote(key)),
    ),
    fixes: () => [changeTo(job, node, String(value < minimum ? minimum : maximum))],
  };
}

function suffixFinding(job: Job, node: number): Finding | undefined {
  const suffix = stringOf(job.tree, node);
  const plain = suffix.replaceAll(/[^A-Za-z0-9_-]+/g, '-').slice(0, maxSuffixLength);
  if (suffix === plain) return undefined;
  return {
    ...atValue(
      job,
      node,
      l10n.t(
        'Azure documents at most {0} characters for a suffix: letters, digits, - and _.',
        maxSuffixLength,
      ),
    ),
    fixes: () => [changeTo(job, node, JSON.stringify(plain))],
  };
}
