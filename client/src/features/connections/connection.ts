/** A connection: one service that jobs can be sent to, and how it wants to be spoken to. Never holds a key. */
import * as l10n from '@vscode/l10n';
import type { Endpoint } from '../../api/http.ts';
import { originOf } from '../../api/origin.ts';

export const authorizations = ['bearer', 'api-key', 'none'] as const;
export type Authorization = (typeof authorizations)[number];

export const configurableKinds = ['openai', 'azure', 'compatible'] as const;
export type ConfigurableKind = (typeof configurableKinds)[number];

export interface Connection {
  /** What the setting `ftjob.connection` names. */
  readonly id: string;
  readonly label: string;
  readonly kind: ConfigurableKind | 'sandbox';
  /** The base address in the normal form of `originOf`; `undefined` for a sandbox that is not running yet. */
  readonly address: string | undefined;
  readonly authorization: Authorization;
  readonly organization?: string;
  readonly project?: string;
}

/** A connection that was resolved for one use: its address is final. */
export type AddressedConnection = Connection & { readonly address: string };

export const sandboxId = 'sandbox';
export const openaiId = 'openai';

export function sandboxConnection(address: string | undefined): Connection {
  return {
    id: sandboxId,
    label: l10n.t('Sandbox'),
    kind: 'sandbox',
    address,
    authorization: 'none',
  };
}

export const openaiConnection: AddressedConnection = {
  id: openaiId,
  label: 'OpenAI',
  kind: 'openai',
  address: 'https://api.openai.com/v1',
  authorization: 'bearer',
};

/** The origin that a connection's key belongs to; `undefined` where no key is used. */
export function keyOriginOf(connection: Connection): string | undefined {
  if (connection.authorization === 'none' || connection.address === undefined) return undefined;
  const address = originOf(connection.address);
  return 'origin' in address ? address.origin : undefined;
}

/** Host and port for display; a sandbox that is not running yet is on this machine. */
export function hostOf(connection: Connection): string {
  return connection.address === undefined
    ? l10n.t('on this machine')
    : new URL(connection.address).host;
}

/** What the HTTP client needs; `key` is ignored by a connection that uses none. */
export function endpointOf(connection: AddressedConnection, key: string | undefined): Endpoint {
  return {
    baseUrl: connection.address,
    headers: {
      ...authorizationHeader(connection.authorization, key),
      ...(connection.organization !== undefined && {
        'openai-organization': connection.organization,
      }),
      ...(connection.project !== undefined && { 'openai-project': connection.project }),
    },
  };
}

function authorizationHeader(
  authorization: Authorization,
  key: string | undefined,
): Record<string, string> {
  if (key === undefined) return {};
  switch (authorization) {
    case 'bearer':
      return { authorization: `Bearer ${key}` };
    case 'api-key':
      return { 'api-key': key };
    case 'none':
      return {};
  }
}
