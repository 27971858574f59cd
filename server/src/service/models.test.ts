import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isReasoningModel } from './modelClass.ts';
import { meantVersion, modelNamed } from './models.ts';
import { jobShape } from './schema/schema.ts';

test('a model is found by its name, its alias, and as a trained model of either provider', () => {
  for (const name of [
    'gpt-4.1-mini-2025-04-14',
    'gpt-4.1-mini',
    'ft:gpt-4.1-mini-2025-04-14:org:suffix:id',
    'gpt-4.1-mini-2025-04-14.ft-4cad7de198a34baeb4f0c95ff01ac844',
  ])
    assert.equal(modelNamed(name)?.name, 'gpt-4.1-mini-2025-04-14', name);
  assert.equal(modelNamed('Ministral-3B')?.name, 'Ministral-3B-2411');
  assert.equal(modelNamed('gpt-4.1-micro'), undefined);
  assert.equal(modelNamed('gpt-4o'), undefined);
});

test('a version from before the first one was meant to be another', () => {
  assert.equal(meantVersion('o3-mini-2024-01-31'), 'o3-mini-2025-01-31');
  assert.equal(meantVersion('gpt-4.1-2024-04-14'), 'gpt-4.1-2025-04-14');
});

test('versions that exist or may come are not corrected', () => {
  for (const name of [
    'o3-mini-2025-01-31',
    'o3-mini',
    'o3-mini-2026-01-31',
    'gpt-4o-2024-05-13',
    'gpt-4o-2024-11-20',
    'some-model-2020-01-01',
  ])
    assert.equal(meantVersion(name), undefined, name);
});

test('every model that completion offers is in the table, with the same methods', () => {
  for (const { body, methods } of jobShape().object!.properties.get('model')!.shape.suggestions) {
    const model = modelNamed(String(body));
    assert.ok(model, String(body));
    const trained = [...model.offers.values()].flatMap((offer) => offer.methods);
    for (const method of methods ?? [])
      assert.ok(trained.includes(method), `${model.name} ${method}`);
  }
});

test('all models that reinforcement trains reason, the others do not', () => {
  for (const name of ['o4-mini-2025-04-16', 'gpt-5-2025-08-07'])
    assert.equal(isReasoningModel(name), true, name);
  for (const name of ['gpt-4.1-2025-04-14', 'gpt-4o-mini', 'gpt-3.5-turbo'])
    assert.equal(isReasoningModel(name), false, name);
});
