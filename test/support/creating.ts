/** One create, sent to a service that replies as a test wants it. */
import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { send, type Answer, type Endpoint, type SendOptions } from '../../client/src/api/http.ts';
import { startRecorder, type Reply } from './recorder.ts';

export const key = 'sk-proj-0123456789abcdefXYZ';
export const job = { object: 'fine_tuning.job', id: 'ftjob-1', status: 'validating_files' };

/** Sends one create to a service that replies so; its answer and what the service saw of it. */
export async function create(t: TestContext, reply: Reply, options?: SendOptions) {
  const service = await startRecorder(reply);
  t.after(service.close);
  const answer = await createAt(`${service.origin}/v1`, options);
  return { answer, requests: service.requests };
}

export async function createAt(baseUrl: string, options?: SendOptions): Promise<Answer> {
  const endpoint: Endpoint = { baseUrl, headers: { authorization: `Bearer ${key}` } };
  const request = { method: 'POST', path: '/fine_tuning/jobs', body: '{"model":"m"}' } as const;
  const answer = await send(request, endpoint, options);
  assert(!JSON.stringify(answer).includes(key), 'the key is in the answer');
  return answer;
}
