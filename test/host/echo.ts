// A service that talks too much: it stands before a sandbox and writes the key of each request into its answers.
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface EchoService {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  /** The key or token of each request that arrived. */
  readonly secrets: readonly (string | undefined)[];
  readonly close: () => void;
}

/** The texts that the key is written into. */
const echoing = new Set(['message', 'suffix', 'user_provided_suffix', 'organization_id', 'param']);

/** Starts one before the service of this origin. */
export async function startEcho(target: string): Promise<EchoService> {
  const secrets: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const secret = secretOf(request);
    secrets.push(secret);
    void (async () => {
      const body = await text(request);
      const { method = 'GET', url = '/', headers } = request;
      const names = ['authorization', 'api-key', 'content-type'] as const;
      const passed = names.flatMap((name) => {
        const value = headers[name];
        return typeof value === 'string' ? [[name, value] as const] : [];
      });
      const answer = await fetch(target + url, {
        method,
        headers: Object.fromEntries(passed),
        ...(method === 'POST' && { body }),
        redirect: 'manual',
      });
      const told = withSecret(await answer.text(), secret ?? '');
      response.writeHead(answer.status, {
        'content-type': answer.headers.get('content-type') ?? 'text/plain',
        ...(secret !== undefined && { 'x-request-id': secret }),
      });
      response.end(told);
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    secrets,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function secretOf({ headers }: IncomingMessage): string | undefined {
  const key = headers['api-key'];
  return typeof key === 'string' ? key : headers.authorization?.replace('Bearer ', '');
}

function withSecret(answer: string, secret: string): string {
  try {
    const value: unknown = JSON.parse(answer, (name, part: unknown) =>
      typeof part === 'string' && echoing.has(name) ? `${part} ${secret}` : part,
    );
    return JSON.stringify(value);
  } catch {
    return answer + secret;
  }
}
