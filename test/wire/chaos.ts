/** Every way in which aimock spoils an answer, and what ftjob says of it. */
import type { ChaosConfig } from '@copilotkit/aimock';

interface Chaos {
  readonly config: ChaosConfig;
  /** What a request comes to: `refused 500`. */
  readonly answer: string;
  readonly stored: 'unknown' | 'refused';
  /** After a create. */
  readonly told: string;
  /** By a panel that could not read its job. */
  readonly readingProblem: RegExp;
  /** By the view that could not read the list. */
  readonly failureWords: string;
}

export const everyChaos: readonly Chaos[] = [
  {
    config: { dropRate: 1 },
    answer: 'refused 500',
    stored: 'unknown',
    told: 'Local failed while it handled the job. It is not known whether a job was created.',
    readingProblem: /^The job could not be read \(HTTP 500\): Chaos: request dropped$/,
    failureWords: 'Refused (HTTP 500)',
  },
  {
    config: { malformedRate: 1 },
    answer: 'unreadable 200',
    stored: 'unknown',
    told: 'Local answered HTTP 200 with something that is no JSON. It is not known whether a job was created.',
    readingProblem: /^The job could not be read \(HTTP 200\)\.$/,
    failureWords: 'The answer is not one of this API (HTTP 200)',
  },
  {
    config: { disconnectRate: 1 },
    answer: 'unknown connection',
    stored: 'unknown',
    told: 'The connection to Local broke before the answer was complete. It is not known whether a job was created.',
    readingProblem:
      /^The job could not be read\. The connection to Work broke before the answer was complete\.$/,
    failureWords: 'The service did not answer',
  },
  {
    config: { rateLimitRate: 1 },
    answer: 'refused 429',
    stored: 'refused',
    told: 'Local has too many requests or too many jobs of yours at once.',
    readingProblem: /^The job could not be read \(HTTP 429\): Chaos: rate limit exceeded$/,
    failureWords: 'Refused (HTTP 429)',
  },
  {
    config: { latencyMs: 30_000 },
    answer: 'unknown timeout',
    stored: 'unknown',
    told: 'Local did not answer in time. It is not known whether a job was created.',
    readingProblem:
      /^The job could not be read\. You cancelled while the request was on its way to Work\.$/,
    failureWords: 'The service did not answer',
  },
];
