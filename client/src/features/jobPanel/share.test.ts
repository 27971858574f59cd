import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JobRef } from '../../../webview/messages.ts';
import { jobWith } from '../../../../test/support/recordedJobs.ts';
import { firstKnowledge } from './knowledge.ts';
import { share } from './share.ts';

/** What is told on of a job that has ended, with its history of many events. */
async function told(ref: JobRef): Promise<readonly string[]> {
  const heard: string[] = [];
  const events = Array.from({ length: 1000 }, (_, index) => ({
    id: `event-${index}`,
    createdAt: undefined,
    level: 'info',
    type: undefined,
    message: '',
    data: {},
  }));
  await share(firstKnowledge(jobWith({ status: 'succeeded' }), events, undefined), ref, {
    onHeard: (connectionId, job) => heard.push(`${connectionId}: ${job.status}`),
    history: {
      update: (id, { job, events: kept = [] }) => {
        heard.push(`${id}: ${job?.status}, ${kept.length} events from ${kept[0]?.id}`);
        return Promise.resolve();
      },
    },
  });
  return heard;
}

test('what a panel or a comparison reads of a job is in the history and in the view', async () => {
  const ref = { connectionId: 'openai', jobId: 'ftjob-1', submissionId: 'submission-1' };
  assert.deepEqual(await told(ref), [
    'openai: succeeded',
    'submission-1: succeeded, 300 events from event-0',
  ]);
});

test('of a job that was not submitted from here the view alone hears', async () => {
  assert.deepEqual(await told({ connectionId: 'openai', jobId: 'ftjob-1' }), ['openai: succeeded']);
});
