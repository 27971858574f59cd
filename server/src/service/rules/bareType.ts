/** The name of a type where the object of that type must be: `"method": "supervised"`, `"integrations": "wandb"`. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { kindOf, NodeKind, stringOf } from '../json/tree.ts';
import type { Shape } from '../schema/shape.ts';
import { mostSimilar } from '../similar.ts';
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
    const object = `{ "type": ${JSON.stringify(type)} }`;
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

function typesIn(shape: Shape): readonly string[] | undefined {
  return typesAt(shape) ?? typesAt(shape.array?.items);
}

function typesAt(shape: Shape | undefined): readonly string[] | undefined {
  const variants = shape?.object?.variants;
  return variants && !shape.string ? [...variants.keys()] : undefined;
}
