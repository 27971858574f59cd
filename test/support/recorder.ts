/** A service on loopback for tests: it records what it is sent and answers, or fails to answer, as a test says. */
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';

export interface RecordedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<http.IncomingHttpHeaders>;
  readonly body: Buffer;
}

/** Called once a request has arrived completely. */
export type Reply = (response: http.ServerResponse, request: RecordedRequest) => void;

export interface Recorder {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  readonly requests: readonly RecordedRequest[];
  /** Ends open connections too. */
  readonly close: () => Promise<void>;
}

/** Starts a recorder on a free port; with a certificate it speaks https. */
export async function startRecorder(
  reply: Reply,
  certificate?: { readonly key: string; readonly cert: string },
): Promise<Recorder> {
  const requests: RecordedRequest[] = [];
  const listener: http.RequestListener = (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request;
      const recorded = { method, path, headers, body: Buffer.concat(chunks) };
      requests.push(recorded);
      reply(response, recorded);
    });
  };
  const server = certificate
    ? https.createServer(certificate, listener)
    : http.createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A reply of this status with a JSON body and further headers. */
export function json(
  status: number,
  value: unknown,
  headers: http.OutgoingHttpHeaders = {},
): Reply {
  return body(status, JSON.stringify(value), { 'content-type': 'application/json', ...headers });
}

/** A reply of this status with this body. */
export function body(
  status: number,
  text: string | Buffer,
  headers: http.OutgoingHttpHeaders = {},
): Reply {
  return (response) => response.writeHead(status, headers).end(text);
}
