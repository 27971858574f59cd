/** Ruby, its standard library only. */
import { quoted, quotedPieces } from '../literals.ts';
import { secretsOf, type CreateRequest, type Header, type Secret } from '../request.ts';

export function ruby(request: CreateRequest): string {
  const { url, headers, body } = request;
  return `require "net/http"
require "uri"

${secretsOf(request).map(check).join('')}body = ${literal(body)}

headers = {
  "Content-Type" => "application/json",${headers.map(headerEntry).join('')}
}
response = Net::HTTP.post(URI(${string(url)}), body, headers)
puts response.code, response.body
exit 1 unless response.is_a?(Net::HTTPSuccess)
`;
}

function check({ variable, lacking }: Secret): string {
  return `abort ${string(lacking)} if ENV[${string(variable)}].to_s.empty?\n\n`;
}

function headerEntry({ name, value }: Header): string {
  const text =
    typeof value === 'string'
      ? string(value)
      : `${string(value.prefix)} + ENV[${string(value.variable)}]`;
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
