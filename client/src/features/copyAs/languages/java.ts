/** Java 15 and newer, its standard library only. Whatever the compiler takes the source's encoding for, it is ASCII. */
import { quoted, quotedPieces, unicodeEscape } from '../literals.ts';
import { secretsOf, type CreateRequest, type Header, type Secret } from '../request.ts';

export function java(request: CreateRequest): string {
  const { url, headers, body } = request;
  return `import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

public final class Main {
    public static void main(String[] args) throws Exception {
${secretsOf(request).map(check).join('')}        String body = ${literal(body)};

        HttpRequest request = HttpRequest.newBuilder(URI.create(${ascii(url)}))
            .header("Content-Type", "application/json")${headers.map(headerLine).join('')}
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
        HttpResponse<String> response = HttpClient.newHttpClient()
            .send(request, HttpResponse.BodyHandlers.ofString());
        System.out.println(response.statusCode() + " " + response.body());
        if (response.statusCode() >= 300) System.exit(1);
    }
}
`;
}

function check({ variable, lacking }: Secret): string {
  return `        if (System.getenv().getOrDefault(${ascii(variable)}, "").isEmpty()) {
            throw new IllegalStateException(${ascii(lacking)});
        }

`;
}

function headerLine({ name, value }: Header): string {
  const text =
    typeof value === 'string'
      ? ascii(value)
      : `${ascii(value.prefix)} + System.getenv(${ascii(value.variable)})`;
  return `\n            .header(${ascii(name)}, ${text})`;
}

const notAscii = /[^\x20-\x7e]/g;

function ascii(text: string): string {
  return quoted(text, notAscii);
}

/** A class file holds no string of more than 65,535 bytes. */
const longestConstant = 60_000;

/**
 * A text block, where it keeps every character: Java strips white space at the ends of its lines and what all lines
 * are indented by, and reads a carriage return as a line feed.
 */
export function literal(json: string): string {
  const escaped = json.replaceAll('\\', '\\\\').replaceAll(/[^\n\t\x20-\x7e]/g, unicodeEscape);
  const keeps = !/\r|[ \t](?:\n|$)/.test(json) && /^[^\s]/m.test(json);
  return keeps && escaped.length <= longestConstant
    ? `"""\n${escaped}"""`
    : `String.join("", new String[] {${quotedPieces(json, ascii)}\n})`;
}
