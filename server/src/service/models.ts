/**
 * What is known of models, as of 2026-11-22: which provider trains them by which method, and until when. The one table
 * of dates; a model that is not in it is not judged. Days are ISO dates.
 *
 * Sources. OpenAI: developers.openai.com/api/docs/deprecations for all dates, the guides on supervised, preference and
 * reinforcement fine-tuning for methods. Azure: learn.microsoft.com, "fine-tune supported models" (2026-03) for methods
 * and "model retirement schedule" (2026-07-07) for dates; refusals of the live service where a line says so.
 */

export type Provider = 'openai' | 'azure';

/** What a provider does with a model. */
export interface Offer {
  /** The methods by which it is trained; none where it is not. */
  readonly methods: readonly string[];
  /** From this day on no new job is taken. */
  readonly trainingEnds?: string;
  /** Until this day the provider promised to take jobs; what comes after is not said. */
  readonly trainedAtLeastUntil?: string;
  /** From this day on the model does not answer, nor do the models trained from it. */
  readonly shutDown?: string;
  /** Trained as GlobalStandard only. */
  readonly isGlobalOnly?: boolean;
}

export interface Model {
  readonly name: string;
  /** Other names that mean this very version. */
  readonly aliases: readonly string[];
  readonly offers: ReadonlyMap<Provider, Offer>;
}

/** From this day on OpenAI takes no job at all. */
export const openaiTrainingEnds = '2027-01-06';

const chat = ['supervised', 'dpo'];
const supervised = ['supervised'];
const reinforcement = ['reinforcement'];

const models: readonly Model[] = [
  model('gpt-4.1-2025-04-14', ['gpt-4.1'], {
    openai: { methods: chat, shutDown: '2027-01-14' },
    azure: { methods: chat, trainedAtLeastUntil: '2027-04-14' },
  }),
  model('gpt-4.1-mini-2025-04-14', ['gpt-4.1-mini'], {
    openai: { methods: chat, shutDown: '2027-01-14' },
    azure: { methods: chat, trainedAtLeastUntil: '2027-04-14' },
  }),
  model('gpt-4.1-nano-2025-04-14', ['gpt-4.1-nano'], {
    openai: { methods: chat, shutDown: '2026-10-23' },
    azure: { methods: chat, trainedAtLeastUntil: '2027-04-14' },
  }),
  // The alias gpt-4o may mean a newer version.
  model('gpt-4o-2024-08-06', [], {
    openai: { methods: chat, shutDown: '2027-01-14' },
    azure: { methods: chat, trainedAtLeastUntil: '2027-04-01' },
  }),
  model('gpt-4o-mini-2024-07-18', ['gpt-4o-mini'], {
    openai: { methods: chat, shutDown: '2027-01-14' },
    azure: { methods: supervised, trainedAtLeastUntil: '2027-04-01' },
  }),
  model('o4-mini-2025-04-16', ['o4-mini'], {
    openai: { methods: reinforcement, shutDown: '2026-10-23' },
    azure: { methods: reinforcement, trainedAtLeastUntil: '2027-04-16' },
  }),
  model('gpt-5-2025-08-07', [], {
    openai: { methods: [], shutDown: '2026-12-11' },
    azure: { methods: reinforcement },
  }),
  // Azure answers any other method: "requires the reinforcement method of finetuning".
  model('gpt-5.4-mini-2026-03-17', ['gpt-5.4-mini'], {
    openai: { methods: [] },
    azure: { methods: reinforcement, isGlobalOnly: true },
  }),
  model('Ministral-3B-2411', ['ministral-3b'], {
    openai: { methods: [] },
    azure: { methods: supervised, isGlobalOnly: true },
  }),
  model('Qwen-32B', [], {
    openai: { methods: [] },
    azure: { methods: supervised, isGlobalOnly: true },
  }),
  model('Llama-3.3-70B-Instruct', [], {
    openai: { methods: [] },
    azure: { methods: supervised, isGlobalOnly: true },
  }),
  model('gpt-oss-20b', [], {
    openai: { methods: [] },
    azure: { methods: supervised, isGlobalOnly: true },
  }),
  // Refused live with Standard.
  model('model-router', [], {
    openai: { methods: [] },
    azure: { methods: supervised, isGlobalOnly: true },
  }),
  ...['gpt-3.5-turbo', 'gpt-3.5-turbo-0125', 'gpt-3.5-turbo-1106', 'gpt-3.5-turbo-0613'].map(
    (name) => model(name, [], { openai: { methods: supervised, shutDown: '2026-10-23' } }),
  ),
  ...['babbage-002', 'davinci-002'].map((name) =>
    model(name, [], {
      openai: { methods: supervised, trainingEnds: '2024-10-28', shutDown: '2026-09-28' },
    }),
  ),
  // Known as graders; nobody trains these.
  model('o1-2024-12-17', ['o1'], { openai: { methods: [], shutDown: '2026-10-23' } }),
  model('o3-mini-2025-01-31', ['o3-mini'], {
    openai: { methods: [], shutDown: '2026-10-23' },
    azure: { methods: [], shutDown: '2026-10-01' },
  }),
  model('o3-2025-04-16', [], { openai: { methods: [], shutDown: '2026-12-11' } }),
  model('gpt-5-mini-2025-08-07', [], { openai: { methods: [], shutDown: '2026-12-11' } }),
  model('gpt-5-nano-2025-08-07', [], { openai: { methods: [], shutDown: '2026-12-11' } }),
  // Nothing but that it exists.
  model('gpt-4o-2024-05-13', [], {}),
];

function model(
  name: string,
  aliases: readonly string[],
  offers: { readonly openai?: Offer; readonly azure?: Offer },
): Model {
  return { name, aliases, offers: new Map(Object.entries(offers) as [Provider, Offer][]) };
}

const byName: ReadonlyMap<string, Model> = new Map(
  models.flatMap((one) => [one.name, ...one.aliases].map((name) => [name.toLowerCase(), one])),
);

/** The names and aliases of all known models. */
export const modelNames: readonly string[] = models.flatMap((one) => [one.name, ...one.aliases]);

/** What is known of a model, by its name, an alias, or the name of a model that was trained from it. */
export function modelNamed(name: string): Model | undefined {
  return byName.get(baseOf(name).toLowerCase());
}

/** The methods by which somebody trains a model; undefined for a model that is not known. */
export function methodsFor(name: string): readonly string[] | undefined {
  const model = modelNamed(name);
  return model && [...model.offers.values()].flatMap(({ methods }) => methods);
}

/** OpenAI calls a trained model `ft:BASE:…`, Azure `BASE.ft-…`. */
function baseOf(name: string): string {
  return /^ft:([^:]+)/.exec(name)?.[1] ?? /^(.+?)\.ft-/.exec(name)?.[1] ?? name;
}

/**
 * The version that was meant by one that cannot exist: of the same family, and from before the first known one. Undefined
 * for all that may exist.
 */
export function meantVersion(name: string): string | undefined {
  if (byName.has(name.toLowerCase())) return undefined;
  const [family, date] = familyAndDate(name);
  if (date === undefined) return undefined;
  const versions = models
    .map((one) => one.name)
    .filter((known) => familyAndDate(known)[0] === family)
    .sort();
  const first = versions[0];
  return first !== undefined && date < familyAndDate(first)[1]! ? first : undefined;
}

function familyAndDate(name: string): readonly [family: string, date: string | undefined] {
  const match = /^(.+)-(\d{4}-\d{2}-\d{2})$/.exec(name);
  return [match?.[1] ?? name, match?.[2]];
}

export const providerNames: Readonly<Record<Provider, string>> = {
  openai: 'OpenAI',
  azure: 'Azure',
};
