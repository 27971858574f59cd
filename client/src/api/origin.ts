/** The address of a service, in the one form in which addresses are compared and keys are bound to them. */

export interface ServiceAddress {
  /** Scheme, host and port as browsers write them; a key belongs to one of these. */
  readonly origin: string;
  /** The normal form of the address, without trailing slash: what `Endpoint.baseUrl` takes. */
  readonly baseUrl: string;
}

/**
 * Why an address is refused: it is no absolute address, neither http nor https, http to another machine (the key
 * would travel in the open), or it carries a user name or password, a query or a fragment.
 */
export type AddressProblem =
  'notAnAddress' | 'otherScheme' | 'insecure' | 'credentials' | 'query' | 'fragment';

/** The origin of a service's address as a person typed it, or the reason why nothing may be sent there. */
export function originOf(address: string): ServiceAddress | { readonly problem: AddressProblem } {
  const url = URL.parse(address);
  if (!url) return { problem: 'notAnAddress' };
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return { problem: 'otherScheme' };
  if (url.username !== '' || url.password !== '') return { problem: 'credentials' };
  // `search` and `hash` are empty for a bare `?` and `#`, which would still change the address.
  if (url.href.includes('#')) return { problem: 'fragment' };
  if (url.href.includes('?')) return { problem: 'query' };
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) return { problem: 'insecure' };
  return { origin: url.origin, baseUrl: url.href.replace(/\/+$/, '') };
}

/** The host is in the URL's normal form: `127.1` and `0x7f000001` have become `127.0.0.1`. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
