/** What a refusal says of the file, for the place in the file that it speaks of. */
import * as l10n from '@vscode/l10n';
import type { Answer } from '../../api/http.ts';

export interface Remedy {
  /** A property of the job and the value, as JSON text, that it should have. */
  readonly property: string;
  readonly value: string;
}

export interface RefusedOutcome {
  readonly service: { readonly label: string };
  readonly answer: Answer;
  readonly advice:
    | {
        readonly summary: string;
        readonly steps: readonly string[];
        readonly place?: readonly string[];
        readonly remedy?: Remedy;
      }
    | undefined;
}

export interface Refusal {
  readonly message: string;
  /** Keys and indexes; empty where the service names no place, and the whole file is meant. */
  readonly place: readonly string[];
  readonly remedy: Remedy | undefined;
}

const longestWords = 500;

/** `undefined` for an answer that is not about what stands in the file: a key, a permission, a limit, the network. */
export function refusalOf({ service, answer, advice }: RefusedOutcome): Refusal | undefined {
  if (answer.kind !== 'refused' || !advice) return undefined;
  const isAboutFile = answer.status === 400 || answer.status === 422 || advice.place !== undefined;
  if (!isAboutFile) return undefined;
  const words = answer.error.message.replace(/[\s\p{C}]+/gu, ' ').trim();
  const shown = words.length > longestWords ? `${words.slice(0, longestWords)}…` : words;
  return {
    message: [
      l10n.t('{0} refused the job: {1}', service.label, shown),
      advice.summary,
      ...advice.steps,
    ].join('\n'),
    place: advice.place ?? [],
    remedy: advice.remedy,
  };
}
