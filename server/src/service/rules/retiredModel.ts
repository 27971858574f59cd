/** A model that is shut down, or soon will be: the one to train, or one that grades. */
import * as l10n from '@vscode/l10n';
import { quote } from '../describe.ts';
import { kindOf, memberOf, NodeKind, none, stringOf } from '../json/tree.ts';
import { modelNamed, openaiTrainingEnds, providerNames, type Model } from '../models.ts';
import { atValue } from './places.ts';
import type { Rule, RuleContext, Severity } from './rule.ts';

/** How long before its end a model is worth a word, in days. */
const notice = 90;

/** No fix: which model is to come in its place, the author decides. */
export const retiredModel: Rule = {
  code: 'retired-model',
  severity: 'warning',
  of: 'object',
  shapes: ['job', 'scoreModelGrader', 'labelModelGrader'],
  check: (job, node, shape, context) => {
    const isJob = shape.name === 'job';
    const value = memberOf(job.tree, node, 'model');
    if (value === none || kindOf(job.tree, value) !== NodeKind.string) return [];
    const name = stringOf(job.tree, value);
    const model = modelNamed(name);
    // Where nothing is trained any more, another rule has said so.
    const isOver = context.provider === 'openai' && context.today >= openaiTrainingEnds;
    if (!model || (isJob && isOver)) return [];
    const found = verdict(name, model, context, isJob);
    return found ? [{ ...atValue(job, value, found.message), severity: found.severity }] : [];
  },
};

interface Verdict {
  readonly message: string;
  readonly severity: Severity;
}

function verdict(
  name: string,
  model: Model,
  { provider, today }: RuleContext,
  isJob: boolean,
): Verdict | undefined {
  if (provider === undefined) return verdictOfAll(name, model, today);
  const shutDown = model.offers.get(provider)?.shutDown;
  if (shutDown === undefined) return undefined;
  if (shutDown <= today)
    return {
      message: isGone(name, providerNames[provider], shutDown),
      // Azure's documents go on naming a retired model as a grader.
      severity: provider === 'azure' && !isJob ? 'information' : 'warning',
    };
  if (daysBetween(today, shutDown) > notice) return undefined;
  return {
    message: isJob
      ? l10n.t(
          '{0} shuts {1} down on {2}, and all models that are trained from it.',
          providerNames[provider],
          quote(name),
          shutDown,
        )
      : l10n.t(
          '{0} shuts {1} down on {2}. The grader does not work from then on.',
          providerNames[provider],
          quote(name),
          shutDown,
        ),
    severity: 'information',
  };
}

/** Where the service is not known: only what is true of all that have the model. */
function verdictOfAll(name: string, model: Model, today: string): Verdict | undefined {
  const offers = [...model.offers];
  const days = offers.flatMap(([, { shutDown }]) => shutDown ?? []);
  if (offers.length === 0 || days.length < offers.length) return undefined;
  if (days.some((day) => day > today)) return undefined;
  const providers = offers.map(([provider]) => providerNames[provider]).join(', ');
  return { message: isGone(name, providers, days.sort().at(-1)!), severity: 'information' };
}

function isGone(name: string, providers: string, day: string): string {
  return l10n.t(
    '{0} was shut down on {1} ({2}). Choose another model.',
    quote(name),
    day,
    providers,
  );
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000;
}
