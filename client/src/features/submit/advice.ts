/** What a person should do about a request to create a job that brought no job, or none that we could read. */
import * as l10n from '@vscode/l10n';
import type { Failure, NotSentReason, Redirected, Refused, Unreadable } from '../../api/http.ts';
import { withoutAnswer } from '../../api/withoutAnswer.ts';
import { plainText } from '../../infrastructure/plainText.ts';
import { mayHaveActed } from './outcome.ts';
import { adviseByStatus, refusalAdvice } from './refusal.ts';

export interface Advice {
  /** What happened, in one sentence. */
  readonly summary: string;
  /** What to do now, a step a sentence. */
  readonly steps: readonly string[];
  /** The property of the job that the service speaks of, as names and indexes from the root. */
  readonly place?: readonly string[];
  /** A property of the job and the value, as JSON text, that mends it. */
  readonly remedy?: { readonly property: string; readonly value: string };
  /** The service needs time for a file of the job; the same job may be accepted later. */
  readonly isFilePending?: true;
  /** The service has no room now; the same job may be accepted later. */
  readonly isBusy?: true;
  /** What the steps speak of, where a button can do it. */
  readonly commands?: readonly AdvisedCommand[];
  /** The service may have created a job: nothing must be sent again before someone has looked. */
  readonly jobMayExist: boolean;
}

/** What a person may do right where they read the advice. */
export type AdvisedCommand = 'setApiKey' | 'selectConnection' | 'editConnection' | 'sandboxSetting';

/** What the advice depends on beside the answer. */
export interface Service {
  readonly label: string;
  readonly kind: 'sandbox' | 'openai' | 'azure' | 'compatible';
  readonly takesKey: boolean;
  /** As the setting has it; `entra` for a Microsoft account. */
  readonly authorization?: string;
  /** Until when, in words, the job was looked for and not found. */
  readonly lookedUntil?: string;
}

/** What became of the request and what to do about it, in the words of ftjob. */
export function advise(failure: Failure, service: Service): Advice {
  switch (failure.kind) {
    case 'refused':
      return adviseRefused(failure, service);
    case 'unreadable':
      return adviseUnreadable(failure, service);
    case 'redirected':
      return adviseRedirected(failure, service);
    case 'notSent':
      return {
        summary: l10n.t('Nothing was sent. {0}', withoutAnswer(failure, service.label)),
        steps: [stepAfterNotSent(failure.reason, service)],
        commands: commandsAfterNotSent(failure.reason, service),
        jobMayExist: false,
      };
    case 'unknown':
      return mayExist(withoutAnswer(failure, service.label), service);
  }
}

function adviseRefused(refused: Refused, service: Service): Advice {
  if (mayHaveActed(refused.status))
    return mayExist(l10n.t('{0} failed while it handled the job.', service.label), service);
  return { ...refusalAdvice(refused, service), jobMayExist: false };
}

function adviseUnreadable(answer: Unreadable, service: Service): Advice {
  const what = explainUnreadable(answer, service);
  if (mayHaveActed(answer.status)) return mayExist(what, service, [whoElseAnswers()]);
  // Of gateways before a service, which answer with a page or with nothing.
  const known = adviseByStatus(answer, service);
  if (known) return { ...known, jobMayExist: false };
  return {
    summary: what,
    steps: [l10n.t('No job was created.'), whoElseAnswers()],
    jobMayExist: false,
  };
}

function whoElseAnswers(): string {
  return l10n.t(
    'Such an answer often comes from a proxy, a sign-in page or another server. Check the address of the connection, and whether you must sign in to a network first.',
  );
}

function adviseRedirected({ status, location }: Redirected, service: Service): Advice {
  const summary = l10n.t(
    '{0} pointed to another address, and ftjob did not follow.',
    service.label,
  );
  const whereTo = l10n.t(
    'A key is sent to one address only. If the other address is right, select a connection that has it: {0}',
    plainText(location),
  );
  const steps = [whoElseAnswers(), whereTo];
  return mayHaveActed(status)
    ? mayExist(summary, service, steps)
    : { summary, steps, commands: ['selectConnection'], jobMayExist: false };
}

/** `causes`: what may lie behind it, in a sentence each. */
function mayExist(what: string, service: Service, causes: readonly string[] = []): Advice {
  const { lookedUntil } = service;
  const unknown = l10n.t('{0} It is not known whether a job was created.', what);
  return {
    summary:
      lookedUntil === undefined
        ? unknown
        : l10n.t(
            '{0} No job of it was found until {1}; one may still appear.',
            unknown,
            lookedUntil,
          ),
    steps: [
      ...causes,
      lookedUntil === undefined
        ? l10n.t('ftjob looks for the job in the list of the service and says what it finds.')
        : l10n.t('Look again with Look for the Job: a service may list a new job late.'),
      whereToLook(service),
      service.kind === 'sandbox'
        ? l10n.t('Submit again only when the job is not there.')
        : l10n.t('Submit again only when the job is not there: a second job costs a second time.'),
    ],
    jobMayExist: true,
  };
}

function whereToLook({ kind, label }: Service): string {
  switch (kind) {
    case 'openai':
      return l10n.t('Look yourself at https://platform.openai.com/finetune if you like.');
    case 'azure':
      return l10n.t('Look yourself under Fine-tuning at https://ai.azure.com if you like.');
    case 'sandbox':
    case 'compatible':
      return l10n.t(
        'Look yourself in the list of jobs of {0} if you like (GET …/fine_tuning/jobs).',
        label,
      );
  }
}

function explainUnreadable({ problem, status }: Unreadable, { label }: Service): string {
  switch (problem) {
    case 'empty':
      return l10n.t('{0} answered HTTP {1} without any text.', label, status);
    case 'notJson':
      return l10n.t('{0} answered HTTP {1} with something that is no JSON.', label, status);
    case 'tooLarge':
      return l10n.t('{0} answered HTTP {1} with more than 10 MB.', label, status);
    case 'noError':
      return l10n.t('{0} answered HTTP {1} without saying what is wrong.', label, status);
    case 'unexpectedShape':
      return l10n.t('{0} answered HTTP {1} with JSON that describes no job.', label, status);
  }
}

function stepAfterNotSent(reason: NotSentReason, { kind }: Service): string {
  switch (reason) {
    case 'cancelled':
      return l10n.t('Submit again whenever you like.');
    case 'connectionRefused':
      return kind === 'sandbox'
        ? l10n.t(
            'Start your sandbox, or empty the setting ftjob.sandbox.address to let ftjob start its own; then submit again.',
          )
        : l10n.t('Check the address of the connection and start the server; then submit again.');
    case 'nameNotFound':
    case 'unreachable':
      return l10n.t(
        'Check the network and the address of the connection (a proxy is set by http.proxy); then submit again.',
      );
    case 'certificate':
      return l10n.t(
        'A network that inspects its traffic needs its certificate installed on this machine. Do not go on if you do not know why this happens.',
      );
    case 'invalidRequest':
      return l10n.t('Correct the connection, and set the key again with Set API Key.');
  }
}

function commandsAfterNotSent(reason: NotSentReason, { kind }: Service): readonly AdvisedCommand[] {
  if (reason === 'invalidRequest') return ['editConnection', 'setApiKey'];
  return reason === 'connectionRefused' && kind === 'sandbox' ? ['sandboxSetting'] : [];
}
