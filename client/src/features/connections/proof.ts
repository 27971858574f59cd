/**
 * Proves a connection by a harmless read before it is stored: one page of one job. Unlike the list of models, which
 * a key without rights to fine-tuning can read too, it shows that address, key and rights fit together.
 */
import * as l10n from '@vscode/l10n';
import type { Answer, Failure, NotSentReason, SendOptions } from '../../api/http.ts';
import { listJobs } from '../../api/jobs.ts';
import { credentialOf, endpointOf, type AddressedConnection } from './connection.ts';

/** What the read showed. */
export type Proof = { readonly kind: 'works' } | Doubt;

export interface Doubt {
  readonly kind: 'doubt';
  /** What happened, in one sentence. */
  readonly summary: string;
  /** What to do about it. */
  readonly advice: string;
  /** The service's own words, for the user to judge; without keys. */
  readonly says: string | undefined;
  /** What in the connection may be wrong, the likeliest first. */
  readonly suspects: readonly Suspect[];
  /** The connection may work later, or for others; false where the answer shows that it cannot. */
  readonly mayStore: boolean;
}

export type Suspect = 'address' | 'credential' | 'authorization' | 'organization';

/** The path of the read below the address of the connection. */
export const proofPath = '/fine_tuning/jobs?limit=1';

const timeoutMs = 30_000;
const shownCharacters = 300;

/** Reads once. `secret` is the key or the token; it goes to the connection's own origin only. */
export async function proveConnection(
  connection: AddressedConnection,
  secret: string | undefined,
  options: SendOptions = {},
): Promise<Proof> {
  const endpoint = endpointOf(connection, secret);
  return readProof(await listJobs(endpoint, { limit: 1 }, { timeoutMs, ...options }), connection);
}

/** What an answer to the read says about the connection. */
export function readProof(answer: Answer, connection: AddressedConnection): Proof {
  switch (answer.kind) {
    case 'answered':
      return { kind: 'works' };
    case 'refused':
      return { ...byStatus(answer.status, connection), says: shorten(answer.error.message) };
    case 'unreadable':
      return byUnreadable(answer, connection);
    case 'redirected':
      return doubt({
        summary: l10n.t(
          '{0} points to another address, and ftjob does not follow.',
          connection.address,
        ),
        advice: l10n.t(
          'If the other address is right, write it as the address of this connection.',
        ),
        says: shorten(answer.location),
        suspects: ['address'],
        mayStore: false,
      });
    case 'notSent':
      return notSent(answer.reason, answer.detail, connection);
    case 'unknown':
      return answer.reason === 'cancelled'
        ? cancelled()
        : doubt({
            summary:
              answer.reason === 'timeout'
                ? l10n.t('{0} did not answer in time.', hostOf(connection))
                : l10n.t(
                    'The connection to {0} broke before the answer was complete.',
                    hostOf(connection),
                  ),
            advice: l10n.t('Check the network (a proxy is set by http.proxy) and try again.'),
            says: shorten(answer.detail),
            suspects: ['address'],
            mayStore: true,
          });
  }
}

/** An answer of an error status, whatever its body. */
function byStatus(status: number, connection: AddressedConnection): Doubt {
  const host = hostOf(connection);
  switch (status) {
    case 401:
      return notAccepted(connection);
    case 403:
      return doubt({
        summary: l10n.t(
          '{0} knows who asks, but does not allow it to read fine-tuning jobs (HTTP 403).',
          host,
        ),
        advice:
          connection.kind === 'azure'
            ? l10n.t(
                'The account needs a role that may fine-tune (Azure AI User, or Cognitive Services OpenAI Contributor) at this resource, and the resource must let this network in.',
              )
            : l10n.t(
                'The key needs the permission for fine-tuning, in the right organization and project.',
              ),
        suspects: [
          'credential',
          ...(connection.kind === 'openai' ? (['organization'] as const) : []),
        ],
        mayStore: true,
      });
    case 404:
      return doubt({
        summary: l10n.t('{0} has no fine-tuning service at this address (HTTP 404).', host),
        advice:
          connection.kind === 'azure'
            ? l10n.t(
                'The address of an Azure connection ends in /openai/v1 and names the resource or the project.',
              )
            : l10n.t('The address mostly ends in /v1.'),
        suspects: ['address'],
        // Some compatible service may take jobs without listing them.
        mayStore: connection.kind === 'compatible',
      });
    case 429:
      return doubt({
        summary: l10n.t('{0} has too many requests at the moment (HTTP 429).', host),
        advice: l10n.t('Wait a little, then check again.'),
        suspects: [],
        mayStore: true,
      });
    default:
      return doubt({
        summary: l10n.t('{0} answered the check with an error (HTTP {1}).', host, status),
        advice:
          status >= 500
            ? l10n.t('The service has a fault of its own. Check again later.')
            : l10n.t('Compare the address with what the service documents.'),
        suspects: ['address'],
        mayStore: true,
      });
  }
}

function notAccepted(connection: AddressedConnection): Doubt {
  const host = hostOf(connection);
  const refused = { says: undefined, kind: 'doubt', mayStore: false } as const;
  switch (credentialOf(connection).kind) {
    case 'none':
      return {
        ...refused,
        summary: l10n.t('{0} asks for a key (HTTP 401).', host),
        advice: l10n.t('Choose how the service takes its key.'),
        suspects: ['authorization'],
      };
    case 'key':
      return {
        ...refused,
        summary: l10n.t('{0} does not accept the key (HTTP 401).', host),
        advice: l10n.t(
          'Copy the key once more. A key belongs to one service, and at Azure to one resource; it may also have been revoked.',
        ),
        suspects: [
          'credential',
          'address',
          ...(connection.kind === 'openai'
            ? (['organization'] as const)
            : (['authorization'] as const)),
        ],
      };
    case 'token':
      return {
        ...refused,
        summary: l10n.t('{0} does not accept the Microsoft account (HTTP 401).', host),
        advice: l10n.t(
          'The account must belong to the tenant of the resource. Sign in with another one by the Accounts menu, or use a key.',
        ),
        suspects: ['authorization', 'address'],
      };
  }
}

function byUnreadable(
  { status, problem, text, contentType }: Extract<Failure, { kind: 'unreadable' }>,
  connection: AddressedConnection,
): Doubt {
  if (status >= 400) return byStatus(status, connection);
  const summary =
    problem === 'unexpectedShape'
      ? l10n.t('{0} answered with JSON that is no list of jobs.', hostOf(connection))
      : l10n.t('{0} answered with something that is no JSON.', hostOf(connection));
  return doubt({
    summary,
    advice: l10n.t(
      'Such an answer often comes from a proxy, a sign-in page or another server. Check the address, and whether you must sign in to a network first.',
    ),
    says: [contentType, shorten(text)].filter((part) => part !== undefined).join(': ') || undefined,
    suspects: ['address'],
    mayStore: problem !== 'unexpectedShape' || connection.kind === 'compatible',
  });
}

function notSent(reason: NotSentReason, detail: string, connection: AddressedConnection): Doubt {
  const host = hostOf(connection);
  const about = { says: shorten(detail), suspects: ['address'], mayStore: true } as const;
  switch (reason) {
    case 'nameNotFound':
      return doubt({
        ...about,
        summary: l10n.t(
          'There is no server of the name {0}, or this network does not know it.',
          host,
        ),
        advice: l10n.t(
          'Look for a misspelt name. Some names exist inside a company network or a VPN only.',
        ),
      });
    case 'connectionRefused':
      return doubt({
        ...about,
        summary: l10n.t('Nothing answers at {0}.', host),
        advice: l10n.t('Check the address, with its port, and start the server if it is yours.'),
      });
    case 'unreachable':
      return doubt({
        ...about,
        summary: l10n.t('{0} cannot be reached.', host),
        advice: l10n.t('Check the network (a proxy is set by http.proxy) and the address.'),
      });
    case 'certificate':
      return doubt({
        ...about,
        summary: l10n.t('The certificate of {0} is not trusted, so nothing was sent there.', host),
        advice: l10n.t(
          'A network that inspects its traffic needs its certificate installed on this machine. Do not go on if you do not know why this happens.',
        ),
      });
    case 'invalidRequest':
      return doubt({
        ...about,
        summary: l10n.t('The address or the key holds characters that a request cannot carry.'),
        advice: l10n.t('Copy them once more.'),
        suspects: ['credential', 'address'],
        mayStore: false,
      });
    case 'cancelled':
      return cancelled();
  }
}

function cancelled(): Doubt {
  return doubt({
    summary: l10n.t('You cancelled the check.'),
    advice: l10n.t('Check again whenever you like.'),
    suspects: [],
    mayStore: true,
  });
}

function doubt(
  found: Omit<Doubt, 'kind' | 'says'> & { readonly says?: string | undefined },
): Doubt {
  return { kind: 'doubt', says: undefined, ...found };
}

function hostOf({ address }: AddressedConnection): string {
  return new URL(address).host;
}

/** Hostile text as one short line. */
function shorten(text: string): string | undefined {
  const line = text
    .slice(0, 4 * shownCharacters)
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .trim();
  if (line === '') return undefined;
  return line.length > shownCharacters ? `${line.slice(0, shownCharacters)}…` : line;
}
