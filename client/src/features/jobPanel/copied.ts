/** What the buttons of the page copy. */
import type { PanelAction } from '../../../webview/messages.ts';
import type { JobState } from './jobState.ts';

/** `target` is the id of a checkpoint; `undefined` for what is not known. */
export function copied(
  action: Extract<PanelAction, `copy${string}`>,
  target: string | undefined,
  { ref, knowledge }: Pick<JobState, 'ref' | 'knowledge'>,
): string | undefined {
  switch (action) {
    case 'copyId':
      return ref.jobId;
    case 'copyRequestId':
      return knowledge?.answer?.requestId;
    case 'copyModel':
      return knowledge?.job.fineTunedModel;
    case 'copyCheckpoint': {
      const checkpoint = knowledge?.checkpoints.find(({ id }) => id === target);
      return checkpoint?.model ?? checkpoint?.id;
    }
  }
}
