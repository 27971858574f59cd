/** JavaScript for Node 18 and newer, as a module: without the SDK, which repeats what it cannot know to have failed. */
import { quoted, quotedPieces } from '../literals.ts';
import { secretsOf, type CreateRequest, type Header, type Secret } from '../request.ts';

export function node(request: CreateRequest): string {
  const { url, headers, body } = request;
  return `const body = ${literal(body)};

${secretsOf(request).map(check).join('')}const response = await fetch(${quoted(url)}, {
  method: "POST",
  redirect: "error",
  headers: {
    "Content-Type": "application/json",${headers.map(headerEntry).join('')}
  },
  body,
});
console.log(response.status, await response.text());
if (!response.ok) process.exitCode = 1;
`;
}

function check({ variable, lacking }: Secret): string {
  return `if (!process.env[${quoted(variable)}]) throw new Error(${quoted(lacking)});\n\n`;
}

function headerEntry({ name, value }: Header): string {
  const text =
    typeof value === 'string'
      ? quoted(value)
      : `${quoted(value.prefix)} + process.env[${quoted(value.variable)}]`;
  return `\n    ${quoted(name)}: ${text},`;
}

/** JavaScript would read a carriage return as a line feed. */
export function literal(json: string): string {
  return /\r|`|\$\{/.test(json) ? `[${quotedPieces(json)}\n].join("")` : `String.raw\`${json}\``;
}
