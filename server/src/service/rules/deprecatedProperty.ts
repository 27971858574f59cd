/** A property that still works but has a successor. */
import { childrenOf, keyOf, startOf } from '../json/tree.ts';
import type { Finding, Rule } from './rule.ts';

export const deprecatedProperty: Rule = {
  code: 'deprecated-property',
  severity: 'information',
  of: 'object',
  check: ({ tree }, node, shape) => {
    const findings: Finding[] = [];
    for (const property of childrenOf(tree, node)) {
      const deprecation = shape.properties.get(keyOf(tree, property))?.deprecation;
      if (deprecation === undefined) continue;
      findings.push({
        start: startOf(tree, property),
        end: tree.keyEnds[property]!,
        message: deprecation,
        tag: 'deprecated',
      });
    }
    return findings;
  },
};
