/** cURL, for Bash and Zsh. */
import type { CreateRequest, Header } from '../request.ts';

/** Linux takes no argument of more than 128 KiB. */
const longestArgument = 100_000;

export function bash({ url, headers, body }: CreateRequest): string {
  const lines = [
    // Brackets in an address would be a pattern to curl.
    `curl --fail-with-body ${/[[\]]/.test(url) ? '--globoff ' : ''}${quoted(url)}`,
    `-H 'Content-Type: application/json'`,
    ...headers.map((header) => `-H ${headerArgument(header)}`),
  ].join(' \\\n  ');
  return new TextEncoder().encode(body).length <= longestArgument
    ? `${lines} \\\n  --data-binary ${quoted(body)}\n`
    : `printf '%s' ${quoted(body)} |\n${lines} \\\n  --data-binary @-\n`;
}

function headerArgument({ name, value }: Header): string {
  return typeof value === 'string'
    ? quoted(`${name}: ${value}`)
    : `"${name}: ${value.prefix}\${${value.variable}:?${value.lacking}}"`;
}

/** In single quotes, where everything is literal; with escapes where a terminal would change a carriage return. */
export function quoted(text: string): string {
  return text.includes('\r')
    ? `$'${text.replaceAll(/[\\']/g, '\\$&').replaceAll('\r', '\\r')}'`
    : `'${text.replaceAll("'", `'\\''`)}'`;
}
