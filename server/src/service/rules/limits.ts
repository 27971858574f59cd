/** Numbers, lengths and counts outside what the service takes. Limits: the specification, by DOMAIN.md 1.1 to 1.3. */
import * as l10n from '@vscode/l10n';
import { describeObject } from '../describe.ts';
import type { Job } from '../job.ts';
import {
  childrenOf,
  endOf,
  keyOf,
  kindOf,
  NodeKind,
  sourceOf,
  startOf,
  stringOf,
} from '../json/tree.ts';
import type { ArrayShape, NumberShape, StringShape } from '../schema/shape.ts';
import { keyRange } from './places.ts';
import type { Finding, Rule } from './rule.ts';

/** Limits of a single value. */
export const valueLimit: Rule = {
  code: 'value-limit',
  severity: 'error',
  of: 'value',
  check: (job, node, shape) => {
    switch (kindOf(job.tree, node)) {
      case NodeKind.number:
        return shape.number && numberLimit(job, node, shape.number);
      case NodeKind.string:
        return shape.string && stringLimit(job, node, shape.string);
      case NodeKind.array:
        return shape.array && arrayLimit(job, node, shape.array);
      default:
        return undefined;
    }
  },
};

function at({ tree }: Job, node: number, message: string): Finding {
  return { start: startOf(tree, node), end: endOf(tree, node), message };
}

function numberLimit(job: Job, node: number, limits: NumberShape): Finding | undefined {
  const { minimum, maximum, exclusiveMinimum } = limits;
  const value = Number(sourceOf(job.tree, node));
  if (minimum !== undefined && value < minimum)
    return maximum === undefined
      ? at(job, node, l10n.t('Must be {0} or more.', minimum))
      : at(job, node, l10n.t('Must be from {0} to {1}.', minimum, maximum));
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum)
    return maximum === undefined
      ? at(job, node, l10n.t('Must be greater than {0}.', exclusiveMinimum))
      : at(
          job,
          node,
          l10n.t('Must be greater than {0} and at most {1}.', exclusiveMinimum, maximum),
        );
  if (maximum !== undefined && value > maximum)
    return minimum === undefined
      ? at(job, node, l10n.t('Must be {0} or less.', maximum))
      : at(job, node, l10n.t('Must be from {0} to {1}.', minimum, maximum));
  return undefined;
}

function stringLimit(job: Job, node: number, limits: StringShape): Finding | undefined {
  const { minLength, maxLength } = limits;
  // The source is never shorter than the text: most strings need no decoding to be judged.
  const longest = endOf(job.tree, node) - startOf(job.tree, node) - 2;
  if (maxLength !== undefined && longest > maxLength) {
    const length = characters(stringOf(job.tree, node));
    if (length > maxLength)
      return at(
        job,
        node,
        l10n.t('Must have at most {0} characters; it has {1}.', maxLength, length),
      );
  }
  if (minLength !== undefined && longest < minLength)
    return at(
      job,
      node,
      l10n.t('Must not be empty. Write at least {0} character, or remove the property.', minLength),
    );
  return undefined;
}

/** Characters as JSON Schema counts them: code points. */
function characters(text: string): number {
  let count = 0;
  for (const _character of text) count++;
  return count;
}

function arrayLimit(job: Job, node: number, limits: ArrayShape): Finding | undefined {
  const { minItems, maxItems } = limits;
  if (minItems === undefined && maxItems === undefined) return undefined;
  let count = 0;
  for (const _element of childrenOf(job.tree, node)) count++;
  if (count >= (minItems ?? 0) && count <= (maxItems ?? count)) return undefined;
  if (minItems === maxItems)
    return at(
      job,
      node,
      l10n.t('Must have exactly {0} elements; it has {1}.', minItems ?? 0, count),
    );
  return count < (minItems ?? 0)
    ? at(job, node, l10n.t('Must have at least {0} elements; it has {1}.', minItems ?? 0, count))
    : at(job, node, l10n.t('Must have at most {0} elements; it has {1}.', maxItems ?? 0, count));
}

/** Limits on the number of an object's properties and the length of their keys: `metadata`. */
export const propertyLimit: Rule = {
  code: 'property-limit',
  severity: 'error',
  of: 'object',
  check: (job, node, { maxProperties, maxKeyLength }) => {
    const findings: Finding[] = [];
    let count = 0;
    if (maxProperties === undefined && maxKeyLength === undefined) return findings;
    for (const property of childrenOf(job.tree, node)) {
      count++;
      const length = maxKeyLength === undefined ? 0 : characters(keyOf(job.tree, property));
      if (maxKeyLength === undefined || length <= maxKeyLength) continue;
      findings.push({
        start: startOf(job.tree, property),
        end: job.tree.keyEnds[property]!,
        message: l10n.t(
          'A key must have at most {0} characters; this one has {1}.',
          maxKeyLength,
          length,
        ),
      });
    }
    if (maxProperties !== undefined && count > maxProperties) {
      const [start, end] = keyRange(job, node);
      const owner = describeObject(job, node);
      const message = l10n.t(
        'At most {0} entries are allowed in {1}; there are {2}.',
        maxProperties,
        owner,
        count,
      );
      findings.push({ start, end, message });
    }
    return findings;
  },
};
