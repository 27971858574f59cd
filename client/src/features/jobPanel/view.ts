/** Turns what is known into what the panel shows. Pure: all words are chosen here and in what this calls. */
import type { PanelView } from '../../../webview/messages.ts';
import { failureContent, type FailureState } from './failureView.ts';
import type { JobState } from './jobState.ts';
import { jobContent } from './jobView.ts';

export type PanelState = JobState | FailureState;

/** `language` as VS Code names it: `en`, `pt-br`; `now` in milliseconds since 1970. */
export function viewOf(state: PanelState, language: string, now: number): PanelView {
  const content = state.kind === 'job' ? jobContent(state, language, now) : failureContent(state);
  return { language, announcement: state.announcement, ...content };
}
