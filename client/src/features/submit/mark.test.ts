import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSameJob } from './mark.ts';

const job = '{"model":"m","method":{"type":"dpo","dpo":{"beta":0.1}},"seed":7,"tags":["a","b"]}';

test('two bodies ask for the same job whatever the order of their keys, their white space and escapes', () => {
  const others = [
    '{"tags":["a","b"],"seed":7,"method":{"dpo":{"beta":0.1},"type":"dpo"},"model":"m"}',
    '{ "model": "\\u006d", "seed": 7.0, "tags": ["a", "b"],\n "method": {"type": "dpo", "dpo": {"beta": 1e-1}} }',
  ];
  for (const other of others) assert(isSameJob(job, other), other);
});

test('another value, type, order of a list, or a key more or less make another job', () => {
  const others = [
    job.replace('0.1', '0.2'),
    job.replace('7', '"7"'),
    job.replace('7', 'null'),
    job.replace('"m"', '"M"'),
    job.replace('["a","b"]', '["b","a"]'),
    job.replace('["a","b"]', '["a"]'),
    job.replace('["a","b"]', '{"0":"a","1":"b"}'),
    job.replace('["a","b"]', '"a,b"'),
    job.replace('"seed":7,', ''),
    job.replace('"seed":7,', '"seed":7,"suffix":"s",'),
    job.replace('"seed":7,', '"toString":7,'),
    '{}',
  ];
  for (const other of others) {
    assert(!isSameJob(job, other), other);
    assert(!isSameJob(other, job), other);
  }
});

test('a mark makes no other job, other metadata does', () => {
  const marked = (metadata: string) => `{"metadata":${metadata},"model":"m"}`;
  const mark = '"ftjob_submission":"a"';
  assert(isSameJob('{"model":"m"}', marked(`{${mark}}`)));
  assert(isSameJob(marked('{"team":"x","run":"1"}'), marked(`{"run":"1",${mark},"team":"x"}`)));
  assert(!isSameJob('{"model":"m"}', marked(`{"team":"x",${mark}}`)));
  assert(!isSameJob(marked('{"team":"y"}'), marked(`{"team":"x",${mark}}`)));
});

test('no depth of a body stops the comparison', () => {
  const deep = (end: string) => `{"a":${'['.repeat(100_000)}${end}${']'.repeat(100_000)}}`;
  assert(isSameJob(deep('1'), deep(' 1')));
  assert(!isSameJob(deep('1'), deep('2')));
});
