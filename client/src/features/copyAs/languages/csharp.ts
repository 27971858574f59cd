/** C# 11 (.NET 7) and newer, its standard library only. */
import { quoted, quotedPieces } from '../literals.ts';
import { secretsOf, type CreateRequest, type Header, type Secret } from '../request.ts';

export function csharp(request: CreateRequest): string {
  const { url, headers, body } = request;
  return `using System;
using System.Net.Http;
using System.Text;

${secretsOf(request).map(check).join('')}var body = ${literal(body)};

// A redirect would take the job and the key to another address.
using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
using var request = new HttpRequestMessage(HttpMethod.Post, ${quoted(url)});${headers.map(headerLine).join('')}
request.Content = new StringContent(body, Encoding.UTF8, "application/json");
using var response = await client.SendAsync(request);
Console.WriteLine((int)response.StatusCode + " " + await response.Content.ReadAsStringAsync());
return response.IsSuccessStatusCode ? 0 : 1;
`;
}

function check({ variable, lacking }: Secret): string {
  return `if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(${quoted(variable)})))
    throw new InvalidOperationException(${quoted(lacking)});

`;
}

function headerLine({ name, value }: Header): string {
  const text =
    typeof value === 'string'
      ? quoted(value)
      : `${quoted(value.prefix)} + Environment.GetEnvironmentVariable(${quoted(value.variable)})`;
  return `\nrequest.Headers.TryAddWithoutValidation(${quoted(name)}, ${text});`;
}

/** Three quotes in a row cannot stand in JSON. C# counts more characters as the end of a line than JSON does. */
export function literal(json: string): string {
  return /[\r\u0085\u2028\u2029]/.test(json)
    ? `string.Concat(new[] {${quotedPieces(json)}\n})`
    : `"""\n${json}\n"""`;
}
