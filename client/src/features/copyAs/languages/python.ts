/** Python 3, its standard library only: it follows no redirect and repeats nothing, as the SDK would. */
import { quoted, quotedPieces } from '../literals.ts';
import { secretsOf, type CreateRequest, type Header, type Secret } from '../request.ts';

export function python(request: CreateRequest): string {
  const { url, headers, body } = request;
  const { protocol, host, pathname } = new URL(url);
  const connection = protocol === 'https:' ? 'HTTPSConnection' : 'HTTPConnection';
  const secrets = secretsOf(request);
  return `import http.client
${secrets.length > 0 ? 'import os\n' : ''}import sys

${secrets.map(check).join('')}body = ${literal(body)}

connection = http.client.${connection}(${quoted(host)})
connection.request(
    "POST",
    ${quoted(pathname)},
    body=body.encode("utf-8"),
    headers={
        "Content-Type": "application/json",${headers.map(headerEntry).join('')}
    },
)
response = connection.getresponse()
print(response.status, response.read().decode("utf-8"))
if response.status >= 300:
    sys.exit(1)
`;
}

function check({ variable, lacking }: Secret): string {
  return `if not os.environ.get(${quoted(variable)}):
    sys.exit(${quoted(lacking)})

`;
}

function headerEntry({ name, value }: Header): string {
  const text =
    typeof value === 'string'
      ? quoted(value)
      : `${quoted(value.prefix)} + os.environ[${quoted(value.variable)}]`;
  return `\n        ${quoted(name)}: ${text},`;
}

/** Three quotes in a row cannot stand in JSON. Python would read a carriage return as a line feed. */
export function literal(json: string): string {
  return json.includes('\r') ? `"".join([${quotedPieces(json)}\n])` : `r"""${json}"""`;
}
