/** An object whose `type` is missing or unknown: nothing else can be said of it until that is right. */
import * as l10n from '@vscode/l10n';
import { alternatives, quote } from '../describe.ts';
import { insertFirst } from '../insertProperties.ts';
import type { Job } from '../job.ts';
import {
  childrenOf,
  endOf,
  keyOf,
  kindOf,
  memberOf,
  NodeKind,
  none,
  startOf,
  stringOf,
  valueOf,
} from '../json/tree.ts';
import type { ObjectShape } from '../schema/shape.ts';
import { mostSimilar } from '../similar.ts';
import { impliedTypes } from './impliedTypes.ts';
import { misplacement } from './misplacedGrader.ts';
import { keyRange } from './places.ts';
import type { Finding, Fix, Rule } from './rule.ts';

export const unknownType: Rule = {
  code: 'unknown-type',
  severity: 'error',
  of: 'object',
  check: (job, node) => {
    const union = job.shapes[node]?.object;
    if (!union?.variants || misplacement(job, node) !== undefined) return [];
    const types = [...union.variants.keys()];
    const value = memberOf(job.tree, node, 'type');
    if (value === none) return missingType(job, node, union.variants);
    const kind = kindOf(job.tree, value);
    if (kind === NodeKind.malformed) return [];
    const type = kind === NodeKind.string ? stringOf(job.tree, value) : undefined;
    if (type !== undefined && union.variants.has(type)) return [];
    return [wrongType(job, value, type, types)];
  },
};

/** Nothing is said of a `type` that is being written: its key is there, the value is a syntax problem already. */
function missingType(
  job: Job,
  node: number,
  variants: ReadonlyMap<string, ObjectShape>,
): readonly Finding[] {
  if (job.tree.problems.length > 0 && hasKey(job, node)) return [];
  for (const property of childrenOf(job.tree, node)) {
    const key = keyOf(job.tree, property);
    const value = valueOf(job.tree, property);
    // A key that is spelt nearly so, and holds a text, was meant to be it.
    if (mostSimilar(key, ['type']) === undefined || kindOf(job.tree, value) !== NodeKind.string)
      continue;
    const start = startOf(job.tree, property);
    const end = job.tree.keyEnds[property]!;
    const message = l10n.t('{0} is not known here. Did you mean "type"?', quote(key));
    const title = l10n.t('Change to {0}', '"type"');
    return [
      { start, end, message, fixes: () => [{ title, edits: [{ start, end, text: '"type"' }] }] },
    ];
  }
  const [start, end] = keyRange(job, node);
  const implied = impliedTypes(job, node, variants);
  const [only] = implied;
  const message =
    implied.length === 1 && variants.size > 1
      ? l10n.t('"type" is missing. The properties are those of {0}.', quote(only!))
      : l10n.t('"type" is missing. Use {0}.', alternatives([...variants.keys()]));
  return [{ start, end, message, fixes: () => insertions(job, node, implied) }];
}

/** More choices than these are no help: then the list of all types is in the message, and in completion. */
const maxChoices = 3;

function insertions(job: Job, node: number, types: readonly string[]): readonly Fix[] {
  if (types.length > maxChoices) return [];
  return types.map((type) => {
    const member = `"type": ${JSON.stringify(type)}`;
    return { title: l10n.t('Insert {0}', member), edits: [insertFirst(job, node, member)] };
  });
}

function hasKey({ tree }: Job, node: number): boolean {
  for (let child = tree.firstChildren[node]!; child !== none; child = tree.nextSiblings[child]!)
    if (tree.firstChildren[child] === none) return true;
  return false;
}

function wrongType(
  job: Job,
  value: number,
  type: string | undefined,
  types: readonly string[],
): Finding {
  const start = startOf(job.tree, value);
  const end = endOf(job.tree, value);
  if (type === '')
    return { start, end, message: l10n.t('"type" is empty. Use {0}.', alternatives(types)) };
  if (type === undefined)
    return { start, end, message: l10n.t('"type" is a string: {0}.', alternatives(types)) };
  const similar = mostSimilar(type, types);
  if (similar === undefined)
    return {
      start,
      end,
      message: l10n.t(
        '{0} is no type that is known here. Use {1}.',
        quote(type),
        alternatives(types),
      ),
    };
  return {
    start,
    end,
    message: l10n.t(
      '{0} is no type that is known here. Did you mean {1}?',
      quote(type),
      quote(similar),
    ),
    fixes: () => [
      {
        title: l10n.t('Change to {0}', quote(similar)),
        edits: [{ start, end, text: JSON.stringify(similar) }],
      },
    ],
  };
}
