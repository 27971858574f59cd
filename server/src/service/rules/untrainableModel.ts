/** A model that the provider does not train, or no longer. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { kindOf, memberOf, NodeKind, none, stringOf } from '../json/tree.ts';
import {
  modelNamed,
  openaiTrainingEnds,
  providerNames,
  type Offer,
  type Provider,
} from '../models.ts';
import { atValue } from './places.ts';
import type { Rule, Severity } from './rule.ts';

/** No fix: which model is to be trained, the author decides. */
export const untrainableModel: Rule = {
  code: 'untrainable-model',
  severity: 'warning',
  of: 'object',
  shapes: ['job'],
  check: (job, node, _shape, { provider, today }) => {
    const value = memberOf(job.tree, node, 'model');
    if (value === none || kindOf(job.tree, value) !== NodeKind.string) return [];
    const at = (severity: Severity, message: string) => [
      { ...atValue(job, value, message), severity },
    ];
    if (provider === 'openai' && today >= openaiTrainingEnds)
      return at(
        'warning',
        l10n.t(
          'OpenAI has taken no new fine-tuning jobs since {0}. Choose a connection to another service.',
          openaiTrainingEnds,
        ),
      );
    const name = stringOf(job.tree, value);
    const offers = modelNamed(name)?.offers;
    if (!offers) return [];
    if (provider !== undefined) {
      const offer = offers.get(provider);
      if (!offer || isShutDown(offer, today)) return [];
      const refusal = refusalOf(name, provider, offer, today);
      if (refusal !== undefined) return at('warning', refusal);
      const promised = offer.trainedAtLeastUntil;
      if (promised === undefined || promised > today) return [];
      return at(
        'information',
        l10n.t(
          '{0} promised to train {1} until {2}, and may have stopped since.',
          providerNames[provider],
          quote(name),
          promised,
        ),
      );
    }
    // Where the service is not known: only if none trains it, and not all have shut it down.
    const refusals = [...offers].map(([one, offer]) => refusalOf(name, one, offer, today));
    const [first] = refusals;
    if (first === undefined || refusals.includes(undefined)) return [];
    if ([...offers.values()].every((offer) => isShutDown(offer, today))) return [];
    return at('information', first);
  },
};

function isShutDown({ shutDown }: Offer, today: string): boolean {
  return shutDown !== undefined && shutDown <= today;
}

function refusalOf(
  name: string,
  provider: Provider,
  { methods, trainingEnds }: Offer,
  today: string,
): string | undefined {
  if (methods.length === 0)
    return l10n.t(
      '{0} does not train {1}. Choose another model.',
      providerNames[provider],
      quote(name),
    );
  if (trainingEnds === undefined || trainingEnds > today) return undefined;
  return l10n.t(
    '{0} has taken no jobs for {1} since {2}. Choose another model.',
    providerNames[provider],
    quote(name),
    trainingEnds,
  );
}
