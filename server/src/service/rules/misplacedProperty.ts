/** What belongs further inside: hyperparameters, a grader, the project of an integration, sampling parameters. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import type { Job } from '../job.ts';
import { keyOf } from '../json/tree.ts';
import { moveFixes } from '../moveProperties.ts';
import { misplacedIn, owners, type Misplaced } from './misplacedProperties.ts';
import { atKey } from './places.ts';
import type { Finding, Rule } from './rule.ts';

export const misplacedProperty: Rule = {
  code: 'misplaced-property',
  severity: 'warning',
  of: 'object',
  shapes: [...owners],
  check: (job, node) => {
    const moves = misplacedIn(job, node);
    return moves.length === 0 ? [] : moves.map((move) => findingOf(job, move));
  },
};

function findingOf(job: Job, move: Misplaced): Finding {
  const place = quote(move.path.map(({ key }) => key).join('.'));
  const [first] = move.properties;
  const names = move.properties.map(({ property }) => quote(keyOf(job.tree, property)));
  const meant = move.properties.map(({ key }) => quote(key));
  const isRenamed = meant.some((name, index) => name !== names[index]);
  const message = isRenamed
    ? l10n.t('Write {0} in {1}, not {2} here.', meant.join(', '), place, names.join(', '))
    : names.length > 1
      ? l10n.t('{0} do not belong here. Move them into {1}.', names.join(', '), place)
      : l10n.t('{0} does not belong here. Move it into {1}.', names[0]!, place);
  return {
    ...atKey(job, first!.property, message),
    ...(move.supplies && { severity: 'error' as const }),
    fixes: () => moveFixes(job, move, place),
  };
}
