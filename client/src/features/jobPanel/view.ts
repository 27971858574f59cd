/** Turns what is known about a submission into what the panel shows. Pure: all words are chosen here. */
import * as l10n from '@vscode/l10n';
import type { Answer, Answered, Failure } from '../../api/http.ts';
import { isTerminal, type FineTuningJob } from '../../api/job.ts';
import type { Button, Fact, PanelView, Section, Status } from '../../../webview/messages.ts';

export interface PanelState {
  readonly fileName: string;
  readonly connection: { readonly label: string; readonly address: string };
  readonly answer: Answer<FineTuningJob>;
  /** What to do; undefined when a job was created. */
  readonly advice: Advice | undefined;
  /** The file has the place that the answer speaks of. */
  readonly canReveal: boolean;
  /** Texts of the job's events of level `warn`. */
  readonly warnings: readonly string[];
  readonly announcement: string;
}

export interface Advice {
  readonly summary: string;
  readonly steps: readonly string[];
  readonly jobMayExist: boolean;
}

/** More of an answer than a person reads, and less than makes a page slow. In characters. */
const longestRaw = 200_000;

export function viewOf(state: PanelState, language: string): PanelView {
  const { answer, announcement } = state;
  const content =
    answer.kind === 'answered' ? jobContent(answer, state) : failureContent(answer, state);
  return { language, announcement, ...content };
}

type Content = Omit<PanelView, 'language' | 'announcement'>;

function jobContent(
  { value: job, text, requestId }: Answered<FineTuningJob>,
  state: PanelState,
): Content {
  const { error } = job;
  const warnings = [...new Set([...job.warnings, ...state.warnings])];
  return {
    heading: l10n.t('Fine-tuning job of {0}', state.fileName),
    status: jobStatus(job.status),
    buttons: [{ action: 'refresh', label: l10n.t('Refresh') }],
    sections: [
      ...(error
        ? [
            texts(l10n.t('Why it failed'), [error.message]),
            facts(l10n.t('The error'), [
              code(l10n.t('Code'), error.code),
              code(l10n.t('Parameter'), error.param),
            ]),
          ]
        : []),
      texts(l10n.t('Warnings of the service'), warnings),
      facts(l10n.t('The job'), [
        withButton(code(l10n.t('Id'), job.id), { action: 'copyId', label: l10n.t('Copy Id') }),
        code(l10n.t('Model'), job.model),
        code(l10n.t('Trained model'), job.fineTunedModel),
        code(l10n.t('Method'), job.method),
        code(l10n.t('Training file'), job.trainingFile),
        code(l10n.t('Validation file'), job.validationFile),
        code(l10n.t('Result files'), job.resultFiles.join(', ')),
        code(l10n.t('Suffix'), job.suffix),
        code(l10n.t('Seed'), job.seed),
        time(l10n.t('Created'), job.createdAt),
        time(l10n.t('Estimated finish'), job.estimatedFinish),
        time(l10n.t('Finished'), job.finishedAt),
        code(l10n.t('Trained tokens'), job.trainedTokens),
      ]),
      facts(
        l10n.t('Hyperparameters'),
        Object.entries(job.hyperparameters).map(([name, value]) => code(name, value)),
      ),
      facts(
        l10n.t('Metadata'),
        Object.entries(job.metadata).map(([name, value]) => plain(name, value)),
      ),
      connectionFacts(state, requestId),
      raw(l10n.t('The whole answer as JSON'), indented(text), false),
    ].filter(isWorthShowing),
  };
}

function failureContent(failure: Failure, state: PanelState): Content {
  const { advice } = state;
  const reveal: Button = { action: 'reveal', label: l10n.t('Show in File') };
  return {
    heading: failureHeading(failure, state),
    status: {
      tone: 'bad',
      text: failureName(failure),
      explanation: advice?.summary ?? '',
    },
    buttons: state.canReveal ? [reveal] : [],
    sections: [
      texts(
        l10n.t('What the service says'),
        failure.kind === 'refused' ? [failure.error.message] : [],
      ),
      { kind: 'steps' as const, heading: l10n.t('What to do'), steps: advice?.steps ?? [] },
      facts(l10n.t('The answer'), answerFacts(failure)),
      connectionFacts(state, 'requestId' in failure ? failure.requestId : undefined),
      raw(
        l10n.t('The answer as it came'),
        'text' in failure ? failure.text : '',
        failure.kind === 'unreadable',
      ),
    ].filter(isWorthShowing),
  };
}

function failureHeading(failure: Failure, { fileName, advice }: PanelState): string {
  if (advice?.jobMayExist) return l10n.t('It is not known what became of {0}', fileName);
  return failure.kind === 'notSent'
    ? l10n.t('{0} was not sent', fileName)
    : l10n.t('{0} was not accepted', fileName);
}

function failureName(failure: Failure): string {
  switch (failure.kind) {
    case 'refused':
    case 'unreadable':
    case 'redirected':
      return `HTTP ${failure.status}`;
    case 'notSent':
      return l10n.t('Not sent.');
    case 'unknown':
      return l10n.t('No answer.');
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

function connectionFacts({ connection }: PanelState, requestId: string | undefined): Section {
  return facts(l10n.t('The connection'), [
    plain(l10n.t('Connection'), connection.label),
    code(l10n.t('Address'), connection.address),
    withButton(code(l10n.t('Request id'), requestId), {
      action: 'copyRequestId',
      label: l10n.t('Copy Request Id'),
    }),
  ]);
}

/** The status in the API's own word, with what it means. A status that nobody knows is one of a job that goes on. */
function jobStatus(status: string): Status {
  const tone = status === 'succeeded' ? 'good' : isTerminal(status) ? 'bad' : 'waiting';
  return { tone, text: status, explanation: explainStatus(status) };
}

function explainStatus(status: string): string {
  switch (status) {
    case 'validating_files':
      return l10n.t('The job was created; the service checks its files.');
    case 'queued':
    case 'pending':
      return l10n.t('The job was created and waits for its turn.');
    case 'running':
      return l10n.t('The model is being trained.');
    case 'paused':
      return l10n.t('The training rests until it is resumed.');
    case 'succeeded':
      return l10n.t('The trained model is ready.');
    case 'failed':
      return l10n.t('The service gave the job up.');
    case 'cancelled':
      return l10n.t('The job was cancelled.');
    default:
      return l10n.t('The job was created and is not finished.');
  }
}

function texts(heading: string, content: readonly string[]): Section {
  return { kind: 'texts', heading, texts: content };
}

function facts(heading: string, content: readonly (Fact | undefined)[]): Section {
  return { kind: 'facts', heading, facts: content.filter((fact) => fact !== undefined) };
}

function raw(heading: string, text: string, isOpen: boolean): Section {
  const shown =
    text.length > longestRaw
      ? `${text.slice(0, longestRaw)}\n${l10n.t('… and {0} more characters', text.length - longestRaw)}`
      : text;
  return { kind: 'raw', heading, text: shown, isOpen };
}

function isWorthShowing(section: Section): boolean {
  switch (section.kind) {
    case 'texts':
      return section.texts.length > 0;
    case 'steps':
      return section.steps.length > 0;
    case 'facts':
      return section.facts.length > 0;
    case 'raw':
      return section.text.trim() !== '';
  }
}

function code(name: string, value: string | number | undefined): Fact | undefined {
  if (value === undefined || value === '') return undefined;
  return { name, value: { kind: 'code', text: String(value) } };
}

function plain(name: string, text: string): Fact {
  return { name, value: { kind: 'text', text } };
}

/** Seconds since 1970; undefined for what is no date. */
function time(name: string, seconds: number | undefined): Fact | undefined {
  const date = new Date((seconds ?? Number.NaN) * 1000);
  if (Number.isNaN(date.getTime())) return undefined;
  return { name, value: { kind: 'time', iso: date.toISOString() } };
}

function withButton(fact: Fact | undefined, button: Button): Fact | undefined {
  return fact && { ...fact, button };
}

/** JSON for reading; the answer as it came when it is too deep or is none. */
function indented(json: string): string {
  if (json.includes('\n')) return json;
  try {
    return JSON.stringify(JSON.parse(json), undefined, 2);
  } catch {
    return json;
  }
}
