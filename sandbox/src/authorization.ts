// Whether a request carries one of the keys that the service was told to demand.
import type { Refusal, Style } from './messages.ts';

/** Why a request is not let in; `undefined` when it is. Azure also takes the key in a header of its own. */
export function findAuthorizationRefusal(
  apiKeys: readonly string[] | undefined,
  headers: Readonly<Record<string, string>>,
  style: Style,
): Refusal | undefined {
  if (apiKeys === undefined) return undefined;
  const bearer = /^Bearer (.+)$/i.exec(headers['authorization'] ?? '')?.[1];
  const key = style === 'azure' ? (headers['api-key'] ?? bearer) : bearer;
  if (key !== undefined && apiKeys.includes(key)) return undefined;
  if (style === 'azure')
    return unauthorized(
      'Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource.',
      '401',
    );
  return key === undefined
    ? unauthorized(
        "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth (i.e. Authorization: Bearer YOUR_KEY).",
        null,
      )
    : unauthorized(`Incorrect API key provided: ${masked(key)}.`, 'invalid_api_key');
}

function unauthorized(message: string, code: string | null): Refusal {
  return { status: 401, message, param: null, code };
}

/** The key as the service repeats it: only the ends of a long one. */
function masked(key: string): string {
  return key.length < 16 ? '***' : `${key.slice(0, 3)}***${key.slice(-4)}`;
}
