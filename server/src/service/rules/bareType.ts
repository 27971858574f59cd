/** The name of a type where the object of that type must be: `"method": "supervised"`, `"integrations": "wandb"`. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { kindOf, NodeKind, stringOf } from '../json/tree.ts';
import type { Shape } from '../schema/shape.ts';
import { mostSimilar } from '../similar.ts';
import { expandSnippet, valueSnippet } from '../snippet.ts';
import { changeTo } from './fixes.ts';
import { atValue } from './places.ts';
import type { Rule } from './rule.ts';

export const bareType: Rule = {
  code: 'bare-type',
  severity: 'error',
  of: 'value',
  concerns: (shape) => !shape.string && typesIn(shape) !== undefined,
  check: (job, node, shape) => {
    if (kindOf(job.tree, node) !== NodeKind.string) return undefined;
    const types = typesIn(shape)!;
    const word = stringOf(job.tree, node);
    const type = types.includes(word) ? word : mostSimilar(word, types);
    if (type === undefined) return undefined;
    const object = objectOf(shape, type);
    const text = shape.object ? object : `[${object}]`;
    return {
      ...atValue(
        job,
        node,
        shape.object
          ? l10n.t('{0} is only a type; an object must be here. Write {1}.', quote(word), text)
          : l10n.t('{0} is only a type; a list must be here. Write {1}.', quote(word), text),
      ),
      fixes: () => [changeTo(job, node, text)],
    };
  },
};

/** The object of a type, with the block of its settings where it must have one. */
function objectOf(shape: Shape, type: string): string {
  const union = shape.object ?? shape.array?.items?.object;
  const variant = union!.variants!.get(type)!;
  const members = variant.required
    .filter((key) => key === type)
    .map((key) => {
      const value = expandSnippet(valueSnippet(variant.properties.get(key)!.shape, ' '));
      return `, ${JSON.stringify(key)}: ${value.replaceAll(/\s*\n\s*/g, ' ')}`;
    });
  return `{ "type": ${JSON.stringify(type)}${members.join('')} }`;
}

function typesIn(shape: Shape): readonly string[] | undefined {
  return typesAt(shape) ?? typesAt(shape.array?.items);
}

function typesAt(shape: Shape | undefined): readonly string[] | undefined {
  const variants = shape?.object?.variants;
  return variants && !shape.string ? [...variants.keys()] : undefined;
}
