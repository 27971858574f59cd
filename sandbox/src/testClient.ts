// For tests: a sandbox on a held clock, and short ways to talk to it by real HTTP.
import type { TestContext } from 'node:test';
import { heldClock, type HeldClock } from './clock.ts';
import type { JsonObject } from './json.ts';
import { startSandbox, type Sandbox, type SandboxOptions } from './service.ts';

export interface TestClient {
  readonly sandbox: Sandbox;
  readonly clock: HeldClock;
  /** Sends a request to a path behind `/v1`, or to a whole address; a body that is an object goes as JSON. */
  readonly send: (
    method: string,
    path: string,
    body?: object | string,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Sent>;
}

export interface Sent {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON of the answer. */
  readonly body: JsonObject;
}

/** Starts a sandbox that ends with the test. */
export async function startTestClient(
  context: TestContext,
  options: Partial<SandboxOptions> = {},
): Promise<TestClient> {
  const clock = heldClock();
  const sandbox = await startSandbox({ clock, ...options });
  context.after(() => sandbox.close());
  return {
    sandbox,
    clock,
    send: async (method, path, body, headers = {}) => {
      const response = await fetch(path.startsWith('http') ? path : sandbox.address + path, {
        method,
        headers,
        ...(body !== undefined && {
          body: typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body),
        }),
      });
      const { status } = response;
      return { status, headers: response.headers, body: (await response.json()) as JsonObject };
    },
  };
}

export const trainingFile = 'file-BK7bzQj3FfZFXr7DbL6xJwfo';
export const validationFile = 'file-1pjT5ZsASwTxBa62G85Vrh';

/** The smallest body of a create that is accepted. */
export const minimalJob = { model: 'gpt-4o-mini', training_file: trainingFile };

/** The body of a reinforcement job with this grader. */
export const reinforcement = (grader: unknown, rest: object = {}) => ({
  ...minimalJob,
  model: 'o4-mini',
  method: { type: 'reinforcement', reinforcement: { grader, ...rest } },
});

/** A grader that is accepted. */
export const stringCheck = {
  type: 'string_check',
  name: 's',
  input: 'a',
  reference: 'b',
  operation: 'eq',
};

/** A form for an upload of this many rows that a supervised job can be trained on. */
export function uploadForm(rowCount: number, purpose = 'fine-tune'): FormData {
  const row = { messages: [{ role: 'assistant', content: 'Yes.' }] };
  const form = new FormData();
  form.set('purpose', purpose);
  form.set('file', new Blob([`${JSON.stringify(row)}\n`.repeat(rowCount)]), 'rows.jsonl');
  return form;
}

/** The values of one property of the objects in a list. */
export function each(list: unknown, name: string): unknown[] {
  return (list as JsonObject[]).map((one) => one[name]);
}
