/** Checks the address of a service as a person typed it, and says in plain words what is wrong with it. */
import * as l10n from '@vscode/l10n';
import { originOf, type AddressProblem } from '../../api/origin.ts';
import type { ConfigurableKind } from './connection.ts';

export type CheckedAddress =
  { readonly address: string; readonly origin: string } | { readonly problem: string };

/** The normal form of an address, or a sentence on what to change. */
export function checkAddress(kind: ConfigurableKind, text: string): CheckedAddress {
  const address = originOf(text.trim());
  if ('problem' in address) return { problem: explain(address.problem) };
  const { origin, baseUrl } = address;
  const tail = /\/fine_tuning(\/.*)?$/.exec(baseUrl);
  if (tail)
    return {
      problem: l10n.t('Leave out {0}: ftjob adds the path of each request itself.', tail[0]),
    };
  return { origin, address: kind === 'azure' ? completeAzureAddress(baseUrl) : baseUrl };
}

/**
 * Azure's portals show the address of the resource or of the project; the API lies below `/openai/v1`
 * (Azure OpenAI v1 API: https://learn.microsoft.com/azure/foundry/openai/api-version-lifecycle).
 */
function completeAzureAddress(baseUrl: string): string {
  const { origin, hostname, pathname } = new URL(baseUrl);
  const isAzure = /\.(openai|services\.ai|cognitiveservices)\.azure\.(com|us|cn)$/.test(hostname);
  const path = pathname.replace(/\/$/, '');
  if (!isAzure) return baseUrl;
  if (path === '' || /^\/api\/projects\/[^/]+$/.test(path)) return `${origin}${path}/openai/v1`;
  return path === '/openai' ? `${origin}/openai/v1` : baseUrl;
}

/** The address of a sandbox: unencrypted, on this machine, or a sentence on what to change. */
export function checkSandboxAddress(text: string): CheckedAddress {
  const address = originOf(text.trim());
  // The only http addresses that `originOf` lets pass are those of this machine.
  if ('problem' in address || !address.origin.startsWith('http:'))
    return {
      problem: l10n.t(
        'A sandbox runs on this machine. Write an address like http://127.0.0.1:4010/v1, or leave it empty to let ftjob start its own.',
      ),
    };
  return { origin: address.origin, address: address.baseUrl };
}

function explain(problem: AddressProblem): string {
  switch (problem) {
    case 'notAnAddress':
      return l10n.t('Write a complete address, like https://api.example.com/v1.');
    case 'otherScheme':
      return l10n.t('The address must begin with https://.');
    case 'insecure':
      return l10n.t(
        'Use https:// here. With http:// the key would travel unencrypted; that is allowed to this machine only.',
      );
    case 'credentials':
      return l10n.t('Leave out the user name and password; set the key with Set API Key.');
    case 'query':
      return l10n.t('Leave out the part from "?" on. The v1 API takes no api-version.');
    case 'fragment':
      return l10n.t('Leave out the part from "#" on.');
  }
}
