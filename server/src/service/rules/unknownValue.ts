/** A string or number that is not one of a closed list, such as an operation or a metric. */
import * as l10n from '@vscode/l10n';
import { alternatives, quote } from '../describe.ts';
import { endOf, kindOf, NodeKind, sourceOf, startOf, stringOf } from '../json/tree.ts';
import type { Shape } from '../schema/shape.ts';
import { mostSimilar } from '../similar.ts';
import type { Rule } from './rule.ts';

export const unknownValue: Rule = {
  code: 'unknown-value',
  severity: 'error',
  of: 'value',
  // Most strings are free, and many of those are long.
  concerns: ({ number, string }) => Boolean(number?.allowed ?? string?.allowed ?? string?.pattern),
  check: ({ tree }, node, shape) => {
    const start = startOf(tree, node);
    const end = endOf(tree, node);
    const kind = kindOf(tree, node);
    if (kind === NodeKind.number) {
      const allowed = shape.number?.allowed;
      if (!allowed || allowed.has(Number(sourceOf(tree, node)))) return undefined;
      return {
        start,
        end,
        // That numbers stand for words is told nowhere: there may be more of them.
        severity: 'warning',
        message: l10n.t(
          '{0} is not known here. Use {1}.',
          sourceOf(tree, node),
          alternatives([...allowed]),
        ),
      };
    }
    const facet = shape.string;
    if (kind !== NodeKind.string || !facet) return undefined;
    const value = stringOf(tree, node);
    const choices = refusedChoices(shape, facet, value);
    if (!choices) return undefined;
    const similar = mostSimilar(value, choices);
    return {
      start,
      end,
      message: messageOf(value, choices, similar, shape),
      fixes: () =>
        similar === undefined
          ? []
          : [
              {
                title: l10n.t('Change to {0}', quote(similar)),
                edits: [{ start, end, text: JSON.stringify(similar) }],
              },
            ],
    };
  },
};

/** The strings that may stand here, if this one may not. */
function refusedChoices(
  shape: Shape,
  { allowed, pattern }: NonNullable<Shape['string']>,
  value: string,
): readonly string[] | undefined {
  if (allowed) return allowed.has(value) ? undefined : [...allowed];
  if (!pattern || pattern.test(value)) return undefined;
  return shape.suggestions.map(({ body }) => body).filter((body) => typeof body === 'string');
}

function messageOf(
  value: string,
  choices: readonly string[],
  similar: string | undefined,
  shape: Shape,
): string {
  if (similar !== undefined)
    return l10n.t('{0} is not known here. Did you mean {1}?', quote(value), quote(similar));
  const list = alternatives(choices);
  return shape.number
    ? l10n.t('{0} is not known here. Use {1}, or a number.', quote(value), list)
    : l10n.t('{0} is not known here. Use {1}.', quote(value), list);
}
