/** What is known of the hosts of Azure and OpenAI: whose they are, and where the API lies there (DOMAIN.md 6.3). */
import * as l10n from '@vscode/l10n';

export type Owner = 'azure' | 'openai';

const azureHosts =
  /\.(?:openai|services\.ai|cognitiveservices)\.azure\.(?:com|us|cn)$|\.api\.cognitive\.(?:microsoft\.com|microsoft\.us|azure\.cn)$/;

/** Whose API a host serves; `undefined` for any other host. */
export function ownerOf(hostname: string): Owner | undefined {
  if (azureHosts.test(hostname)) return 'azure';
  // With a region before it: eu.api.openai.com.
  return /^(?:[a-z]+\.)?api\.openai\.com$/.test(hostname) ? 'openai' : undefined;
}

/** The path of the API at a host of its owner, for a path that surely means it; `undefined` for others. */
export function apiPath(owner: Owner, path: string): string | undefined {
  if (owner === 'openai') return /^(?:\/v1(?:\/.*)?)?$/.test(path) ? '/v1' : undefined;
  const [project] = /^\/api\/projects\/[^/]+/.exec(path) ?? [];
  if (project !== undefined) return `${project}/openai/v1`;
  // The portals also show addresses of single models, and of older versions of the API.
  return /^(?:\/openai(?:\/(?:v1|deployments|responses)(?:\/.*)?)?|\/v1|\/models)?$/.test(path)
    ? '/openai/v1'
    : undefined;
}

/** What to write instead of the address of a page that is made for people; `undefined` for any other host. */
export function portalProblem(hostname: string): string | undefined {
  if (/^(?:portal|ai|oai|ml)\.azure\.(?:com|us|cn)$/.test(hostname))
    return l10n.t(
      '{0} is the portal. Write the endpoint that it shows for the resource or the project, like https://my-resource.openai.azure.com.',
      hostname,
    );
  if (/^(?:(?:platform|chat|help|www)\.)?openai\.com$|^chatgpt\.com$/.test(hostname))
    return l10n.t(
      '{0} is a page for people. The API of OpenAI is at https://api.openai.com/v1.',
      hostname,
    );
  return undefined;
}
