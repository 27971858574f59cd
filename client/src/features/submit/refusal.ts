/** The refusals that are known from the services: what each means for the one who wrote the job. */
import * as l10n from '@vscode/l10n';
import type { Refused, Unreadable } from '../../api/http.ts';
import { plainText } from '../../infrastructure/plainText.ts';
import type { Advice, Service } from './advice.ts';
import { adviseByPlace, adviseOnUnknownFile, isAboutUnknownFile } from './refusedPlace.ts';

export type RefusalAdvice = Omit<Advice, 'jobMayExist'>;

interface KnownRefusal {
  readonly matches: (refused: Refused, service: Service) => boolean;
  readonly advise: (refused: Refused, service: Service) => RefusalAdvice;
}

/** What a 4xx answer means: the first of the known refusals that fits. */
export function refusalAdvice(refused: Refused, service: Service): RefusalAdvice {
  const known = knownRefusals.find(({ matches }) => matches(refused, service));
  if (known) return known.advise(refused, service);
  return adviseByStatus(refused, service) ?? adviseByPlace(refused);
}

const saying = (pattern: RegExp) => (refused: Refused) => pattern.test(refused.error.message);
const coded =
  (...codes: readonly string[]) =>
  ({ error }: Refused) =>
    codes.includes(error.code ?? '');
const withStatus = (status: number) => (refused: Refused) => refused.status === status;

/** Sources of the codes and texts: DOMAIN.md, section 8.1; of the wind-down: section 0.1. The first that fits counts. */
const knownRefusals: readonly KnownRefusal[] = [
  {
    matches: coded('training_not_available'),
    advise: (_refused, service) => adviseOnTraining(service),
  },
  {
    matches: coded('model_not_available', 'model_not_found'),
    advise: () => ({
      summary: l10n.t('This model cannot be fine-tuned here, or its name is wrong.'),
      steps: [
        l10n.t('Choose a model that the service offers to your account for this method.'),
        l10n.t('Models are retired over time; a name that worked last year may not work now.'),
      ],
      place: ['model'],
    }),
  },
  {
    matches: (refused, { authorization }) => refused.status === 401 && authorization === 'entra',
    advise: (_refused, { label }) => ({
      summary: l10n.t('{0} does not accept the Microsoft account.', label),
      steps: [
        l10n.t(
          'It must belong to the tenant of the resource: sign in with another one by the Accounts menu, then submit again.',
        ),
        l10n.t('Or let the connection use a key: choose Edit Connection.'),
      ],
      commands: ['editConnection'],
    }),
  },
  {
    matches: withStatus(401),
    advise: (_refused, service) =>
      service.takesKey ? adviseOnKey(service) : adviseOnNoKey(service),
  },
  {
    matches: withStatus(403),
    advise: (_refused, { label }) => ({
      summary: l10n.t('{0} knows who you are, but does not allow this.', label),
      steps: [
        l10n.t(
          'Ask the one who manages the account for the permission to create fine-tuning jobs in this project or resource.',
        ),
      ],
    }),
  },
  {
    matches: isAboutUnknownFile,
    advise: adviseOnUnknownFile,
  },
  {
    matches: (refused) => refused.status === 404 && !refused.error.param,
    advise: (_refused, { label, kind }) => ({
      summary: l10n.t('{0} has no fine-tuning service at this address.', label),
      steps: [
        kind === 'azure'
          ? l10n.t(
              'The address of an Azure connection ends in /openai/v1 and names the resource that has the quota. Choose Select Connection to add the right one.',
            )
          : l10n.t(
              'Check the address of the connection: it mostly ends in /v1. Choose Select Connection to add the right one.',
            ),
      ],
      commands: ['selectConnection'],
    }),
  },
  {
    matches: coded('insufficient_quota', 'billing_hard_limit_reached', 'exceeded_quota'),
    advise: (_refused, { label }) => ({
      summary: l10n.t('The quota or the budget of the account at {0} is used up.', label),
      steps: [l10n.t('Raise it in the portal of the service, then submit again.')],
    }),
  },
  {
    matches: saying(/completed file import|still being processed/i),
    advise: ({ error }) => ({
      summary: l10n.t('The service is not done with a file of this job yet.'),
      steps: [
        l10n.t(
          'A new file takes seconds to minutes. Wait until its status is "processed", then submit again.',
        ),
      ],
      place: [error.param ?? 'training_file'],
      isFilePending: true,
    }),
  },
  {
    matches: saying(/standard trainingtype/i),
    advise: () => ({
      summary: l10n.t(
        'This model is not trained with the training type "Standard", which Azure assumes when a job names none.',
      ),
      steps: [
        l10n.t('Add "trainingType": "GlobalStandard" at the top of the job, then submit again.'),
      ],
      place: ['trainingType'],
      remedy: { property: 'trainingType', value: '"GlobalStandard"' },
    }),
  },
  {
    matches: saying(/fineTuningJob field is required/i),
    advise: () => ({
      summary: l10n.t(
        'Azure could not read the job: some value in it has a type that it does not expect.',
      ),
      steps: [
        l10n.t(
          'Look at "trainingType" first: "Standard", "GlobalStandard" and "developerTier" are read, the portal\'s display names are not.',
        ),
        l10n.t('Then look for texts where a number is wanted, and the other way round.'),
      ],
      place: ['trainingType'],
    }),
  },
  {
    matches: saying(/requires the (\w+) method/i),
    advise: ({ error }) => ({
      summary: l10n.t('This model is trained by another method.'),
      steps: [
        l10n.t(
          'Set "type" of "method" to "{0}" with its settings, or choose another model.',
          plainText(/requires the (\w+) method/i.exec(error.message)?.[1] ?? ''),
        ),
      ],
      place: ['method', 'type'],
    }),
  },
  {
    matches: saying(/base model does not support fine-tuning/i),
    advise: () => ({
      summary: l10n.t('Azure does not fine-tune this model in this way.'),
      steps: [
        l10n.t(
          'Check the model and its version, and whether the region of the resource offers it.',
        ),
        l10n.t('Azure says the same when "trainingType" is missing: try "GlobalStandard".'),
      ],
      place: ['model'],
    }),
  },
  {
    // The path is relative to the grader: the members of "graders" must themselves be graders.
    matches: saying(/'graders\.\w+': expected an object/i),
    advise: () => ({
      summary: l10n.t('"graders" of a multi grader must hold named graders.'),
      steps: [
        l10n.t(
          'Write "graders": { "name": { … } } with a grader behind each name, then submit again.',
        ),
      ],
      place: ['method', 'reinforcement', 'grader', 'graders'],
    }),
  },
];

/** What OpenAI says since it began to close fine-tuning; who else says it means something of their own. */
function adviseOnTraining({ kind, label }: Service): RefusalAdvice {
  if (kind === 'openai')
    return {
      summary: l10n.t('OpenAI no longer lets this organization create fine-tuning jobs.'),
      steps: [
        l10n.t(
          'OpenAI is closing fine-tuning step by step until January 6, 2027. Key and file are not the reason.',
        ),
        l10n.t(
          'Azure OpenAI / Foundry takes the same jobs: choose Select Connection and add your resource.',
        ),
      ],
      commands: ['selectConnection'],
    };
  return {
    summary: l10n.t('{0} does not let this account create fine-tuning jobs.', label),
    steps: [
      kind === 'azure'
        ? l10n.t(
            'Key and file are not the reason. Ask the one who manages the resource whether its region and subscription have fine-tuning.',
          )
        : l10n.t(
            'Key and file are not the reason. If {0} passes jobs on to OpenAI: OpenAI is closing fine-tuning step by step until January 6, 2027.',
            label,
          ),
    ],
  };
}

function adviseOnKey({ label }: Service): RefusalAdvice {
  return {
    summary: l10n.t('{0} does not accept the API key.', label),
    steps: [
      l10n.t('Set a valid one with Set API Key, then submit again.'),
      l10n.t('A key belongs to one service: check that the connection is the one it is for.'),
    ],
    commands: ['setApiKey'],
  };
}

function adviseOnNoKey({ kind, label }: Service): RefusalAdvice {
  const summary = l10n.t('{0} asks for a key, but the connection sends none.', label);
  return kind === 'sandbox'
    ? {
        summary,
        steps: [
          l10n.t(
            'The sandbox that ftjob starts asks for none. Empty the setting ftjob.sandbox.address to let ftjob start it, or correct the address; then submit again.',
          ),
        ],
        commands: ['sandboxSetting'],
      }
    : {
        summary,
        steps: [l10n.t('Let it send one: choose Edit Connection, then submit again.')],
        commands: ['editConnection'],
      };
}

/** What a status means whatever the body says, also that of a gateway before the service. */
export function adviseByStatus(
  { status, retryAfterSeconds }: Refused | Unreadable,
  { label }: Service,
): RefusalAdvice | undefined {
  switch (status) {
    case 409:
      return {
        summary: l10n.t('The job is in conflict with something that {0} has or does.', label),
        steps: [
          l10n.t(
            'Wait until that has ended, or change what the answer speaks of; then submit again.',
          ),
        ],
      };
    case 413:
      return {
        summary: l10n.t('The job is larger than the service takes.'),
        steps: [l10n.t('Shorten the prompts or the Python source in it, then submit again.')],
      };
    case 429:
      return {
        summary: l10n.t('{0} has too many requests or too many jobs of yours at once.', label),
        steps: [
          retryAfterSeconds === undefined
            ? l10n.t('Wait a little, or until another job has ended; then submit again.')
            : l10n.t('Wait {0}, then submit again.', inWords(retryAfterSeconds)),
        ],
        isBusy: true,
      };
    default:
      return undefined;
  }
}

function inWords(seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  if (whole === 1) return l10n.t('1 second');
  return whole < 120 ? l10n.t('{0} seconds', whole) : l10n.t('{0} minutes', Math.ceil(whole / 60));
}
