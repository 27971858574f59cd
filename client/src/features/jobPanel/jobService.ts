/** Which service a job is read from and changed at: that which it was sent to, and no other of the same connection. */
import * as l10n from '@vscode/l10n';
import type { JobRef } from '../../../webview/messages.ts';
import type { PanelHost, PanelService } from './host.ts';

export type JobService =
  | { readonly kind: 'ready'; readonly service: PanelService }
  /** The connection is gone, or a person has to be asked. */
  | { readonly kind: 'notReady' }
  | { readonly kind: 'elsewhere'; readonly words: string };

/** The history knows where a job was sent to; of one that was not submitted from here nobody does. */
export async function jobService(
  { connectionId, submissionId }: Omit<JobRef, 'jobId'>,
  {
    history,
    readyById,
  }: Pick<PanelHost, 'readyById'> & { history: Pick<PanelHost['history'], 'get'> },
  options: { readonly interactive: boolean },
): Promise<JobService> {
  const submission = submissionId === undefined ? undefined : await history.get(submissionId);
  const service = await readyById(connectionId, options);
  if (!service) return { kind: 'notReady' };
  const sent = submission?.connection;
  if (!sent || sent.address === service.address) return { kind: 'ready', service };
  const words = l10n.t(
    'The job was sent to {0}, but the connection {1} leads to {2} now. Until it leads back, the job is shown as it was last known: it is not read, and cannot be changed.',
    sent.address,
    service.label,
    service.address,
  );
  return {
    kind: 'elsewhere',
    words:
      sent.kind === 'sandbox'
        ? `${words} ${l10n.t('A sandbox that ftjob started for an earlier window is gone with its jobs.')}`
        : words,
  };
}
