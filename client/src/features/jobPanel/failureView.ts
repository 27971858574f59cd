/** What the panel shows when no job was created, or when nobody knows whether one was. */
import * as l10n from '@vscode/l10n';
import type { Failure } from '../../api/http.ts';
import type { Button, Fact } from '../../../webview/messages.ts';
import { connectionFacts, type Content, type PanelConnection } from './content.ts';
import { code, facts, isWorthShowing, raw, texts } from './sections.ts';

export interface FailureState {
  readonly kind: 'failure';
  readonly fileName: string;
  readonly connection: PanelConnection;
  readonly failure: Failure;
  readonly advice: Advice | undefined;
  /** The file has the place that the answer speaks of. */
  readonly canReveal: boolean;
  /** The history has the submission. */
  readonly canLook: boolean;
  readonly announcement: string;
}

/** What to do. */
export interface Advice {
  readonly summary: string;
  readonly steps: readonly string[];
  readonly jobMayExist: boolean;
  /** What the steps speak of, where a button can do it. */
  readonly commands?: readonly AdvisedCommand[];
}

export type AdvisedCommand = 'setApiKey' | 'selectConnection' | 'editConnection' | 'sandboxSetting';

export function failureContent(state: FailureState): Content {
  const { failure, advice, connection } = state;
  return {
    heading: headingOf(failure, state),
    status: { tone: 'bad', text: nameOf(failure), explanation: advice?.summary ?? '' },
    notices: [],
    progress: undefined,
    figures: [],
    buttons: buttonsOf(state),
    sections: [
      texts(
        l10n.t('What the service says'),
        failure.kind === 'refused' ? [failure.error.message] : [],
      ),
      { kind: 'steps' as const, heading: l10n.t('What to do'), steps: advice?.steps ?? [] },
      facts(l10n.t('The answer'), answerFacts(failure)),
      connectionFacts(connection, 'requestId' in failure ? failure.requestId : undefined),
      raw(
        l10n.t('The answer as it came'),
        'text' in failure ? failure.text : '',
        failure.kind === 'unreadable',
      ),
    ].filter(isWorthShowing),
  };
}

function buttonsOf({ advice, canReveal, canLook }: FailureState): readonly Button[] {
  const { jobMayExist = false, commands = [] } = advice ?? {};
  const look: Button = {
    action: 'command',
    target: 'lookForJob',
    label: l10n.t('Look for the Job'),
  };
  const reveal: Button = { action: 'reveal', label: l10n.t('Show in File') };
  return [
    ...(jobMayExist && canLook ? [look] : []),
    ...(canReveal ? [reveal] : []),
    ...commands.map((target): Button => ({ action: 'command', target, label: titleOf(target) })),
  ];
}

/** As the command is called everywhere. */
function titleOf(command: AdvisedCommand): string {
  switch (command) {
    case 'setApiKey':
      return l10n.t('Set API Key');
    case 'selectConnection':
      return l10n.t('Select Connection');
    case 'editConnection':
      return l10n.t('Edit Connection');
    case 'sandboxSetting':
      return l10n.t('Open Settings');
  }
}

function headingOf(failure: Failure, { fileName, advice }: FailureState): string {
  if (advice?.jobMayExist) return l10n.t('It is not known what became of {0}', fileName);
  return failure.kind === 'notSent'
    ? l10n.t('{0} was not sent', fileName)
    : l10n.t('{0} was not accepted', fileName);
}

function nameOf(failure: Failure): string {
  switch (failure.kind) {
    case 'refused':
    case 'unreadable':
    case 'redirected':
      return `HTTP ${failure.status}`;
    case 'notSent':
      return l10n.t('Not sent');
    case 'unknown':
      return l10n.t('No answer');
  }
}

function answerFacts(failure: Failure): readonly (Fact | undefined)[] {
  switch (failure.kind) {
    case 'refused':
      return [
        code(l10n.t('HTTP status'), failure.status),
        code(l10n.t('Code'), failure.error.code),
        code(l10n.t('Type'), failure.error.type),
        code(l10n.t('Parameter'), failure.error.param),
        code(l10n.t('Retry after (seconds)'), failure.retryAfterSeconds),
      ];
    case 'unreadable':
      return [
        code(l10n.t('HTTP status'), failure.status),
        code(l10n.t('Content type'), failure.contentType),
      ];
    case 'redirected':
      return [
        code(l10n.t('HTTP status'), failure.status),
        code(l10n.t('Other address'), failure.location),
      ];
    case 'notSent':
    case 'unknown':
      return [code(l10n.t('Detail'), failure.detail)];
  }
}
