/** PowerShell 5 and newer. Only `throw` ends a script with a failure, and tells status and body in all versions. */
import { secretsOf, type CreateRequest, type Header, type Secret } from '../request.ts';

export function powershell(request: CreateRequest): string {
  const { url, headers, body } = request;
  const table = headers.map(headerEntry).join('; ');
  return `$body = ${hereString(body)}

${secretsOf(request).map(check).join('')}try {
  Invoke-RestMethod -Method Post -Uri ${quoted(url)} -MaximumRedirection 0 \`${
    headers.length === 0 ? '' : `\n    -Headers @{ ${table} } \``
  }
    -ContentType 'application/json' \`
    -Body ([Text.Encoding]::UTF8.GetBytes($body))
} catch {
  throw "$($_.Exception.Message) $($_.ErrorDetails.Message)"
}
`;
}

function check({ variable, lacking }: Secret): string {
  return `if (-not $env:${variable}) { throw ${quoted(lacking)} }\n\n`;
}

function headerEntry({ name, value }: Header): string {
  return typeof value === 'string'
    ? `${quoted(name)} = ${quoted(value)}`
    : `${quoted(name)} = "${value.prefix}$env:${value.variable}"`;
}

/** Everything in it is literal; it ends at a line that begins with \`'@\`, which no line of JSON does. */
export function hereString(json: string): string {
  return `@'\n${json}\n'@`;
}

/** PowerShell takes typographic quotes for quotes. */
export function quoted(text: string): string {
  return `'${text.replaceAll(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}
