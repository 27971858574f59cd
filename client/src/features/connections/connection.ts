/** A connection: one service that jobs can be sent to, and how it wants to be spoken to. Never holds a key. */
import * as l10n from '@vscode/l10n';
import type { Endpoint } from '../../api/http.ts';
import { originOf } from '../../api/origin.ts';
import { ownerOf } from './knownHosts.ts';

/** `entra`: a token of the user's Microsoft account, which VS Code signs in; for Azure only. */
export const authorizations = ['bearer', 'api-key', 'entra', 'none'] as const;
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

/** What proves to the service who asks, and the origin that alone may get it. */
export type Credential =
  | { readonly kind: 'none' }
  | { readonly kind: 'key'; readonly origin: string }
  | { readonly kind: 'token'; readonly origin: string; readonly scope: string };

export function credentialOf({ address, authorization }: Connection): Credential {
  if (authorization === 'none' || address === undefined) return { kind: 'none' };
  const read = originOf(address);
  if ('problem' in read) return { kind: 'none' };
  return authorization === 'entra'
    ? { kind: 'token', origin: read.origin, scope: tokenScope(address) }
    : { kind: 'key', origin: read.origin };
}

/**
 * What a token must be for. The v1 API of a resource: azure-rest-api-specs, OpenAI.v1 (DOMAIN.md 1.7); a project of
 * Foundry takes tokens for Foundry itself (https://learn.microsoft.com/azure/ai-foundry/, "audience").
 */
function tokenScope(address: string): string {
  return new URL(address).pathname.startsWith('/api/projects/')
    ? 'https://ai.azure.com/.default'
    : 'https://cognitiveservices.azure.com/.default';
}

/** Whether an address is one of Azure's own: a token sent elsewhere opens the user's resources to whoever runs it. */
export function isAzureAddress(address: string): boolean {
  return ownerOf(new URL(address).hostname) === 'azure';
}

/** Host and port for display; a sandbox that is not running yet is on this machine. */
export function hostOf(connection: Connection): string {
  return connection.address === undefined
    ? l10n.t('on this machine')
    : new URL(connection.address).host;
}

/** What the HTTP client needs; `secret`, a key or a token, is ignored by a connection that uses none. */
export function endpointOf(connection: AddressedConnection, secret: string | undefined): Endpoint {
  return {
    baseUrl: connection.address,
    headers: {
      ...authorizationHeader(connection.authorization, secret),
      ...(connection.organization !== undefined && {
        'openai-organization': connection.organization,
      }),
      ...(connection.project !== undefined && { 'openai-project': connection.project }),
    },
  };
}

function authorizationHeader(
  authorization: Authorization,
  secret: string | undefined,
): Record<string, string> {
  if (secret === undefined) return {};
  switch (authorization) {
    case 'bearer':
    case 'entra':
      return { authorization: `Bearer ${secret}` };
    case 'api-key':
      return { 'api-key': secret };
    case 'none':
      return {};
  }
}
