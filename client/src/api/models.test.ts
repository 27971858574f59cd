import { test } from 'node:test';
import assert from 'node:assert/strict';
import { json, startRecorder } from '../../../test/support/recorder.ts';
import { listModels } from './models.ts';

test('the models of a service are read with one request that changes nothing', async (t) => {
  const service = await startRecorder(
    json(200, { object: 'list', data: [{ id: 'gpt-4o-mini', object: 'model' }, {}] }),
  );
  t.after(service.close);
  const answer = await listModels({ baseUrl: `${service.origin}/v1`, headers: {} });
  assert(answer.kind === 'answered');
  assert.deepEqual(answer.value.items, [{ id: 'gpt-4o-mini' }]);
  assert.deepEqual(
    service.requests.map(({ method, path }) => [method, path]),
    [['GET', '/v1/models']],
  );
});
