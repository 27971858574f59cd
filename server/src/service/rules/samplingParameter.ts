/** A sampling parameter that the class of the grading model does not take. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import {
  kindOf,
  memberOf,
  NodeKind,
  none,
  propertyOf,
  sourceOf,
  stringMember,
  valueOf,
} from '../json/tree.ts';
import { isReasoningModel, refusedSampling } from '../modelClass.ts';
import { remove } from './fixes.ts';
import { atKey } from './places.ts';
import type { Rule } from './rule.ts';

export const samplingParameter: Rule = {
  code: 'sampling-parameter',
  severity: 'warning',
  of: 'object',
  shapes: ['scoreModelGrader', 'labelModelGrader'],
  check: (job, node) => {
    const { tree } = job;
    const model = stringMember(tree, node, 'model');
    const sampling = memberOf(tree, node, 'sampling_params');
    const reasons = model === undefined ? undefined : isReasoningModel(model);
    if (model === undefined || sampling === none || reasons === undefined) return [];
    return refusedSampling(model).flatMap((key) => {
      const property = propertyOf(tree, sampling, key);
      const value = property === none ? none : valueOf(tree, property);
      if (value === none || kindOf(tree, value) === NodeKind.null) return [];
      // The value that a reasoning model uses anyway: official examples write it down.
      if (reasons && Number(sourceOf(tree, value)) === 1) return [];
      const message = reasons
        ? l10n.t(
            '{0} is a reasoning model: it takes no other {1} than 1. Remove it.',
            quote(model),
            quote(key),
          )
        : l10n.t('{0} does not reason: it takes no {1}. Remove it.', quote(model), quote(key));
      return [
        {
          ...atKey(job, property, message),
          // The specification's own example grades with gpt-5-mini at 0.2.
          ...(reasons && /^(?:ft:)?gpt-5/.test(model) && { severity: 'information' as const }),
          fixes: () => [remove(job, property)],
        },
      ];
    });
  },
};
