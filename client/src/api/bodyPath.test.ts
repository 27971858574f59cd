import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepsOf } from './bodyPath.ts';

test('a path is read however a service writes it', () => {
  for (const [path, steps] of [
    ['training_file', 'training_file'],
    ['method.reinforcement.graders[0].name', 'method reinforcement graders 0 name'],
    ['$.training_file', 'training_file'],
    ['$', ''],
    ['/method/dpo/0', 'method dpo 0'],
    ['body.training_file', 'training_file'],
    ['body', 'body'],
    ['', ''],
  ] as const)
    assert.equal(stepsOf(path).join(' '), steps, path);
});
