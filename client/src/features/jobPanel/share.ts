/** What was heard of a job is told on: to the history, and to who else shows it. */
import type { JobRef } from '../../../webview/messages.ts';
import type { PanelHost } from './host.ts';
import type { Knowledge } from './knowledge.ts';

/** Events that are saved with a submission. */
const savedEvents = 300;

export interface ShareHost extends Pick<PanelHost, 'onHeard'> {
  readonly history: Pick<PanelHost['history'], 'update'>;
}

export async function share(
  { job, events }: Knowledge,
  { connectionId, submissionId }: JobRef,
  { history, onHeard }: ShareHost,
): Promise<void> {
  onHeard(connectionId, job);
  if (submissionId !== undefined)
    await history.update(submissionId, { job, events: events.slice(0, savedEvents) });
}
