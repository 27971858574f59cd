/** A method by which the model is not trained: `o4-mini` learns by reinforcement only, `gpt-4.1` by the other two. */
import * as l10n from '@vscode/l10n';
import { alternatives, quote } from '../describe.ts';
import { methodOf, type Job } from '../job.ts';
import { memberOf, none, propertyOf, stringMember } from '../json/tree.ts';
import { methodTypes } from '../methods.ts';
import { modelNamed, providerNames } from '../models.ts';
import { misplacedIn } from './misplacedProperties.ts';
import { atValue } from './places.ts';
import type { Rule } from './rule.ts';

/** No fix: another method needs other rows, another model has another price. */
export const unsupportedMethod: Rule = {
  code: 'unsupported-method',
  severity: 'warning',
  of: 'object',
  shapes: ['job'],
  check: (job, node, _shape, { provider }) => {
    const { tree } = job;
    const name = stringMember(tree, node, 'model');
    const method = methodOf(job);
    const model = name === undefined ? undefined : modelNamed(name);
    if (name === undefined || !model || !methodTypes().includes(method)) return [];
    const offers =
      provider === undefined ? [...model.offers.values()] : [model.offers.get(provider)];
    const supported = [...new Set(offers.flatMap((offer) => offer?.methods ?? []))];
    // What will be the method stands at a wrong place.
    if (misplacedIn(job, node).length > 0) return [];
    // A model that is not trained at all has its own message.
    if (supported.length === 0 || supported.includes(method)) return [];
    const block = memberOf(tree, node, 'method');
    const type = memberOf(tree, block, 'type');
    // Of a method without a type, nobody has said which one it is.
    if (block !== none && (type === none || holdsAnother(job, block, method, supported))) return [];
    const place = type === none ? memberOf(tree, node, 'model') : type;
    const message =
      type === none
        ? l10n.t(
            'Without "method" the job is supervised, and {0} is trained by {1} only. Add the "method".',
            quote(name),
            alternatives(supported),
          )
        : provider === undefined
          ? l10n.t(
              '{0} is trained by {1}, not by {2}.',
              quote(name),
              alternatives(supported),
              quote(method),
            )
          : l10n.t(
              '{0} trains {1} by {2}, not by {3}.',
              providerNames[provider],
              quote(name),
              alternatives(supported),
              quote(method),
            );
    return [
      {
        ...atValue(job, place, message),
        severity: provider === undefined ? 'information' : 'warning',
      },
    ];
  },
};

/** Whether it is the type that is wrong, which is told of the block: what stands there is a method of the model. */
function holdsAnother(
  { tree }: Job,
  block: number,
  method: string,
  supported: readonly string[],
): boolean {
  const has = (key: string) => propertyOf(tree, block, key) !== none;
  return !has(method) && supported.some(has);
}
