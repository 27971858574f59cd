/** Checks the address of a service as a person typed it, and says in plain words what is wrong with it. */
import * as l10n from '@vscode/l10n';
import { originOf, type AddressProblem } from '../../api/origin.ts';
import type { ConfigurableKind } from './connection.ts';
import { apiPath, ownerOf, portalProblem, type Owner } from './knownHosts.ts';
import { unwrapped, usualWrappings, type Wrapping } from './pasted.ts';

export type CheckedAddress =
  | {
      /** In its normal form, completed where it is sure what is meant. */
      readonly address: string;
      readonly origin: string;
      /** Why it is unlikely, though it may be right. */
      readonly remark?: string;
    }
  | { readonly problem: string };

/** The address that requests go to, or a sentence on what to change. */
export function checkAddress(kind: ConfigurableKind, text: string): CheckedAddress {
  const typed = withScheme(unwrapped(text, wrappings).text);
  const hostname = URL.parse(typed)?.hostname ?? '';
  const owner = ownerOf(hostname);
  const problem =
    placeholderProblem(owner ?? kind, typed) ?? spaceProblem(typed) ?? portalProblem(hostname);
  if (problem !== undefined) return { problem };
  const read = originOf(owner === 'azure' ? typed.replace(apiVersion, '') : typed);
  if ('problem' in read) return { problem: explain(read.problem, kind, typed) };
  if (owner !== undefined && kind !== 'compatible' && kind !== owner)
    return { problem: otherKind(owner) };
  const { origin } = read;
  const path = new URL(read.baseUrl).pathname.replace(requestPath, '');
  const known = owner && apiPath(owner, path);
  const remark = remarkOn(kind, origin, owner, known);
  return { origin, address: origin + (known ?? path), ...(remark !== undefined && { remark }) };
}

const wrappings: readonly Wrapping[] = [
  ...usualWrappings,
  {
    kind: 'name',
    // `AZURE_OPENAI_ENDPOINT=`, `base_url = `, `"endpoint": `: no address has these in front of its server.
    pattern: /^(?:(?:export|set)\s+|\$env:)?["']?\w+["']?\s*(?:=|:(?=\s*["']?https?:))\s*(.*)$/is,
  },
];

/** Without a scheme: http to this machine; a name that has a dot is that of a server, which https is allowed to. */
function withScheme(text: string): string {
  if (/^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?(?:[/?#]|$)/i.test(text))
    return `http://${text}`;
  return /^(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]|$)/i.test(text) ? `https://${text}` : text;
}

/** Of the addresses of single models that the portal of Azure shows: their path is left out too. */
const apiVersion = /\?api-version=[\w.-]*$/i;

/** What each request adds by itself, or belongs to another one; or a slash alone. */
const requestPath = /\/(?:fine_tuning(?:\/jobs(?:\/.*)?)?|chat\/completions)?$/;

const bracketed = /<[^<>]*>|\{[^{}]*\}/;
/** As documentation writes them, and our own box. */
const azureExample =
  /(?<=\/)(?:(?:YOUR[-_])?(?:RESOURCE|PROJECT)(?:[-_]NAME)?|your-(?:resource|project)(?:-name)?)(?=[./]|$)/;

/** ` (default)` and the like: browsers would make a path of it. */
function spaceProblem(text: string): string | undefined {
  return /\s/.test(text)
    ? l10n.t('An address has no spaces in it. Leave out what is not part of it.')
    : undefined;
}

/** An example that was copied as it is: the key would go to whoever has a resource of that name. */
function placeholderProblem(kind: ConfigurableKind, text: string): string | undefined {
  const found = bracketed.exec(text) ?? (kind === 'azure' ? azureExample.exec(text) : undefined);
  return found
    ? l10n.t('Write the name of your own resource or project in place of {0}.', found[0])
    : undefined;
}

/** What speaks against an address that may be right all the same. */
function remarkOn(
  kind: ConfigurableKind,
  origin: string,
  owner: Owner | undefined,
  known: string | undefined,
): string | undefined {
  if (owner === undefined) return kind === 'compatible' ? undefined : gatewayRemark(kind);
  if (kind === 'compatible')
    return l10n.t(
      'Go back and choose the kind {0}: it knows how this service takes jobs.',
      owner === 'azure' ? 'Azure OpenAI / Foundry' : 'OpenAI',
    );
  return known === undefined
    ? l10n.t(
        'The API of this service is at {0}, as far as ftjob knows.',
        `${origin}${apiPath(owner, '')}`,
      )
    : undefined;
}

function gatewayRemark(kind: Owner): string {
  return kind === 'azure'
    ? l10n.t(
        'This is not the address of a resource at Azure. Keep it only if a gateway to one is there.',
      )
    : l10n.t(
        'The address of OpenAI is https://api.openai.com/v1. Keep this one only if a gateway to it is there.',
      );
}

function otherKind(owner: Owner): string {
  return owner === 'azure'
    ? l10n.t('This is an address of Azure: choose the kind Azure OpenAI / Foundry ("azure").')
    : l10n.t('This is the address of OpenAI: choose the kind OpenAI ("openai").');
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

const examples: Readonly<Record<ConfigurableKind, string>> = {
  azure: 'https://my-resource.openai.azure.com',
  openai: 'https://api.openai.com/v1',
  compatible: 'https://api.example.com/v1',
};

function explain(problem: AddressProblem, kind: ConfigurableKind, text: string): string {
  switch (problem) {
    case 'notAnAddress':
      return l10n.t('Write a complete address, like {0}.', examples[kind]);
    case 'otherScheme':
      return l10n.t('The address must begin with https://, or with http:// on this machine.');
    case 'insecure':
      return l10n.t(
        'Use https:// here. With http:// the key would travel unencrypted; that is allowed to this machine only.',
      );
    case 'credentials':
      return l10n.t('Leave out the user name and password; set the key with Set API Key.');
    case 'query':
      return /[?&]api-version=/i.test(text)
        ? l10n.t('Leave out the part from "?" on. The v1 API takes no api-version.')
        : l10n.t('Leave out the part from "?" on.');
    case 'fragment':
      return l10n.t('Leave out the part from "#" on.');
  }
}
