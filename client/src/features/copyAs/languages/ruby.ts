/** Ruby, its standard library only. */
import { quoted, quotedPieces } from '../literals.ts';
import type { CreateRequest, Header } from '../request.ts';

export function ruby({ url, headers, body }: CreateRequest): string {
  return `require "net/http"
require "uri"

body = ${literal(body)}

headers = {
  "Content-Type" => "application/json",${headers.map(headerEntry).join('')}
}
response = Net::HTTP.post(URI(${string(url)}), body, headers)
puts response.code, response.body
`;
}

function headerEntry({ name, value }: Header): string {
  const text =
    typeof value === 'string'
      ? string(value)
      : `${string(value.prefix)} + ENV.fetch(${string(value.variable)})`;
  return `\n  ${string(name)} => ${text},`;
}

/** \`#\` would begin an interpolation. */
export function string(text: string): string {
  return quoted(text).replaceAll('#', '\\#');
}

/** Everything in this here-document is literal; no line of JSON is its end. Ruby drops carriage returns in it. */
export function literal(json: string): string {
  return json.includes('\r')
    ? `[${quotedPieces(json, string)}\n].join`
    : `<<'JSON'.chomp\n${json}\nJSON`;
}
