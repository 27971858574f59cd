// The body of a request, with a limit.
import type { IncomingMessage } from 'node:http';

/**
 * The bytes of a body; `undefined` when there are more than `limit`. The rest of such a body is read and thrown away,
 * since most clients look at the answer only after they have sent everything. Rejects when the client hangs up.
 */
export async function readBody(
  incoming: IncomingMessage,
  limit: number,
): Promise<Uint8Array | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    length += (chunk as Buffer).length;
    if (length <= limit) chunks.push(chunk as Buffer);
    else chunks.length = 0;
  }
  return length <= limit ? Buffer.concat(chunks) : undefined;
}
