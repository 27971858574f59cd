// Faults that a test can order, so that a client meets what a real network does.
import type { ServerResponse } from 'node:http';

export type Fault =
  /** This answer instead of the service's; the service does not see the request. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** `application/json` unless something else is said. */
      readonly contentType?: string;
      readonly body?: string;
    }
  /** A redirect to an address; the service does not see the request. */
  | {
      readonly kind: 'redirect';
      readonly to: string;
      readonly status?: 301 | 302 | 303 | 307 | 308;
    }
  /** The connection ends before the body is read; the service does not see the request. */
  | { readonly kind: 'dropBeforeReading' }
  /** The service does what was asked for, but the connection ends before it answers. */
  | { readonly kind: 'dropAfterReading' }
  /** The service does what was asked for, but the connection ends in the middle of the answer. */
  | { readonly kind: 'halfAnswer' }
  /** The service does what was asked for, but neither answers nor hangs up. */
  | { readonly kind: 'neverAnswer' };

/** Writes the first half of a body that was announced as a whole, then ends the connection. */
export function writeHalf(response: ServerResponse, body: Uint8Array): void {
  response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
}
